import { defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "HA watches the VMs, not the hosts alone",
  why: "A guest that hangs on a healthy host is restarted by nobody.",
  severity: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: 'watch VMs by their heartbeats (ha.vmMonitoring: "vm")',
  sources: [
    {
      catalogue: "HA-013",
      title: "AsBuiltReport, health check vmMonitoring; Terraform provider vsphere: ha_vm_monitoring is off by default",
    },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const monitoring = cluster.ha("vmMonitoring");
      if (!monitoring.known) yield undecided(cluster, monitoring);
      else if (monitoring.value !== "disabled") yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `nobody restarts a VM of ${cluster.id} that hangs`,
          expected: "vm or vm-and-application",
          found: "disabled",
        });
      }
    }
  },
});

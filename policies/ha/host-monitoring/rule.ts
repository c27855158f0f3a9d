import { defineRule, fails, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Host monitoring is on wherever VMs must restart",
  why: "With host monitoring off, HA is on in name only: hosts exchange no heartbeats, and nothing is restarted when one fails.",
  severity: "error",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "turn host monitoring on again (ha.hostMonitoring: true); it is meant to be off during network maintenance only",
  sources: [
    {
      catalogue: "HA-002",
      title:
        "VMware vSphere 8.0 Availability: VM restart priority and host isolation response (suspended without host monitoring)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-FA8B166D-A5F5-47D3-840E-68996507A95B",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const monitoring = cluster.ha("hostMonitoring");
      if (!monitoring.known) yield undecided(cluster, monitoring);
      else if (monitoring.value) yield passes();
      else {
        yield fails({
          about: [cluster, ...cluster.requirementsOnRestart],
          message: `host monitoring is off on ${cluster.id}: HA does not notice a host that fails`,
          expected: `ha.hostMonitoring: true, for ${names(cluster.requirementsOnRestart)}`,
          found: "ha.hostMonitoring: false",
        });
      }
    }
  },
});

import { defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Admission control is on wherever VMs must restart",
  why: "Without admission control the platform admits VMs until no room is left for a restart: what is proven today is false after the next power-on.",
  severity: "warning",
  platforms: ["vsphere"],
  parameters: {},
  fix: 'choose an admission control policy, best "resource-percentage" computed from the host failures to tolerate',
  sources: [
    {
      catalogue: "HA-003",
      title: "VMware vSphere 8.0 Availability: admission control",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-53F6938C-96E5-4F67-9A6E-479F5A894571",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const policy = cluster.admissionControl("policy");
      if (!policy.known) yield undecided(cluster, policy);
      else if (policy.value !== "disabled") yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `admission control is off on ${cluster.id}: VMs are admitted until none can restart`,
          expected: "resource-percentage, slots or failover-hosts",
          found: "disabled",
        });
      }
    }
  },
});

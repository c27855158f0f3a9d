import { defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "The platform warns before a failover costs performance",
  why: "At 100 % tolerance the warning is off: VMs restart after a failure and crawl, and nobody was told that they would.",
  severity: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "set the performance degradation that VMs tolerate below 100 % (ha.admissionControl.performanceTolerance)",
  sources: [
    {
      catalogue: "CAP-011",
      title: "VMware vSphere 8.0 Availability: admission control (performance degradation VMs tolerate)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-53F6938C-96E5-4F67-9A6E-479F5A894571",
    },
    { title: "Terraform provider vsphere: ha_admission_control_performance_tolerance is 100 by default" },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const policy = cluster.admissionControl("policy");
      if (policy.known && policy.value === "disabled") continue;
      const tolerance = cluster.admissionControl("performanceTolerance");
      if (!tolerance.known) yield undecided(cluster, tolerance);
      else if (tolerance.value < 100) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `${cluster.id} accepts any loss of performance after a failover without a warning`,
          expected: "less than 100 %",
          found: `${tolerance.value} %`,
        });
      }
    }
  },
});

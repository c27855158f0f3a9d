import { count, defineRule, fails, passes, undecided } from "../../../lib/policy";
import { demandsOn } from "./demand";
import { reserveOf } from "./reserve";

export const rule = defineRule({
  title: "Admission control keeps room for as many host failures as the requirement tolerates",
  why: "Admission control with a smaller reserve admits VMs until the promised failure is no longer survived.",
  severity: "warning",
  platforms: ["vsphere"],
  parameters: {},
  fix: "raise the host failures that admission control tolerates (ha.admissionControl.hostFailures) to what the requirement may take",
  sources: [
    {
      catalogue: "CAP-007",
      title:
        "VMware vSphere 6.0 Availability, GUID-BD6D9434-84C8-4937-BC76-04852F5EA136: best practices for admission control (2 of 10 hosts are 20 %)",
    },
    {
      catalogue: "CAP-008",
      title: "Terraform provider vsphere: compute_cluster, ha_admission_control_host_failure_tolerance",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const policy = cluster.admissionControl("policy");
      if (!policy.known || policy.value === "disabled") continue;
      for (const demand of demandsOn(cluster)) {
        const { requirement, hosts } = demand;
        const reserve = reserveOf(cluster, policy.value);
        if (!reserve.known) yield undecided([cluster, requirement], reserve);
        else if (reserve.value.isLessThan(hosts)) {
          yield fails({
            about: [cluster, requirement],
            message: `admission control of ${cluster.id} keeps ${reserve.value.text}, but "${requirement.id}" may take ${count(hosts, "host")} at once`,
            expected: reserve.value.expected(hosts),
            found: reserve.value.text,
          });
        } else if (demand.missing.length > 0) yield undecided([cluster, requirement], demand.missing);
        else yield passes();
      }
    }
  },
});

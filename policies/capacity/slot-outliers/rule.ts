import { defineRule, fails, integer, names, passes, type VmView } from "../../../lib/policy";

export const rule = defineRule({
  title: "No single reservation inflates the slot size",
  why: "The slot policy gives every VM a slot as large as the largest reservation: one outlier makes the cluster look full.",
  severity: "note",
  platforms: ["vsphere"],
  parameters: {
    times: integer({
      default: 4,
      minimum: 2,
      description: "The largest memory reservation as a multiple of the median one.",
    }),
  },
  fix: "use the resource-percentage policy, or make the reservation smaller",
  sources: [
    {
      catalogue: "CAP-012",
      title:
        'VMware vSphere 6.0 Availability, GUID-BD6D9434-84C8-4937-BC76-04852F5EA136: slot size; vCheck, plugin "Cluster Slot Sizes"',
    },
  ],
  profiles: ["production"],

  *check(estate, { times }) {
    for (const cluster of estate.clustersOnHa) {
      const policy = cluster.admissionControl("policy");
      if (!policy.known || policy.value !== "slots") continue;
      const reserving = cluster.vms.filter((vm) => vm.isOn && vm.reservedMib > 0).sort(bySize);
      const median = reserving[Math.floor((reserving.length - 1) / 2)]?.reservedMib ?? 0;
      const outliers = reserving.filter((vm) => vm.reservedMib > times * median);
      if (outliers.length === 0) yield passes();
      else {
        yield fails({
          about: [cluster, ...outliers],
          message: `slots of ${cluster.id} are as large as the reservation of ${names(outliers)}, more than ${times} times the median`,
          expected: `at most ${times * median} MiB reserved`,
          found: `${Math.max(...outliers.map((vm) => vm.reservedMib))} MiB`,
        });
      }
    }
  },
});

function bySize(a: VmView, b: VmView): number {
  return a.reservedMib - b.reservedMib || (a.id < b.id ? -1 : 1);
}

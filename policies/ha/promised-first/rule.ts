import type { RestartPriority } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, names, passes, type VmView } from "../../../lib/policy";

const RANKS: readonly RestartPriority[] = ["disabled", "lowest", "low", "medium", "high", "highest"];

export const rule = defineRule({
  title: "VMs that somebody promised restart no later than those that nobody did",
  why: "When room is short, the order decides who comes back: a VM without a promise takes the room of one with a promise.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "raise the restart priority of the promised VMs, or lower that of the others",
  sources: [
    {
      catalogue: "HA-026",
      title: "VMware vSphere 8.0 Availability: restart priority, the order of placement",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-FA8B166D-A5F5-47D3-840E-68996507A95B",
    },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      const promised = cluster.requirementsOnRestart.filter((one) => !one.isProven);
      const first = cluster.vmsThatMustRestart;
      if (promised.length === 0 || first.length === 0) continue;
      const named = new Set(cluster.requirements.flatMap((one) => [...one.named]));
      const others = cluster.vmsThatMustRun.filter((vm) => !named.has(vm));
      const lowest = Math.min(...first.map(rankOf));
      const before = others.filter((vm) => rankOf(vm) > lowest);
      if (before.length === 0) yield passes();
      else {
        const late = first.filter((vm) => rankOf(vm) === lowest);
        yield fails({
          about: [cluster],
          message: `${names(before)} of ${cluster.id}, which nobody promised, ${before.length === 1 ? "restarts" : "restart"} before ${names(late)}`,
          expected: "promised VMs first",
          found: `priority ${late[0]?.restart ?? ""} for ${names(late)}`,
        });
      }
    }
  },
});

function rankOf(vm: VmView): number {
  return RANKS.indexOf(vm.restart);
}

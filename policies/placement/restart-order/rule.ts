import { ALL_PLATFORMS, defineRule, fails, names, passes, type VmView } from "../../../lib/policy";

const RANKS = ["disabled", "lowest", "low", "medium", "high", "highest"];

export const rule = defineRule({
  title: "A VM does not wait for one of lower restart priority",
  why: "The platform restarts by priority first: the VM that waits is restarted late, or with nothing to talk to.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "give the VMs that others wait for at least the same restart priority",
  sources: [
    { catalogue: "HA-018", title: "vSphere API: ClusterOrchestrationInfo, VM dependencies and restart priority" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const dependency of estate.rules) {
      if (dependency.kind !== "dependency") continue;
      const waiting = dependency.vms.filter((vm) => vm.mustRun);
      const first = Math.max(...waiting.map(rankOf), 0);
      const late = dependency.after.filter((vm) => vm.isOn && rankOf(vm) < first);
      if (waiting.length === 0) continue;
      if (late.length === 0) yield passes();
      else {
        const urgent = waiting.filter((vm) => rankOf(vm) === first);
        yield fails({
          about: [dependency, ...late, ...urgent],
          message: `${names(urgent)} (${urgent[0]?.restart}) ${urgent.length === 1 ? "waits" : "wait"} for ${names(late)} (${[...new Set(late.map((vm) => vm.restart))].join(", ")}) by ${dependency.id}`,
          expected: `restart priority ${urgent[0]?.restart} or higher`,
          found: [...new Set(late.map((vm) => vm.restart))].join(", "),
        });
      }
    }
  },
});

function rankOf(vm: VmView): number {
  return RANKS.indexOf(vm.restart);
}

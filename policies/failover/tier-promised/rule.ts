import { ALL_PLATFORMS, count, defineRule, fails, names, passes, type VmView } from "../../../lib/policy";

export const rule = defineRule({
  title: "Every tier is promised something",
  why: "A tier says that VMs matter; without a requirement that covers them nothing is proven for them.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "declare a requirement for the tier, or take the tier off the VMs",
  sources: [{ title: "Convention: a tier without a promise is a label" }],
  profiles: ["production"],

  *check(estate) {
    if (estate.requirements.length === 0) return;
    const covered = new Set(estate.requirements.flatMap((requirement) => [...requirement.named]));
    const tiers = new Map<string, VmView[]>();
    for (const vm of estate.vms) {
      if (vm.tier === undefined || !vm.isOn) continue;
      const open = tiers.get(vm.tier) ?? [];
      tiers.set(vm.tier, open);
      if (!covered.has(vm)) open.push(vm);
    }
    for (const [tier, open] of tiers) {
      if (open.length === 0) yield passes();
      else {
        yield fails({
          about: open,
          cause: tier,
          message: `no requirement covers ${count(open.length, "VM")} of tier ${tier}: ${names(open)}`,
          expected: `a requirement for tier ${tier}`,
          found: "none",
        });
      }
    }
  },
});

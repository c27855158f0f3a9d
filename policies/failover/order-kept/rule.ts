import { type Id, isEnabled, vmsOfPlan } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";
import { groupRanks } from "../group-ranks";

export const rule = defineRule({
  title: "A failover plan brings up what VMs depend on before them",
  why: "A VM that starts before what it depends on comes up broken, and one whose dependency no plan covers stays so.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "put what others depend on into an earlier group of the plan, and into the plan at all",
  sources: [
    {
      catalogue: "DR-007",
      title: "VMware Site Recovery Manager: priority groups and VM dependencies of a recovery plan",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const plan of index.failoverPlans.values()) {
      const covered = new Set(vmsOfPlan(index, plan).map(({ id }) => id));
      const ranks = groupRanks(index, plan);
      const rankOf = (vm: Id) => ranks.get(vm) ?? Number.POSITIVE_INFINITY;
      let crossed = false;
      for (const rule of index.rules.values()) {
        if (rule.kind !== "dependency" || !isEnabled(rule)) continue;
        for (const vm of rule.vms.filter((id) => covered.has(id))) {
          const cluster = index.vms.get(vm)?.cluster;
          for (const other of rule.after) {
            const late = covered.has(other) && rankOf(other) > rankOf(vm);
            const left = !covered.has(other) && index.vms.get(other)?.cluster === cluster;
            if (!late && !left) continue;
            crossed = true;
            yield fails({
              about: [estate.named("failoverPlans", plan.id), estate.named("vms", vm), estate.named("vms", other)],
              cause: late ? "late" : "left",
              message: late
                ? `${plan.id} starts ${vm} in a group before ${other}, which it depends on by ${rule.id}`
                : `${plan.id} brings up ${vm} and not ${other}, which it depends on by ${rule.id}`,
              expected: late ? `${other} in the same group or an earlier one` : `${other} in the plan`,
              found: late ? "a later group" : "not covered",
            });
          }
        }
      }
      if (!crossed) yield passes();
    }
  },
});

import { vmsOfPlan } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "A plan says what becomes of addresses, and how long clients keep old ones",
  why: "A service that is up at an address that nobody asks is down; how long that lasts is part of the recovery time.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "declare addresses (keep or change) of each mapped network, and dnsTtlSeconds where they change",
  sources: [
    {
      catalogue: "DR-006",
      title: "Microsoft, Hyper-V Replica: failover TCP/IP settings; VMware SRM: IP customization",
    },
  ],
  profiles: ["production"],

  *check(estate) {
    const { index } = estate;
    for (const plan of index.failoverPlans.values()) {
      const used = new Set(vmsOfPlan(index, plan).flatMap((vm) => vm.networks ?? []));
      const mapped = (plan.networks ?? []).filter(({ from }) => used.has(from));
      if (mapped.length === 0) continue;
      const about = [estate.named("failoverPlans", plan.id)];
      const open = mapped.filter(({ from, to, addresses }) => from !== to && addresses === undefined);
      const changing = mapped.filter(({ addresses }) => addresses === "change");
      if (open.length > 0) {
        const networks = open.map(({ from }) => from).join(", ");
        yield fails({
          about,
          cause: "addresses",
          message: `${plan.id} does not say whether VMs of ${networks} keep their addresses at ${plan.to}`,
          expected: "addresses: keep or change",
          found: "neither",
        });
      }
      if (changing.length > 0 && plan.dnsTtlSeconds === undefined) {
        yield fails({
          about,
          cause: "dns",
          message: `${plan.id} changes addresses, and does not say how long clients may hold the old ones`,
          expected: "dnsTtlSeconds",
          found: "none",
        });
      } else if (open.length === 0) yield passes();
    }
  },
});

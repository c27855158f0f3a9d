import { type Id, vmsOfPlan } from "../../../lib/estate";
import { ALL_PLATFORMS, count, defineRule, fails, passes, undecided } from "../../../lib/policy";
import { targetsOf } from "../targets";

export const rule = defineRule({
  title: "Every network of a VM that fails over has one at the failover site",
  why: "A VM that comes up without its network is as lost as one that does not come up.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "map the network in the plan, or carry it at the failover site",
  sources: [
    {
      catalogue: "DR-005",
      title:
        "VMware Site Recovery Manager: a VM whose networks are not mapped gets no placeholder at the recovery site",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const plan of index.failoverPlans.values()) {
      const hosts = targetsOf(index, plan).flatMap((cluster) => index.hostsOfCluster(cluster));
      const networks = new Set<Id>(vmsOfPlan(index, plan).flatMap((vm) => vm.networks ?? []));
      const stead = new Map((plan.networks ?? []).map(({ from, to }): readonly [Id, Id] => [from, to]));
      for (const network of [...networks].sort()) {
        const there = stead.get(network) ?? network;
        const open = hosts.filter((host) => host.networks === undefined);
        if (hosts.length === 0) continue;
        if (hosts.some((host) => host.networks?.includes(there))) yield passes();
        else if (open.length > 0) {
          const missing = open.map(({ id }) => ({ object: `hosts/${id}`, fact: "networks" }));
          yield undecided(estate.named("failoverPlans", plan.id), missing);
        } else {
          yield fails({
            about: [estate.named("failoverPlans", plan.id), estate.named("networks", network)],
            message: stead.has(network)
              ? `${plan.id} maps ${network} to ${there}, which none of ${count(hosts.length, "host")} at ${plan.to} carries`
              : `${plan.id} maps ${network} to nothing, and none of ${count(hosts.length, "host")} at ${plan.to} carries it`,
            expected: "a network that a host of the failover cluster carries",
            found: stead.has(network) ? there : "none",
          });
        }
      }
    }
  },
});

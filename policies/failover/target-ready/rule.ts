import { stateOf } from "../../../lib/estate";
import { ALL_PLATFORMS, count, defineRule, fails, passes } from "../../../lib/policy";
import { targetsOf } from "../targets";

export const rule = defineRule({
  title: "The failover cluster has hosts that can start VMs",
  why: "A plan that leads to hosts in maintenance, or to none, is found out on the day it is needed.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "take hosts of the failover cluster out of maintenance, one at a time into it, or name another cluster",
  sources: [{ catalogue: "DR-003", title: "Convention: the recovery site has its capacity ready" }],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const plan of index.failoverPlans.values()) {
      for (const cluster of targetsOf(index, plan)) {
        const hosts = index.hostsOfCluster(cluster);
        const isPartial = index.clusters.get(cluster)?.inventory?.hosts === "partial";
        const ready = hosts.filter((host) => stateOf(host) === "connected");
        if (ready.length > 0 || isPartial) yield passes();
        else {
          yield fails({
            about: [
              estate.named("failoverPlans", plan.id),
              estate.named("clusters", cluster),
              ...hosts.map(({ id }) => estate.named("hosts", id)),
            ],
            message: `${plan.id} leads to ${cluster}, where ${hosts.length === 0 ? "there is no host" : `none of ${count(hosts.length, "host")} is connected and out of maintenance`}`,
            expected: "at least one connected host",
            found: hosts.length === 0 ? "no host" : [...new Set(hosts.map(stateOf))].join(", "),
          });
        }
      }
    }
  },
});

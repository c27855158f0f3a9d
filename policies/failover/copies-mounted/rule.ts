import { ALL_PLATFORMS, defineRule, fails, passes, undecided } from "../../../lib/policy";
import { copyStoresOf, targetsOf } from "../targets";

export const rule = defineRule({
  title: "The datastores with the copies are mounted where the VMs come up",
  why: "A copy that no host of the failover cluster can open recovers nobody.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "mount the datastore on every host of the failover cluster, or let the plan name the cluster that mounts it",
  sources: [{ catalogue: "DR-003", title: "Convention: a recovery needs its data where it has its room" }],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const plan of index.failoverPlans.values()) {
      const clusters = targetsOf(index, plan);
      const hosts = clusters.flatMap((cluster) => index.hostsOfCluster(cluster));
      if (hosts.length === 0) continue;
      for (const datastore of copyStoresOf(index, plan)) {
        const lacking = hosts.filter(({ datastores }) => datastores !== undefined && !datastores.includes(datastore));
        const open = hosts.filter(({ datastores }) => datastores === undefined);
        if (lacking.length > 0) {
          yield fails({
            about: [
              estate.named("failoverPlans", plan.id),
              estate.named("datastores", datastore),
              ...lacking.map(({ id }) => estate.named("hosts", id)),
            ],
            message: `${plan.id} recovers from ${datastore}, which ${lacking.length} of ${hosts.length} hosts of ${clusters.join(", ")} ${lacking.length === 1 ? "does" : "do"} not mount`,
            expected: `${datastore} on all ${hosts.length}`,
            found: `${hosts.length - lacking.length - open.length} of ${hosts.length}`,
          });
        } else if (open.length > 0) {
          const missing = open.map(({ id }) => ({ object: `hosts/${id}`, fact: "datastores" }));
          yield undecided(estate.named("failoverPlans", plan.id), missing);
        } else yield passes();
      }
    }
  },
});

import { count, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "The pool plans for as many host failures as is promised",
  why: "The pool keeps room for the number of host failures that it is told, and refuses what would use that room up; for more than that it plans nothing, and a VM that is started tomorrow may take what a promise needs.",
  severity: "error",
  undecided: "warning",
  platforms: ["xen"],
  parameters: {},
  fix: "raise ha.hostFailuresToTolerate (xe pool-param-set ha-host-failures-to-tolerate=N) to what the requirement tolerates",
  sources: [
    {
      catalogue: "XEN-002",
      title: "XAPI toolstack: high availability, planning for host failures",
      url: "https://xapi-project.github.io/new-docs/toolstack/features/HA/index.html",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const planned = cluster.ha("hostFailuresToTolerate");
      for (const requirement of cluster.requirementsOnRestart) {
        const promised = Math.min(requirement.failures("host"), cluster.hosts.length);
        if (promised === 0) continue;
        if (!planned.known) yield undecided(cluster, planned);
        else if (planned.value >= promised) yield passes();
        else {
          yield fails({
            about: [cluster, requirement],
            cause: `${cluster.id} ${requirement.id}`,
            message: `${cluster.id} plans for ${count(planned.value, "host failure")}, and "${requirement.id}" promises ${promised}`,
            expected: `at least ${promised}`,
            found: String(planned.value),
          });
        }
      }
    }
  },
});

import { defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "The pool refuses what breaks its restart plan",
  why: "With ha-allow-overcommit the pool lets VMs start for which no room is kept: the plan is broken without a word, and found to be in the outage.",
  severity: "error",
  undecided: "note",
  platforms: ["xen"],
  parameters: {},
  fix: "set ha.allowOvercommit to false (xe pool-param-set ha-allow-overcommit=false)",
  sources: [
    {
      catalogue: "XEN-003",
      title: "XAPI toolstack: high availability, overcommit protection",
      url: "https://xapi-project.github.io/new-docs/toolstack/features/HA/index.html",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const overcommits = cluster.ha("allowOvercommit");
      if (!overcommits.known) yield undecided(cluster, overcommits);
      else if (!overcommits.value) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `${cluster.id} lets VMs start for which it keeps no room`,
          expected: "ha.allowOvercommit: false",
          found: "true",
        });
      }
    }
  },
});

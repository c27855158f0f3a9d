import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "A datastore cluster has more than one member",
  why: "With one member there is nothing to choose from: no balance, no maintenance, and its loss is the loss of all.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add a datastore to the cluster, or name the datastore itself",
  sources: [{ catalogue: "STO-008", title: "Convention, after AsBuiltReport's health checks of datastore clusters" }],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.datastoreClusters) {
      const members = cluster.datastores.length;
      if (members > 1) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `${cluster.id} has ${members === 1 ? "one member" : "no member"}: there is nothing to choose from`,
          expected: "two datastores or more",
          found: String(members),
        });
      }
    }
  },
});

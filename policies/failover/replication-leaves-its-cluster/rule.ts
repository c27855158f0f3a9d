import { ALL_PLATFORMS, count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "A replication goes to another cluster than its VMs run in",
  why: "A copy in the cluster that it protects is lost with it.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "replicate to another cluster, best at another site",
  sources: [{ catalogue: "DR-016", title: "Convention: a copy protects from what it does not share" }],
  profiles: ["baseline"],

  *check(estate) {
    for (const replication of estate.replications) {
      const { cluster } = replication.to;
      if (cluster === undefined) continue;
      const inside = replication.vms.filter((vm) => vm.cluster?.id === cluster);
      if (inside.length === 0) yield passes();
      else {
        yield fails({
          about: [replication, estate.named("clusters", cluster), ...inside],
          message: `${replication.id} copies ${count(inside.length, "VM")} to ${cluster}, where ${inside.length === 1 ? "it runs" : "they run"}: ${names(inside)}`,
          expected: `another cluster than ${cluster}`,
          found: cluster,
        });
      }
    }
  },
});

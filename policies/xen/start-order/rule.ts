import { defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "VMs of several tiers have a place in the start order",
  why: "Without an order the pool restarts protected VMs all at once: where room or time is short, which come first is chance.",
  severity: "note",
  platforms: ["xen"],
  parameters: {},
  fix: "give the VMs a startOrder (xe vm-param-set order=N), the most needed ones the lowest",
  sources: [
    {
      catalogue: "XEN-012",
      title: "XenServer 8: high availability, restart order",
      url: "https://docs.xenserver.com/en-us/xenserver/8/high-availability",
    },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const required = cluster.vmsThatMustRestart;
      if (new Set(required.flatMap((vm) => vm.tier ?? [])).size < 2) continue;
      const unordered = required.filter((vm) => !vm.fact("startOrder").known);
      if (unordered.length === 0) yield passes();
      else {
        yield fails({
          about: [cluster, ...unordered],
          cause: cluster.id,
          message: `${names(unordered)} of ${cluster.id} ${unordered.length === 1 ? "has" : "have"} no place in the start order, and its VMs are of several tiers`,
          expected: "a startOrder",
          found: "none",
        });
      }
    }
  },
});

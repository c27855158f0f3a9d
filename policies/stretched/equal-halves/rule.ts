import { ALL_PLATFORMS, count, defineRule, fails, passes } from "../../../lib/policy";
import { stretchedClusters } from "../clusters";

export const rule = defineRule({
  title: "A stretched cluster has as many hosts at one site as at the other",
  why: "The smaller half must carry the larger one: hosts beyond it are room that a lost site takes away.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add hosts in pairs, one at each site",
  sources: [
    { catalogue: "DR-013", title: "VMware, stretched cluster guidelines: the same number of hosts at both data sites" },
    { catalogue: "STO-015", title: "The same, for vSAN" },
  ],
  profiles: ["stretched-cluster"],

  *check(estate) {
    for (const { id, sites } of stretchedClusters(estate.index)) {
      const counts = [...sites.values()];
      if (sites.size !== 2) continue;
      if (counts.every((hosts) => hosts === counts[0])) yield passes();
      else {
        const told = [...sites].map(([site, hosts]) => `${count(hosts, "host")} at ${site}`).join(", ");
        yield fails({
          about: [estate.named("clusters", id), ...[...sites.keys()].map((site) => estate.named("sites", site))],
          message: `${id} has ${told}`,
          expected: "as many at each",
          found: told,
        });
      }
    }
  },
});

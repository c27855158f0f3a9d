import type { Witness } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, passes, undecided } from "../../../lib/policy";
import { stretchedClusters } from "../clusters";

export const rule = defineRule({
  title: "A cluster over two sites has a witness at a third",
  why: "When the sites lose each other, each half waits for the other or goes on by itself; a witness beside one half goes with it, just when it should decide for the other.",
  severity: "error",
  undecided: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "run the witness at a third site, or with a provider",
  sources: [
    {
      catalogue: "CTL-009",
      title: "VMware vSAN 7.0 Planning: the witness of a stretched cluster is at a third site",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.vsan-planning.doc/GUID-4172337E-E25F-4C6B-945E-01623D314FDA",
    },
    { catalogue: "STO-014", title: "The same: it runs at neither data site" },
  ],
  profiles: ["stretched-cluster"],

  *check(estate) {
    const { index } = estate;
    for (const { id, sites } of stretchedClusters(index)) {
      if (sites.size !== 2) continue;
      const about = estate.named("clusters", id);
      const witness = index.clusters.get(id)?.witness;
      const at = witness === undefined ? undefined : siteOf(witness);
      if (at === undefined) {
        yield undecided(about, [
          { object: `clusters/${id}`, fact: witness === undefined ? "witness" : "witness/site" },
        ]);
      } else if (at === null || !sites.has(at)) yield passes();
      else {
        yield fails({
          about: [about, estate.named("sites", at)],
          message: `the witness of ${id} is at ${at}, where half of its hosts are`,
          expected: "a third site",
          found: at,
        });
      }
    }

    function siteOf({ site, domains = [] }: Witness) {
      if (site !== undefined) return site;
      return [...index.domainsAround({ domains })]
        .map((domain) => index.domains.get(domain)?.site)
        .find((one) => one !== undefined);
    }
  },
});

import { ALL_PLATFORMS, defineRule, type EstateView, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "Synchronous copies of a datastore share no failure domain, and its witness none with them",
  why: "Copies in one failure domain are lost at once; a witness beside a copy goes with it, just when it should decide for the other.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "keep copies and witness in domains that fail independently, the witness at a third site",
  sources: [
    { catalogue: "CTL-009", title: "Microsoft, Windows Server blog, 2016-08-10: cloud witness; quorum arithmetic" },
    {
      catalogue: "STO-014",
      title: "VMware vSAN 7.0 Planning: stretched cluster guidelines",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.vsan-planning.doc/GUID-4172337E-E25F-4C6B-945E-01623D314FDA",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const datastore of estate.datastores) {
      const { copies, witness } = datastore;
      if (copies.length < 2) continue;
      const places = copies.map((copy) => placesOf(estate, copy.domains));
      const [first, ...others] = places;
      const common = [...(first ?? [])].filter((id) => others.every((place) => place.has(id)));
      const witnessed = witness === undefined ? new Set<string>() : placesOf(estate, witness.domains);
      const sites = new Set(copies.flatMap((copy) => copy.site ?? []));
      const besides = [...witnessed].filter((id) => places.some((place) => place.has(id)));
      const atSite = witness?.site != null && sites.size > 1 && sites.has(witness.site) ? [`site ${witness.site}`] : [];
      if (common.length > 0) {
        yield fails({
          about: [datastore, ...estate.domains.filter((domain) => common.includes(domain.id))],
          cause: "copies",
          message: `all copies of ${datastore.id} are in ${names(common)}`,
          expected: "copies without a common failure domain",
          found: names(common),
        });
      }
      if (besides.length + atSite.length > 0) {
        yield fails({
          about: [datastore, ...estate.domains.filter((domain) => besides.includes(domain.id))],
          cause: "witness",
          message: `the witness of ${datastore.id} is where one of its copies is: ${names([...besides, ...atSite])}`,
          expected: "a witness away from all copies",
          found: names([...besides, ...atSite]),
        });
      }
      if (common.length + besides.length + atSite.length === 0) yield passes();
    }
  },
});

/** Ids of the domains with which a copy or witness goes; none where they are not declared: only what is known is compared. */
function placesOf(estate: EstateView, domains: readonly string[] | undefined): ReadonlySet<string> {
  return new Set(estate.domainsAbove(domains ?? []).map((domain) => domain.id));
}

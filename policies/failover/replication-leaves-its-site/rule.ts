import {
  ALL_PLATFORMS,
  defineRule,
  fails,
  type Known,
  known,
  missingOf,
  names,
  passes,
  undecided,
  type VmView,
} from "../../../lib/policy";

export const rule = defineRule({
  title: "A replication to a failover site leaves the site where its VMs run",
  why: "A copy at the same site goes with the originals when the site does.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "replicate to another site",
  sources: [{ catalogue: "DR-009", title: "Convention: what replaces a site does not stand in it" }],
  profiles: ["baseline"],

  *check(estate) {
    for (const replication of estate.replications) {
      const { site } = replication.to;
      if (site === undefined) continue;
      const sites = replication.vms.map((vm) => ({ vm, at: sitesOf(vm) }));
      const inside = sites.filter(({ at }) => at.known && at.value.length === 1 && at.value[0] === site);
      const vms = inside.map(({ vm }) => vm);
      if (vms.length > 0) {
        yield fails({
          about: [replication, estate.named("sites", site), ...vms],
          message: `${replication.id} copies ${names(vms)} to ${site}, where ${vms.length === 1 ? "it runs" : "they run"}`,
          expected: `another site than ${site}`,
          found: site,
        });
        continue;
      }
      const missing = missingOf(...sites.map(({ at }) => at));
      yield missing.length > 0 ? undecided(replication, missing) : passes();
    }
  },
});

/** The sites of the hosts that may run it. */
function sitesOf(vm: VmView): Known<readonly string[]> {
  const sites = new Set<string>();
  for (const host of vm.possibleHosts) {
    const at = host.domains("site");
    if (!at.known) return at;
    for (const id of at.value) sites.add(id);
  }
  return known([...sites]);
}

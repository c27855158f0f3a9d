import { coveredVms, type Id } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, passes, undecided } from "../../../lib/policy";
import { placesOf } from "../places";

export const rule = defineRule({
  title: "One copy of a backup is at another site than the VMs",
  why: "What takes the site takes every copy that is there.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "keep a copy at another site",
  sources: [{ catalogue: "BAK-002", title: "The 3-2-1 rule: 1 copy off-site" }],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const policy of index.backups.values()) {
      const about = estate.named("backups", policy.id);
      const clusters = new Set(coveredVms(index, policy).flatMap(({ cluster }) => cluster ?? []));
      const hosts = [...clusters].flatMap((cluster) => index.hostsOfCluster(cluster).map(({ id }) => id));
      const sites = [...index.sites.keys()].filter((site) => {
        const there = index.membersOfSite(site).hosts;
        return hosts.some((host) => there.has(host));
      });
      if (sites.length === 0 || policy.copies.length === 0) continue;
      const places = policy.copies.map((copy) => placesOf(index, copy).sites);
      for (const site of sites) {
        const away = (at: readonly Id[] | undefined) => at !== undefined && !at.includes(site);
        const open = places.flatMap((at, i) =>
          at === undefined ? [{ object: `backups/${policy.id}`, fact: `copies/${i}/site` }] : [],
        );
        if (places.some(away)) yield passes();
        else if (open.length > 0) yield undecided(about, open);
        else {
          yield fails({
            about: [about, estate.named("sites", site)],
            cause: site,
            message: `every copy of ${policy.id} is at ${site}, where the VMs run`,
            expected: `a copy away from ${site}`,
            found: site,
          });
        }
      }
    }
  },
});

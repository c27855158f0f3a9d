import type { EstateIndex, Id } from "../../lib/estate";

/** Sites at which a cluster has hosts, with how many; hosts at no known site are not counted. */
export function sitesOf(index: EstateIndex, cluster: Id): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const host of index.hostsOfCluster(cluster)) {
    for (const site of index.sites.keys()) {
      if (index.membersOfSite(site).hosts.has(host.id)) counts.set(site, (counts.get(site) ?? 0) + 1);
    }
  }
  return counts;
}

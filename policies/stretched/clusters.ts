import type { EstateIndex, Id } from "../../lib/estate";

/** A cluster with hosts at two sites or more. */
export interface Stretched {
  readonly id: Id;
  /** Hosts at each site; those at no known site, or that go with several, are not counted. */
  readonly sites: ReadonlyMap<Id, number>;
  readonly siteOfHost: ReadonlyMap<Id, Id>;
}

export function stretchedClusters(index: EstateIndex): readonly Stretched[] {
  const siteOfHost = new Map<Id, Id>();
  const several = new Set<Id>();
  for (const site of index.sites.keys()) {
    for (const host of index.membersOfSite(site).hosts) {
      if (siteOfHost.has(host)) several.add(host);
      siteOfHost.set(host, site);
    }
  }
  for (const host of several) siteOfHost.delete(host);
  return [...index.clusters.keys()].flatMap((id) => {
    const sites = new Map<Id, number>();
    for (const host of index.hostsOfCluster(id)) {
      const site = siteOfHost.get(host.id);
      if (site !== undefined) sites.set(site, (sites.get(site) ?? 0) + 1);
    }
    return sites.size > 1 ? [{ id, sites, siteOfHost }] : [];
  });
}

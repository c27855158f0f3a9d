import type { Estate, Id } from "../types";

/** Domains and sites in which something stands: a host, a datastore, one of its copies or its witness, an uplink, a storage path. */
export interface Standing {
  readonly domains: ReadonlySet<Id>;
  readonly sites: ReadonlySet<Id>;
}

interface Placed {
  readonly site?: Id | null;
  readonly domains?: readonly Id[];
  readonly redundant?: readonly (readonly Id[])[];
}

export function standing(estate: Estate): Standing {
  const byId = new Map((estate.domains ?? []).map((domain) => [domain.id, domain]));
  const domains = new Set<Id>();
  const sites = new Set<Id>();
  const open: Placed[] = placed(estate);
  for (let thing = open.pop(); thing !== undefined; thing = open.pop()) {
    if (typeof thing.site === "string") sites.add(thing.site);
    for (const id of [...(thing.domains ?? []), ...(thing.redundant ?? []).flat()]) {
      if (domains.has(id)) continue;
      domains.add(id);
      const domain = byId.get(id);
      if (domain !== undefined) open.push(domain);
    }
  }
  return { domains, sites };
}

function placed(estate: Estate): Placed[] {
  const hosts = (estate.hosts ?? []).flatMap((host): readonly Placed[] => [
    host,
    ...(host.storagePaths ?? []),
    ...(host.uplinks ?? []).flatMap((uplink) => (uplink.switch === undefined ? [] : [{ domains: [uplink.switch] }])),
  ]);
  const datastores = (estate.datastores ?? []).flatMap((datastore): readonly Placed[] => [
    datastore,
    ...(datastore.copies ?? []),
    ...(datastore.witness === undefined ? [] : [datastore.witness]),
  ]);
  return [...hosts, ...datastores];
}

import type { EstateIndex, Host, Id } from "../../estate";
import type { Standing } from "./gone";

/** The domains of one kind that a host is in, nested ones included. `known` is false where its `domains` (or its site) are absent. */
export function domainsOfKind(
  index: EstateIndex,
  host: Host,
  kind: Id,
): { readonly ids: readonly Id[]; readonly known: boolean } {
  if (kind === "host") return { ids: [host.id], known: true };
  if (kind === "site") {
    const sites = new Set<Id>();
    collectSites(index, host, sites);
    return { ids: [...sites], known: sites.size > 0 || host.site === null };
  }
  const ids = new Set<Id>();
  const visit = (id: Id): void => {
    const domain = index.domains.get(id);
    if (domain === undefined) return;
    if (domain.kind === kind) ids.add(id);
    for (const parent of domain.domains ?? []) visit(parent);
  };
  for (const id of host.domains ?? []) visit(id);
  return { ids: [...ids], known: host.domains !== undefined };
}

function collectSites(index: EstateIndex, thing: Standing, sites: Set<Id>): void {
  if (typeof thing.site === "string") sites.add(thing.site);
  for (const id of thing.domains ?? []) {
    const domain = index.domains.get(id);
    if (domain !== undefined) collectSites(index, domain, sites);
  }
}

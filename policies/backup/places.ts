import type { BackupCopy, EstateIndex, Id } from "../../lib/estate";

/** Where a copy of a backup is, by itself, its datastore or its domains; `undefined`: not told. */
export function placesOf(
  index: EstateIndex,
  { site, datastore, domains }: BackupCopy,
): { readonly sites: readonly Id[] | undefined; readonly domains: ReadonlySet<Id> | undefined } {
  const on = index.datastores.get(datastore ?? "");
  const listed = domains ?? on?.domains;
  const around = listed === undefined ? undefined : index.domainsAround({ domains: listed });
  const own = site === undefined ? on?.site : site;
  if (own !== undefined) return { sites: own === null ? [] : [own], domains: around };
  const sites = [...(around ?? [])].flatMap((id) => index.domains.get(id)?.site ?? []);
  return { sites: sites.length > 0 ? sites : undefined, domains: around };
}

import type { Datastore, EstateIndex, Host, Id } from "../../estate";
import { type Known, known, unknown } from "../known";

/** Which failure domains a host or datastore goes with, each followed through the domains that it is nested in. */
export class Places {
  readonly #above = new Map<Id, ReadonlySet<Id>>();

  constructor(private readonly index: EstateIndex) {}

  /** Ids of the domains of the kind whose loss alone takes the thing; `redundant` groups are not among them. */
  of(thing: Host | Datastore, kind: string): Known<readonly Id[]> {
    if (kind === "site") return this.#siteOf(thing);
    if (kind === "host" || kind === "datastore") return known(this.#listOf(thing) === `${kind}s` ? [thing.id] : []);
    if (thing.domains === undefined) return unknown({ object: this.#objectOf(thing), fact: "domains" });
    return known([...this.above(thing.domains)].filter((id) => this.index.domains.get(id)?.kind === kind));
  }

  #siteOf(thing: Host | Datastore): Known<readonly Id[]> {
    if (thing.site === null) return known([]);
    if (thing.site !== undefined) return known([thing.site]);
    const sites = [...this.above(thing.domains ?? [])].flatMap((id) => this.index.domains.get(id)?.site ?? []);
    if (sites.length > 0) return known([...new Set(sites)]);
    return unknown({ object: this.#objectOf(thing), fact: "site" });
  }

  #objectOf(thing: Host | Datastore): string {
    return `${this.#listOf(thing)}/${thing.id}`;
  }

  #listOf(thing: Host | Datastore): "hosts" | "datastores" {
    return this.index.hosts.get(thing.id) === thing ? "hosts" : "datastores";
  }

  /** The domains themselves and all that they are nested in. */
  above(ids: readonly Id[]): ReadonlySet<Id> {
    const found = new Set<Id>();
    for (const id of ids) for (const above of this.#nesting(id)) found.add(above);
    return found;
  }

  #nesting(id: Id): ReadonlySet<Id> {
    const cached = this.#above.get(id);
    if (cached !== undefined) return cached;
    const found = new Set([id]);
    for (const next of found) for (const above of this.index.domains.get(next)?.domains ?? []) found.add(above);
    this.#above.set(id, found);
    return found;
  }
}

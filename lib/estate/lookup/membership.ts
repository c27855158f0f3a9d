import type { Domain, Estate, Id } from "../types";

/** What goes with a domain or a site: all of it, nested. Lists keep the order in which things are found, from the outside in. */
export interface Members {
  readonly domains: ReadonlySet<Id>;
  readonly hosts: ReadonlySet<Id>;
  readonly datastores: ReadonlySet<Id>;
}

interface Thing {
  readonly list: "domains" | "hosts" | "datastores";
  readonly id: Id;
  readonly site?: Id | null;
  readonly domains?: readonly Id[];
  readonly redundant?: readonly (readonly Id[])[];
}

/**
 * Who is in which failure domain. A thing with a `redundant` group is a member of what takes the whole group: of a substation that both feeds are
 * in, not of one feed. `copies` and `distributed` of a datastore are not followed: they say when data is gone, not where it stands.
 */
export class Membership {
  readonly #in = new Map<Id, Thing[]>();
  readonly #inGroup = new Map<Id, { readonly thing: Thing; readonly group: readonly Id[] }[]>();
  readonly #at = new Map<Id, Thing[]>();
  readonly #ofDomain = new Map<Id, Members>();
  readonly #ofSite = new Map<Id, Members>();

  constructor(estate: Estate) {
    for (const list of ["domains", "hosts", "datastores"] as const) {
      for (const { id, site, domains, redundant } of estate[list] ?? []) {
        const thing: Thing = { list, id, site, domains, redundant };
        for (const domain of domains ?? []) add(this.#in, domain, thing);
        for (const group of redundant ?? []) for (const domain of group) add(this.#inGroup, domain, { thing, group });
        if (typeof site === "string") add(this.#at, site, thing);
      }
    }
  }

  ofDomain(id: Id): Members {
    return remember(this.#ofDomain, id, () => {
      const members = this.#spread([{ list: "domains", id }]);
      members.domains.delete(id);
      return members;
    });
  }

  ofSite(id: Id): Members {
    return remember(this.#ofSite, id, () => this.#spread(this.#at.get(id) ?? []));
  }

  /** The things and all that goes with them. */
  #spread(things: readonly Thing[]) {
    const gone = { domains: new Set<Id>(), hosts: new Set<Id>(), datastores: new Set<Id>() };
    const open = [...things];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (gone[next.list].has(next.id)) continue;
      gone[next.list].add(next.id);
      if (next.list !== "domains") continue;
      open.push(...(this.#in.get(next.id) ?? []));
      for (const { thing, group } of this.#inGroup.get(next.id) ?? []) {
        if (group.every((id) => gone.domains.has(id))) open.push(thing);
      }
    }
    return gone;
  }
}

/** The domains that a thing is in, and those that these are in: the loss of any one takes it. */
export function enclosing(
  thing: { readonly domains?: readonly Id[] },
  domains: ReadonlyMap<Id, Domain>,
): ReadonlySet<Id> {
  const found = new Set(thing.domains ?? []);
  for (const id of found) for (const outer of domains.get(id)?.domains ?? []) found.add(outer);
  return found;
}

function add<T>(map: Map<Id, T[]>, key: Id, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function remember(known: Map<Id, Members>, id: Id, find: () => Members): Members {
  let members = known.get(id);
  if (members === undefined) {
    members = find();
    known.set(id, members);
  }
  return members;
}

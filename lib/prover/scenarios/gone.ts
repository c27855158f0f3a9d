import type { Datastore, EstateIndex, Host, Id } from "../../estate";
import { type Blame, blameFact } from "../blame";
import { and, MAYBE, NO, or, type Tri, YES } from "../tri";
import { copiesGone } from "./copies";
import { distributedGone } from "./distributed";
import type { Scenario } from "./scenario";

/** Something that stands somewhere: a domain, host, datastore, copy or witness. */
export interface Standing {
  readonly site?: Id | null;
  readonly domains?: readonly Id[];
  readonly redundant?: readonly (readonly Id[])[];
}

/** What is gone in one scenario: design.md section 5, "What is gone". */
export class Gone {
  readonly #domains = new Map<Id, Tri>();
  readonly #hosts = new Map<Id, Tri>();
  readonly #datastores = new Map<Id, Tri>();

  constructor(
    readonly index: EstateIndex,
    readonly scenario: Scenario,
    /** Hosts of which it is supposed that they are gone or not. */
    readonly supposed: ReadonlyMap<Id, boolean> = new Map(),
  ) {}

  domain(id: Id, blame?: Blame): Tri {
    const known = this.#domains.get(id);
    if (known !== undefined && !(blame && known === MAYBE)) return known;
    const domain = this.index.domains.get(id);
    let gone: Tri = NO;
    if (this.scenario.domains.has(id)) gone = YES;
    else if (domain !== undefined) gone = this.standing(domain, `domains/${id}`, NO, blame);
    this.#domains.set(id, gone);
    return gone;
  }

  host(host: Host, blame?: Blame): Tri {
    const known = this.#hosts.get(host.id);
    if (known !== undefined && !(blame && known === MAYBE)) return known;
    const supposed = this.supposed.get(host.id);
    if (supposed !== undefined) return supposed ? YES : NO;
    const { scenario } = this;
    if (scenario.domains.size === 0 && scenario.sites.size === 0) return scenario.hosts.has(host.id) ? YES : NO;
    const gone = this.scenario.hosts.has(host.id)
      ? YES
      : this.standing(host, `hosts/${host.id}`, this.unlistedDomains(), blame);
    this.#hosts.set(host.id, gone);
    return gone;
  }

  datastore(datastore: Datastore, blame?: Blame): Tri {
    const known = this.#datastores.get(datastore.id);
    if (known !== undefined && !(blame && known === MAYBE)) return known;
    const gone = this.#datastore(datastore, blame);
    this.#datastores.set(datastore.id, gone);
    return gone;
  }

  /** By its own site, its domains or a redundant group. `unlisted`: what follows when its `domains` are absent. */
  standing(thing: Standing, name: string, unlisted: Tri, blame?: Blame, placed = this.isPlaced(thing)): Tri {
    const open: Blame = blame && [];
    let gone: Tri = NO;
    if (this.scenario.sites.size > 0) {
      if (typeof thing.site === "string" && this.scenario.sites.has(thing.site)) return YES;
      if (!placed) {
        gone = MAYBE;
        blameFact(open, name, "site");
      }
    }
    if (thing.domains === undefined && unlisted !== NO) {
      gone = or(gone, unlisted);
      blameFact(open, name, "domains");
    }
    for (const domain of thing.domains ?? []) gone = or(gone, this.domain(domain, open));
    for (const group of thing.redundant ?? []) gone = or(gone, this.#wholeGroup(group, open));
    if (gone === MAYBE) blame?.push(...(open ?? []));
    return gone;
  }

  /** Whether its site follows from its own `site` (`null`: it is at none) or from a domain it is in. */
  isPlaced(thing: Standing): boolean {
    if (thing.site !== undefined) return true;
    return (thing.domains ?? []).some((id) => this.#hasSite(id));
  }

  /** A host, datastore or copy without `domains` may be in any domain that the scenario names. */
  unlistedDomains(): Tri {
    return this.scenario.domains.size > 0 ? MAYBE : NO;
  }

  #hasSite(id: Id): boolean {
    const domain = this.index.domains.get(id);
    return typeof domain?.site === "string" || (domain?.domains ?? []).some((parent) => this.#hasSite(parent));
  }

  #wholeGroup(group: readonly Id[], blame: Blame): Tri {
    if (group.length === 0) return NO;
    let gone: Tri = YES;
    for (const domain of group) gone = and(gone, this.domain(domain, blame));
    return gone;
  }

  #datastore(datastore: Datastore, blame: Blame): Tri {
    if (this.scenario.datastores.has(datastore.id)) return YES;
    const name = `datastores/${datastore.id}`;
    const open: Blame = blame && [];
    // Its place follows from its copies or its hosts; what it says of itself holds too.
    const isElsewhere = datastore.copies !== undefined || datastore.distributed !== undefined;
    const isPlaced = isElsewhere || this.isPlaced(datastore);
    let gone = this.standing(datastore, name, this.unlistedDomains(), open, isPlaced);
    if (datastore.copies !== undefined && datastore.copies.length > 0)
      gone = or(gone, copiesGone(this, datastore, open));
    if (datastore.distributed !== undefined) gone = or(gone, distributedGone(this, datastore, open));
    else if (datastore.type === "vsan" && !this.scenario.isEmpty) {
      gone = or(gone, MAYBE);
      blameFact(open, name, "distributed");
    }
    if (gone === MAYBE) blame?.push(...(open ?? []));
    return gone;
  }
}

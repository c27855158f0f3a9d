import type { Copy, Datastore, Distributed, Domain, Estate, Host, Id } from "../../lib/estate";
import { all, any, known, type Tri } from "./tri";

export interface Named {
  readonly kind: Id;
  readonly id: Id;
}

/** A set of named domains that fail together. */
export type Scenario = readonly Named[];

interface Thing {
  readonly site?: Id | null;
  readonly domains?: readonly Id[];
  readonly redundant?: readonly (readonly Id[])[];
}

const RESERVED = ["site", "host", "datastore"];

/** "What is gone." of the contract, in one scenario. Hosts and datastores whose loss is unknown may be settled one way by `settled`. */
export class Losses {
  constructor(
    readonly estate: Estate,
    readonly scenario: Scenario,
    readonly settled: ReadonlyMap<Host | Datastore, boolean> = new Map(),
  ) {}

  names(kind: Id, id: Id): boolean {
    return this.scenario.some((named) => named.kind === kind && named.id === id);
  }

  domain(id: Id): Tri {
    const domain = domainOf(this.estate, id);
    return any([known(this.names(domain.kind, id)), this.#thing(domain, "no")]);
  }

  host(host: Host): Tri {
    const settled = this.settled.get(host);
    if (settled !== undefined) return known(settled);
    return any([known(this.names("host", host.id)), this.#thing(host, this.#entryNamed())]);
  }

  datastore(datastore: Datastore): Tri {
    const settled = this.settled.get(datastore);
    if (settled !== undefined) return known(settled);
    const { copies, distributed } = datastore;
    const reasons: Tri[] = [known(this.names("datastore", datastore.id))];
    // With copies or hosts that it is spread over, it is where these are; its own site, where given, takes it too.
    const elsewhere = copies !== undefined || distributed !== undefined;
    const site = datastore.site === undefined && elsewhere ? null : datastore.site;
    reasons.push(this.#thing({ ...datastore, site }, this.#entryNamed()));
    if (copies !== undefined) reasons.push(this.#copies(copies, datastore.witness));
    if (distributed !== undefined) reasons.push(this.#distributed(distributed));
    if (datastore.type === "vsan" && distributed === undefined && this.scenario.length > 0) reasons.push("unknown");
    return any(reasons);
  }

  /** Whether the scenario takes a switch, or a domain that is a path of any host or of kind `fabric`. */
  switchTaken(): Tri {
    return any((this.estate.domains ?? []).filter(({ kind }) => kind === "switch").map(({ id }) => this.domain(id)));
  }

  pathTaken(): Tri {
    const paths = new Set((this.estate.hosts ?? []).flatMap((h) => (h.storagePaths ?? []).flatMap((p) => p.domains)));
    const domains = (this.estate.domains ?? []).filter(({ id, kind }) => kind === "fabric" || paths.has(id));
    return any(domains.map(({ id }) => this.domain(id)));
  }

  /** An absent list of domains is unknown where the scenario names an entry of `domains`. */
  #entryNamed(): Tri {
    return this.scenario.some(({ kind }) => !RESERVED.includes(kind)) ? "unknown" : "no";
  }

  #thing(thing: Thing, whenDomainsAreAbsent: Tri): Tri {
    return any([
      this.#siteTakes(thing),
      thing.domains === undefined ? whenDomainsAreAbsent : any(thing.domains.map((id) => this.domain(id))),
      any((thing.redundant ?? []).map((group) => all(group.map((id) => this.domain(id))))),
    ]);
  }

  #siteTakes(thing: Thing): Tri {
    const sites = this.scenario.filter(({ kind }) => kind === "site").map(({ id }) => id);
    if (sites.length === 0 || thing.site === null) return "no";
    if (thing.site !== undefined) return known(sites.includes(thing.site));
    return (thing.domains ?? []).some((id) => hasPlace(this.estate, id)) ? "no" : "unknown";
  }

  #copies(copies: readonly Copy[], witness: Copy | undefined): Tri {
    const gone = copies.map((copy) => this.#thing(copy, this.#entryNamed()));
    if (all(gone) === "yes") return "yes";
    if (all(gone) === "unknown") return "unknown";
    const perhapsGone = gone.filter((tri) => tri !== "no").length;
    if (perhapsGone * 2 < copies.length) return "no";
    if (witness === undefined) return "unknown";
    return this.#thing(witness, this.#entryNamed()) === "no" ? "no" : "unknown";
  }

  #distributed({ cluster, over, failuresToTolerate }: Distributed): Tri {
    const lost = new Set<string>();
    const perhaps = new Set<string>();
    let lostSomewhere = false;
    let unbounded = false;
    for (const host of (this.estate.hosts ?? []).filter((h) => h.cluster === cluster)) {
      const connected = (host.state ?? "connected") === "connected";
      const gone = connected ? this.host(host) : "unknown";
      if (gone === "no") continue;
      const { ids, complete } = over === "host" ? { ids: [], complete: true } : holding(this.estate, host, over);
      if (!complete) {
        unbounded = true;
        if (gone === "yes") lostSomewhere = true;
        continue;
      }
      for (const name of ids.length === 0 ? [`host ${host.id}`] : ids) (gone === "yes" ? lost : perhaps).add(name);
    }
    const partial = (this.estate.clusters ?? []).find(({ id }) => id === cluster)?.inventory?.hosts === "partial";
    if (partial && this.scenario.some(({ kind }) => kind !== "host")) unbounded = true;
    const least = lost.size === 0 && lostSomewhere ? 1 : lost.size;
    const most = unbounded ? Number.POSITIVE_INFINITY : new Set([...lost, ...perhaps]).size;
    if (least > failuresToTolerate) return "yes";
    return most > failuresToTolerate ? "unknown" : "no";
  }
}

export function domainOf(estate: Estate, id: Id): Domain {
  const domain = estate.domains?.find((entry) => entry.id === id);
  if (domain === undefined) throw new Error(`no such domain: ${id}`);
  return domain;
}

/** The domains that a thing is in, those that hold these included. */
export function enclosing(estate: Estate, domains: readonly Id[]): readonly Domain[] {
  return domains.flatMap((id) => {
    const domain = domainOf(estate, id);
    return [domain, ...enclosing(estate, domain.domains ?? [])];
  });
}

function hasPlace(estate: Estate, id: Id): boolean {
  return enclosing(estate, [id]).some(({ site }) => typeof site === "string");
}

/** The domains of a kind, or the sites, that hold a host; `complete`: there are no others. */
export function holding(
  estate: Estate,
  host: Host,
  kind: Id,
): { readonly ids: readonly Id[]; readonly complete: boolean } {
  const around = enclosing(estate, host.domains ?? []);
  if (kind !== "site") {
    const ids = around.filter((domain) => domain.kind === kind).map(({ id }) => id);
    return { ids, complete: host.domains !== undefined };
  }
  const sites = [host.site, ...around.map(({ site }) => site)];
  const ids = sites.filter((site): site is Id => typeof site === "string");
  return { ids, complete: ids.length > 0 || host.site === null };
}

import type { Copy, Datastore, DatastoreCluster, Domain, Estate, Host, Id, Uplink, Vm } from "../estate";
import { all, any, is, not, type Tri } from "./tri";

export interface Named {
  readonly kind: Id;
  readonly id: Id;
}

/** Entries of the estate's lists, by id. */
export interface Entries {
  readonly domains: ReadonlyMap<Id, Domain>;
  readonly datastores: ReadonlyMap<Id, Datastore>;
  readonly pools: ReadonlyMap<Id | undefined, DatastoreCluster>;
  /** Those that the loss of hosts may take; whether they are gone before anything fails. */
  readonly spread: Map<Id, Tri>;
}

type Thing = Pick<Host, "site" | "domains" | "redundant">;
const RESERVED = /^(site|host|datastore)$/;

/** What a scenario takes and what surviving hosts keep, each told, not told or denied by the estate. */
export class World {
  readonly #memo = new Map<string, Tri>();
  readonly #sites: readonly Id[];
  /** What an absent list of domains means here. */
  readonly #unlisted: Tri;
  readonly #onlyHosts: boolean;
  #quiet: boolean | undefined;

  constructor(
    readonly estate: Estate,
    readonly entries: Entries,
    readonly scenario: readonly Named[],
    /** Hosts of which it is supposed that they are gone, or not. */
    readonly supposed: ReadonlyMap<Id, Tri> = new Map(),
  ) {
    this.#sites = scenario.filter(({ kind }) => kind === "site").map(({ id }) => id);
    this.#onlyHosts = scenario.every(({ kind }) => kind === "host");
    this.#unlisted = scenario.some(({ kind }) => !RESERVED.test(kind)) ? 1 : 0;
  }

  /** All is as before anything fails, but for hosts that are surely lost. */
  get isQuiet(): boolean {
    this.#quiet ??= this.#isQuiet();
    return this.#quiet;
  }

  #isQuiet(): boolean {
    const { datastores, spread } = this.entries;
    if (this.#onlyHosts) return [...spread].every(([id, before]) => this.datastoreGone(id) === before);
    const hosts = this.estate.hosts ?? [];
    return (
      hosts.every((host) => this.hostGone(host) !== 1) &&
      [...datastores.keys()].every((id) => this.datastoreGone(id) === (spread.get(id) ?? 0)) &&
      hosts.every(({ uplinks = [] }) =>
        uplinks.every((up) => up.switch === undefined || !this.domainGone(up.switch)),
      ) &&
      this.#switchTaken() === 0 &&
      this.#pathTaken() === 0
    );
  }

  hostGone(host: Host): Tri {
    if (this.#onlyHosts) return this.#named("host", host.id);
    const named = () => Math.max(this.#named("host", host.id), this.#gone(host, this.#unlisted));
    return this.supposed.get(host.id) ?? this.#once(`h${host.id}`, named);
  }

  datastoreGone(id: Id): Tri {
    return this.#once(`s${id}`, () => {
      const datastore = this.entries.datastores.get(id);
      return datastore === undefined ? 1 : Math.max(this.#named("datastore", id), this.#lost(datastore));
    });
  }

  /** Whether the VM could start on the host, as to networks and storage: all that is left of a datastore cluster is needed. */
  reaches(host: Host, vm: Vm): Tri {
    const network = (id: Id) => Math.min(is(host.networks?.includes(id)), this.#carried(host, id));
    const mounted = (id: Id) => Math.min(is(host.datastores?.includes(id)), this.#kept(host, id));
    const left = (ids: readonly Id[]) => ids.filter((id) => this.datastoreGone(id) < 2);
    const disks = this.#disks(vm)?.map((ids) =>
      ids.length === 0 ? 1 : left(ids).length === 0 ? 0 : all(left(ids).map(mounted)),
    );
    return Math.min(all(disks ?? [1]), all(vm.networks?.map(network) ?? [1]));
  }

  /** Whether a VM that ran there still has its networks. */
  keepsNetworks(host: Host, vm: Vm): Tri {
    const carried = (ids: readonly Id[]) => all(ids.map((id) => this.#carried(host, id)));
    return vm.networks ? carried(vm.networks) : Math.max(1, carried((this.estate.networks ?? []).map(({ id }) => id)));
  }

  /** Whether a VM that ran there still has its disks; one in a datastore cluster is on one of its members, nobody knows which. */
  keepsDisks(host: Host, vm: Vm): Tri {
    const some = (ids: readonly Id[]) => {
      const kept = ids.filter((id) => this.datastoreGone(id) < 2).map((id) => this.#kept(host, id));
      return all(kept) === 2 ? 2 : any(kept) === 0 ? 0 : 1;
    };
    const kept = all((this.estate.datastores ?? []).map(({ id }) => this.#kept(host, id)));
    return all(this.#disks(vm)?.map((ids) => (ids.length === 0 ? 1 : some(ids))) ?? [Math.max(1, kept)]);
  }

  dataGone(vm: Vm): Tri {
    const gone = (ids: readonly Id[]) => ids.map((id) => this.datastoreGone(id));
    const perhaps = (ids: readonly Id[]) => Math.min(1, any(gone(ids)));
    const lost = (ids: readonly Id[]) => (ids.length === 0 ? 1 : Math.max(perhaps(ids), all(gone(ids)) === 2 ? 2 : 0));
    return any(this.#disks(vm)?.map(lost) ?? [perhaps((this.estate.datastores ?? []).map(({ id }) => id))]);
  }

  domainGone(id: Id): Tri {
    return this.#once(`e${id}`, () => {
      const domain = this.entries.domains.get(id);
      return domain === undefined ? 1 : Math.max(this.#named(domain.kind, id), this.#gone(domain, 0));
    });
  }

  /** Domains of a kind, or sites, that hold the host; whether these are all. */
  holding(host: Host, kind: Id): { readonly ids: readonly Id[]; readonly all: boolean } {
    if (kind === "host") return { ids: [host.id], all: true };
    const around = this.#around(host.domains ?? []);
    if (kind !== "site") return { ids: around.filter((d) => d.kind === kind).map(({ id }) => id), all: !!host.domains };
    const ids = [host, ...around].flatMap(({ site }) => site ?? []);
    return { ids, all: ids.length > 0 || host.site === null };
  }

  #once(key: string, find: () => Tri): Tri {
    const found = this.#memo.get(key) ?? find();
    this.#memo.set(key, found);
    return found;
  }

  #named(kind: Id, id: Id): Tri {
    return is(this.scenario.some((named) => named.kind === kind && named.id === id));
  }

  #around(ids: readonly Id[]): readonly Domain[] {
    return ids.flatMap((id) => {
      const domain = this.entries.domains.get(id);
      return domain === undefined ? [] : [domain, ...this.#around(domain.domains ?? [])];
    });
  }

  #gone(thing: Thing, unlisted: Tri): Tri {
    const placed = () => this.#around(thing.domains ?? []).some(({ site }) => typeof site === "string");
    const site =
      thing.site === undefined ? (placed() ? 0 : 1) : is(thing.site !== null && this.#sites.includes(thing.site));
    return any([
      this.#sites.length === 0 ? 0 : site,
      thing.domains === undefined ? unlisted : any(thing.domains.map((id) => this.domainGone(id))),
      ...(thing.redundant ?? []).map((group) => all(group.map((id) => this.domainGone(id)))),
    ]);
  }

  #lost(datastore: Datastore): Tri {
    const { copies, witness, distributed, type, site = copies || distributed ? null : undefined } = datastore;
    return any([
      this.#gone({ ...datastore, site }, this.#unlisted),
      copies ? this.#copies(copies, witness) : 0,
      distributed ? this.#spread(distributed) : 0,
      type === "vsan" && distributed === undefined && this.scenario.length > 0 ? 1 : 0,
    ]);
  }

  #copies(copies: readonly Copy[], witness: Copy | undefined): Tri {
    const gone = copies.map((copy) => this.#gone(copy, this.#unlisted));
    if (all(gone) > 0) return all(gone);
    if (gone.filter((tri) => tri > 0).length * 2 < copies.length) return 0;
    return witness !== undefined && this.#gone(witness, this.#unlisted) === 0 ? 0 : 1;
  }

  #spread({ cluster, over, failuresToTolerate }: NonNullable<Datastore["distributed"]>): Tri {
    const lost = [new Set<string>(), new Set<string>(), new Set<string>()];
    let [nameless, endless] = [false, false];
    for (const host of this.estate.hosts ?? []) {
      const gone = (host.state ?? "connected") === "connected" ? this.hostGone(host) : 1;
      if (host.cluster !== cluster || gone === 0) continue;
      const { ids, all: told } = this.holding(host, over);
      if (!told) [nameless, endless] = [nameless || gone === 2, true];
      else for (const id of ids.length > 0 ? ids : [`host ${host.id}`]) lost[gone]?.add(id);
    }
    const partial = this.estate.clusters?.some(({ id, inventory }) => id === cluster && inventory?.hosts === "partial");
    if (partial && this.scenario.some(({ kind }) => kind !== "host")) endless = true;
    const least = Math.max(lost[2]?.size ?? 0, nameless ? 1 : 0);
    const most = endless ? Number.POSITIVE_INFINITY : new Set([...(lost[1] ?? []), ...(lost[2] ?? [])]).size;
    return least > failuresToTolerate ? 2 : most > failuresToTolerate ? 1 : 0;
  }

  #switchTaken(): Tri {
    return this.#once("w", () =>
      any((this.estate.domains ?? []).flatMap((d) => (d.kind === "switch" ? this.domainGone(d.id) : []))),
    );
  }

  #pathTaken(): Tri {
    return this.#once("p", () => {
      const paths = (this.estate.hosts ?? []).flatMap((h) => (h.storagePaths ?? []).flatMap((path) => path.domains));
      const fabrics = (this.estate.domains ?? []).flatMap(({ kind, id }) => (kind === "fabric" ? id : []));
      return any([...new Set([...paths, ...fabrics])].map((id) => this.domainGone(id)));
    });
  }

  #carried(host: Host, network: Id): Tri {
    return this.#once(`n${host.id.length} ${host.id}${network}`, () => {
      const uplinks = host.uplinks ?? [];
      const unplugged = this.#switchTaken() === 0 ? 2 : 1;
      const up = (uplink: Uplink) => (uplink.switch === undefined ? unplugged : not(this.domainGone(uplink.switch)));
      const told = uplinks.filter((uplink) => uplink.networks?.includes(network)).map(up);
      const open = uplinks.filter((uplink) => uplink.networks === undefined).map(up);
      if (uplinks.length === 0) return unplugged;
      // Together they carry every network of the host.
      if (any(told) === 2 || (told.length === 0 && open.length > 0 && all(open) === 2)) return 2;
      return any([...told, ...open]) === 0 ? 0 : 1;
    });
  }

  /** Whether a host that mounts the datastore still does. */
  #kept(host: Host, id: Id): Tri {
    return this.#once(`d${host.id.length} ${host.id}${id}`, () => {
      const paths = (host.storagePaths ?? []).filter((path) => path.datastore === id);
      const survive = paths.map((path) => not(any(path.domains.map((domain) => this.domainGone(domain)))));
      const path = paths.length > 0 ? any(survive) : this.#pathTaken() === 0 ? 2 : 1;
      return Math.min(not(this.datastoreGone(id)), path);
    });
  }

  /** For each disk the datastores that it may be on. */
  #disks(vm: Vm): readonly (readonly Id[])[] | undefined {
    return vm.disks?.map(({ datastore, datastoreCluster }) =>
      datastore === undefined ? (this.entries.pools.get(datastoreCluster)?.datastores ?? []) : [datastore],
    );
  }
}

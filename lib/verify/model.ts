import type {
  AffinityRule,
  AntiAffinityRule,
  Cluster,
  Estate,
  Host,
  Id,
  Requirement,
  Service,
  Vm,
  VmHostRule,
} from "../estate";
import { demandOf, roomOf } from "./amounts";
import { scopeOf } from "./scope";
import { SizeTable } from "./sizes";
import { all, is, not, type Tri } from "./tri";
import { type Entries, type Named, World } from "./world";

export type Mode = "repack" | "pinned";
export type PairRule = AffinityRule | AntiAffinityRule;

const RANKS = ["disabled", "lowest", "low", "medium", "high", "highest"];

/** Domains of a kind, and whether these are all. */
export interface Held {
  readonly ids: readonly Id[];
  readonly all: boolean;
}

/** One requirement of an estate: who is in scope, what each VM needs, what each host offers. VMs and hosts are positions. */
export class Model {
  readonly hosts: readonly Host[];
  readonly vms: readonly Vm[];
  readonly clusters: readonly Cluster[];
  readonly services: readonly Service[];
  readonly continuous: readonly Service[];
  readonly pairRules: readonly PairRule[];
  /** Rules over pairs, by VM. */
  readonly rulesOf: readonly (readonly PairRule[])[];
  /** VMs of one number can run on the same hosts, rooms aside, and lose the same. */
  readonly alike: readonly number[];
  /** VMs of one number meet the same lot in any scenario, unless something is supposed of them. */
  readonly kind: readonly number[];
  readonly hostAt: ReadonlyMap<Id, number>;
  readonly vmAt: ReadonlyMap<Id, number>;
  readonly considered: readonly number[];
  readonly mustRun: ReadonlySet<number>;
  readonly replicas: ReadonlySet<number>;
  /** VMs without which a requirement is not met: those that are no replicas, and replicas that are needed to the last. */
  readonly required: ReadonlySet<number>;
  readonly sizes: SizeTable;
  readonly start: World;
  readonly #members: ReadonlyMap<PairRule, readonly number[]>;
  readonly #held = new Map<string, Held>();
  readonly #vmHost: readonly VmHostRule[];
  readonly #clusters: ReadonlyMap<Id | undefined, Cluster>;
  readonly #considered: ReadonlySet<number>;
  readonly #lowest: number;
  readonly #replicated: ReadonlySet<Id>;
  readonly #entries: Entries;

  constructor(
    readonly estate: Estate,
    readonly requirement: Requirement,
  ) {
    const byId = <T extends { readonly id: Id }>(list: readonly T[] = []) =>
      new Map(list.map((entry) => [entry.id, entry]));
    this.hosts = estate.hosts ?? [];
    this.vms = estate.vms ?? [];
    this.hostAt = new Map(this.hosts.map(({ id }, i) => [id, i]));
    this.vmAt = new Map(this.vms.map(({ id }, i) => [id, i]));
    this.#clusters = byId(estate.clusters);
    const pools = byId(estate.datastoreClusters);
    const spread = new Map<Id, Tri>();
    this.#entries = { domains: byId(estate.domains), datastores: byId(estate.datastores), pools, spread };
    this.start = this.world([]);
    for (const { id, type, distributed } of estate.datastores ?? []) {
      if (type === "vsan" || distributed !== undefined) spread.set(id, this.start.datastoreGone(id));
    }
    const isInScope = scopeOf(estate, requirement);
    const scope = [...this.vms.keys()].filter((vm) => isInScope(this.vms[vm]));
    const scoped = new Set(scope.map((vm) => this.vms[vm]?.cluster));
    this.clusters = (estate.clusters ?? []).filter(({ id }) => scoped.has(id));
    const known = new Set(this.clusters.map(({ id }) => id));
    this.considered = [...this.vms.keys()].filter((vm) => this.isOn(vm) && known.has(this.vms[vm]?.cluster ?? ""));
    this.#considered = new Set(this.considered);
    this.mustRun = new Set(scope.filter((vm) => this.isOn(vm) && this.rank(vm) > 0));
    const promised = new Set(scope.filter((vm) => this.isOn(vm)).map((vm) => this.vms[vm]?.id));
    this.services = (estate.services ?? []).filter(({ vms }) => vms.some((id) => promised.has(id)));
    const names = new Set(scope.map((vm) => this.vms[vm]?.id));
    this.continuous = (estate.services ?? []).filter(({ vms }) => vms.some((id) => names.has(id)));
    this.replicas = new Set(this.services.flatMap(({ vms }) => vms.flatMap((id) => this.vmAt.get(id) ?? [])));
    const alone = [...this.mustRun].filter((vm) => !this.replicas.has(vm));
    const needed = this.services
      .filter(({ vms, quorum }) => (quorum ?? vms.length) === vms.length)
      .flatMap(({ vms }) => vms);
    this.required = new Set([...alone, ...needed.flatMap((id) => this.vmAt.get(id) ?? [])]);
    this.#lowest = [...this.mustRun].reduce((least, vm) => Math.min(least, this.rank(vm)), RANKS.length);
    this.#replicated = new Set((estate.replications ?? []).flatMap(({ vms }) => vms));
    const rules = (estate.rules ?? []).filter(
      ({ enabled, derivedFrom }) => (enabled ?? true) && derivedFrom === undefined,
    );
    this.#vmHost = rules.filter((rule) => rule.kind === "vm-host");
    this.pairRules = rules.filter((rule) => rule.kind === "affinity" || rule.kind === "anti-affinity");
    const named = new Map<Id, PairRule[]>();
    for (const rule of this.pairRules) for (const id of rule.vms) named.set(id, [...(named.get(id) ?? []), rule]);
    const positions = (ids: readonly Id[]) => ids.flatMap((id) => this.vmAt.get(id) ?? []);
    this.#members = new Map(this.pairRules.map((rule) => [rule, positions(rule.vms)]));
    this.rulesOf = this.vms.map(({ id }) => named.get(id) ?? []);
    this.alike = numbered(this.vms, ({ id, cluster, vcpus, disks, networks, hostDevices, host }) => {
      const on = disks?.map(({ datastore, datastoreCluster }) => [datastore, datastoreCluster]);
      const held = this.#vmHost.map(({ vms }) => vms.includes(id));
      return [cluster, vcpus, on, networks, held, hostDevices?.length ? (host ?? "") : null];
    });
    const demand = this.vms.map((vm) => demandOf(vm, this.#clusters.get(vm.cluster)?.platform, requirement));
    const room = this.hosts.map((host) => roomOf(host, this.#clusters.get(host.cluster)?.platform, requirement));
    this.sizes = new SizeTable(demand, room);
    const fitsAnywhere = (vm: number) => this.hosts.every((_, host) => this.sizes.fits(host, [vm]) === 2);
    this.kind = numbered(this.vms, ({ id, movable, host, restart }, vm) =>
      this.replicas.has(vm) || !fitsAnywhere(vm)
        ? [vm]
        : [this.alike[vm], movable, host, restart, this.mustRun.has(vm), this.#replicated.has(id)],
    );
  }

  world(scenario: readonly Named[], supposed?: World["supposed"]): World {
    return new World(this.estate, this.#entries, scenario, supposed);
  }

  cluster(vm: number): Cluster | undefined {
    return this.#clusters.get(this.vms[vm]?.cluster);
  }

  /** On, and in a cluster that has a VM in scope. */
  counts(vm: number): boolean {
    return this.#considered.has(vm);
  }

  isOn(vm: number): boolean {
    return (this.vms[vm]?.power ?? "on") === "on";
  }

  rank(vm: number): number {
    return RANKS.indexOf(this.vms[vm]?.restart ?? "medium");
  }

  /** On a lost host of a `pinned` cluster it stays down. */
  mayStayDown(vm: number): boolean {
    return this.rank(vm) === 0 || this.rank(vm) < this.#lowest;
  }

  /** Where its data is gone, it may run again by a replication; but that is no continuity. */
  mayRecover(vm: number): boolean {
    const counts = !this.requirement.continuity || !this.replicas.has(vm);
    return counts && this.rank(vm) > 0 && this.#replicated.has(this.vms[vm]?.id ?? "");
  }

  restarts(vm: number): Tri {
    return is(this.cluster(vm)?.ha?.enabled);
  }

  /** Whether DRS moves running VMs of the cluster to make room. */
  modes(cluster: Cluster): readonly Mode[] {
    const { placement = "auto" } = this.requirement;
    if (placement !== "auto") return [placement];
    const automation = cluster.drs?.automation;
    const moves = all([
      is(cluster.platform === "vsphere"),
      is(cluster.drs?.enabled),
      is(automation === undefined ? undefined : automation === "fully-automated"),
    ]);
    return moves === 1 ? ["repack", "pinned"] : [moves === 2 ? "repack" : "pinned"];
  }

  /** "Where it can run", but for rules. */
  reaches(world: World, vm: number, host: number): Tri {
    const [v, h] = [this.vms[vm], this.hosts[host]];
    if (v === undefined || h === undefined || (h.state ?? "connected") !== "connected") return 0;
    const threads = h.threads ?? h.cores;
    const enough = threads === undefined || v.vcpus === undefined ? undefined : v.vcpus <= threads;
    const together = v.cluster === undefined || h.cluster === undefined ? undefined : v.cluster === h.cluster;
    const devices = v.hostDevices?.length ? v.host && v.host === h.id : true;
    if (together === false || enough === false || devices === false) return 0;
    return all([is(together), is(enough), is(devices || undefined), not(world.hostGone(h)), world.reaches(h, v)]);
  }

  canRun(world: World, vm: number, host: number): Tri {
    // A restart on Xen looks at no rule that binds a VM to hosts.
    const kept = this.cluster(vm)?.platform === "xen" ? [] : this.#vmHost;
    const allowed = kept.map((rule) => Math.max(this.#obeys(rule, vm, host), not(is(rule.mandatory))));
    return Math.min(all(allowed), this.reaches(world, vm, host));
  }

  /** Whether every enabled `vm-host` rule, mandatory or not, lets the VM be on the host. */
  obeysAll(vm: number, host: number): boolean {
    return this.#vmHost.every((rule) => this.#obeys(rule, vm, host) === 2);
  }

  members(rule: PairRule): readonly number[] {
    return this.#members.get(rule) ?? [];
  }

  /** The domains that an anti-affinity rule is over and that hold the host. */
  held(host: number, { over = "host" }: AntiAffinityRule): Held {
    const key = `${host} ${over}`;
    const [entry, known] = [this.hosts[host], this.#held.get(key)];
    if (known !== undefined || entry === undefined) return known ?? { ids: [], all: false };
    const { ids, all } = this.start.holding(entry, over);
    const found = { ids: [...new Set(ids)], all };
    this.#held.set(key, found);
    return found;
  }

  #obeys(rule: VmHostRule, vm: number, host: number): Tri {
    if (!rule.vms.includes(this.vms[vm]?.id ?? "")) return 2;
    return is(rule.hosts.includes(this.hosts[host]?.id ?? "") === (rule.polarity === "with"));
  }
}

/** Entries of which the same is told by the same number. */
function numbered<T>(entries: readonly T[], told: (entry: T, at: number) => unknown): readonly number[] {
  const numbers = new Map<string, number>();
  return entries.map((entry, at) => {
    const key = JSON.stringify(told(entry, at));
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

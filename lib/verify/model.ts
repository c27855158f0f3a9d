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
import { type Amounts, demandOf, roomOf } from "./amounts";
import { all, is, not, type Tri } from "./tri";
import { type Entries, type Named, World } from "./world";

export type Mode = "repack" | "pinned";
export type PairRule = AffinityRule | AntiAffinityRule;

const RANKS = ["disabled", "lowest", "low", "medium", "high", "highest"];

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
  readonly hostAt: ReadonlyMap<Id, number>;
  readonly vmAt: ReadonlyMap<Id, number>;
  readonly considered: readonly number[];
  readonly mustRun: ReadonlySet<number>;
  readonly replicas: ReadonlySet<number>;
  /** VMs without which a requirement is not met: those that are no replicas, and replicas that are needed to the last. */
  readonly required: ReadonlySet<number>;
  readonly demand: readonly Amounts[];
  readonly room: readonly Amounts[];
  readonly start: World;
  /** What each VM may demand at most and each host offers at least, by dimension: what a placement must hold to. */
  readonly most: readonly (readonly number[])[];
  readonly least: readonly (readonly number[])[];
  readonly #vmHost: readonly VmHostRule[];
  readonly #clusters: ReadonlyMap<Id | undefined, Cluster>;
  readonly #considered: ReadonlySet<number>;
  readonly #lowest: number;
  readonly #holds = new Map<number, boolean>();
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
    const scope = [...this.vms.keys()].filter((vm) => this.#inScope(vm));
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
    this.rulesOf = this.vms.map(({ id }) => named.get(id) ?? []);
    const kinds = new Map<string, number>();
    this.alike = this.vms.map(({ id, cluster, vcpus, disks, networks }) => {
      const on = disks?.map(({ datastore, datastoreCluster }) => [datastore, datastoreCluster]);
      const held = this.#vmHost.map(({ vms }) => vms.includes(id));
      const key = JSON.stringify([cluster, vcpus, on, networks, held]);
      kinds.set(key, kinds.get(key) ?? kinds.size);
      return kinds.get(key) ?? -1;
    });
    this.demand = this.vms.map((vm) => demandOf(vm, this.#clusters.get(vm.cluster)?.platform, requirement));
    this.room = this.hosts.map((host) => roomOf(host, this.#clusters.get(host.cluster)?.platform, requirement));
    const dimensions = [...new Set(this.demand.flatMap((amounts) => Object.keys(amounts)))];
    this.most = this.demand.map((amounts) => dimensions.map((dimension) => amounts[dimension]?.[1] ?? 0));
    this.least = this.room.map((amounts) => dimensions.map((dimension) => amounts[dimension]?.[0] ?? 0));
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
    if (together === false || enough === false) return 0;
    return all([is(together), is(enough), not(world.hostGone(h)), world.reaches(h, v)]);
  }

  canRun(world: World, vm: number, host: number): Tri {
    const allowed = this.#vmHost.map((rule) => Math.max(this.#obeys(rule, vm, host), not(is(rule.mandatory))));
    return Math.min(all(allowed), this.reaches(world, vm, host));
  }

  /** Whether every enabled `vm-host` rule, mandatory or not, lets the VM be on the host. */
  obeysAll(vm: number, host: number): boolean {
    return this.#vmHost.every((rule) => this.#obeys(rule, vm, host) === 2);
  }

  /** Whether the VM may fit there alone. */
  holds(vm: number, host: number): boolean {
    const key = vm * this.hosts.length + host;
    const found = this.#holds.get(key) ?? this.fits(host, [vm]) > 0;
    this.#holds.set(key, found);
    return found;
  }

  /** Whether the VMs fit there together. */
  fits(host: number, vms: Iterable<number>): Tri {
    const loads = new Map<string, [number, number]>();
    for (const vm of vms) {
      for (const [dimension, [least, most]] of Object.entries(this.demand[vm] ?? {})) {
        const [low, high] = loads.get(dimension) ?? [0, 0];
        loads.set(dimension, [low + least, high + most]);
      }
    }
    return all(
      [...loads].map(([dimension, [least, most]]) => {
        const [low, high] = this.room[host]?.[dimension] ?? [0, 0];
        return most <= low ? 2 : least > high ? 0 : 1;
      }),
    );
  }

  #obeys(rule: VmHostRule, vm: number, host: number): Tri {
    if (!rule.vms.includes(this.vms[vm]?.id ?? "")) return 2;
    return is(rule.hosts.includes(this.hosts[host]?.id ?? "") === (rule.polarity === "with"));
  }

  #inScope(at: number): boolean {
    const { clusters, tiers, vms, services } = this.requirement;
    const vm = this.vms[at];
    const has = (ids: readonly Id[] | undefined, id: Id | undefined) =>
      ids === undefined || (id !== undefined && ids.includes(id));
    const replicas =
      services && (this.estate.services ?? []).filter(({ id }) => services.includes(id)).flatMap((s) => s.vms);
    return has(clusters, vm?.cluster) && has(tiers, vm?.tier) && has(vms, vm?.id) && has(replicas, vm?.id);
  }
}

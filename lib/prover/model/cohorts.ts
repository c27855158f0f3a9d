import {
  type EstateIndex,
  type Host,
  type Id,
  isHeldByHost,
  isMovable,
  type RestartPriority,
  restartOf,
  type Vm,
} from "../../estate";
import { YES } from "../tri";
import {
  type Cohort,
  MOVABLE,
  type Model,
  type ReachClass,
  type ScopedCluster,
  type ScopedService,
  UNPLACED,
} from "./model";
import { OwnReach } from "./reach";
import type { CompiledRules } from "./rules";
import { mustRun, type Scope } from "./scope";
import type { Sizes } from "./sizes";

export interface CohortInput {
  readonly index: EstateIndex;
  readonly scope: Scope;
  readonly clusters: readonly ScopedCluster[];
  readonly clusterOfVm: ReadonlyMap<Id, number>;
  readonly hosts: readonly Host[];
  readonly vms: readonly Vm[];
  readonly positionOfHost: ReadonlyMap<Id, number>;
  readonly rules: CompiledRules;
  readonly services: readonly ScopedService[];
  readonly sizes: Sizes;
}

const MOST_APART = 64;

const RANK: { readonly [priority in RestartPriority]: number } = {
  highest: 5,
  high: 4,
  medium: 3,
  low: 2,
  lowest: 1,
  disabled: 0,
};

/** Groups VMs by where they can run, and by what becomes of them. */
export function compileCohorts(input: CohortInput): {
  readonly cohortsOfHost: Model["cohortsOfHost"];
  readonly classes: readonly ReachClass[];
  readonly cohorts: readonly Cohort[];
  readonly cohortOfVm: Int32Array;
} {
  const { index, scope, clusters, vms, rules } = input;
  const classes = new Numbered<ReachClass>();
  const cohorts = new Numbered<{ readonly cohort: Omit<Cohort, "vms">; readonly vms: number[] }>();
  const cohortOfVm = new Int32Array(vms.length);
  let lowest = RANK.highest + 1;
  for (const vm of index.vms.values()) if (mustRun(scope, vm)) lowest = Math.min(lowest, RANK[restartOf(vm)]);
  const replicated = new Set((index.estate.replications ?? []).flatMap((replication) => replication.vms));
  const servicesOfVm: number[][] = vms.map(() => []);
  input.services.forEach((service, s) => {
    for (const vm of service.vms) servicesOfVm[vm]?.push(s);
  });
  const own = new OwnRows(input);
  vms.forEach((vm, v) => {
    const c = input.clusterOfVm.get(vm.cluster ?? "") ?? 0;
    const row = own.reach(vm, c);
    const room = own.room(vm, v, c);
    const reach = classes.number(`${c} ${row.key} ${JSON.stringify([disksKey(vm), vm.networks])}`, () => ({
      cluster: c,
      sample: vm,
      own: row.row,
    }));
    const fixed = clusters[c]?.movement === "pinned" || !isMovable(vm);
    const home = fixed ? (input.positionOfHost.get(vm.host ?? "") ?? UNPLACED) : MOVABLE;
    const services = servicesOfVm[v] ?? [];
    const tied =
      (rules.togetherOfVm[v]?.length ?? 0) > 0 ||
      (rules.apartOfVm[v] ?? []).some((rule) => (rules.apart[rule]?.rule.over ?? "host") !== "host");
    const cohort = {
      reach,
      room,
      home,
      mustRun: mustRun(scope, vm),
      disabled: restartOf(vm) === "disabled",
      ranksBelow: RANK[restartOf(vm)] < lowest,
      replicated: replicated.has(vm.id),
      services,
      tied,
    };
    const { room: _, ...rest } = cohort;
    // In a small estate each VM that stays is by itself, so that its fate may be supposed alone.
    const alone = fixed && vms.length <= MOST_APART ? v : "";
    const number = cohorts.number(`${alone} ${room?.join("") ?? ""} ${JSON.stringify(rest)}`, () => ({
      cohort,
      vms: [],
    }));
    cohorts.entries[number]?.vms.push(v);
    cohortOfVm[v] = number;
  });
  const byHost: number[][] = input.hosts.map(() => []);
  const elsewhere: number[] = [];
  cohorts.entries.forEach(({ cohort }, c) => {
    (byHost[cohort.home] ?? elsewhere).push(c);
  });
  return {
    cohortsOfHost: { byHost, elsewhere },
    classes: classes.entries,
    cohorts: cohorts.entries.map(({ cohort, vms: members }) => ({ ...cohort, vms: Int32Array.from(members) })),
    cohortOfVm,
  };
}

/** Sizes of disks do not matter, nor their order. */
function disksKey(vm: Vm): readonly string[] | undefined {
  return (
    vm.disks &&
    [...new Set(vm.disks.map((disk) => `${disk.datastore ?? ""}\u0000${disk.datastoreCluster ?? ""}`))].sort()
  );
}

/** By VM, which hosts can run it by themselves, and where it fits alone. Most VMs of a cluster share one row: it is worked out once. */
class OwnRows {
  readonly #reach: OwnReach;
  readonly #plain: readonly { readonly threads: number; readonly room: Float64Array; readonly row: Uint8Array }[];

  constructor(readonly input: CohortInput) {
    const { hosts, clusters, sizes } = input;
    this.#reach = new OwnReach(input.index, sizes.dimensions);
    const width = sizes.dimensions.length;
    this.#plain = clusters.map((cluster) => {
      const row = new Uint8Array(hosts.length);
      const room = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
      let threads = Number.POSITIVE_INFINITY;
      for (const h of cluster.hosts) {
        const host = hosts[h];
        if (host === undefined) continue;
        row[h] = this.#reach.connected(host);
        threads = Math.min(threads, host.threads ?? host.cores ?? 0);
        for (let d = 0; d < width; d += 1) room[d] = Math.min(room[d] ?? 0, sizes.capacity.strict[h * width + d] ?? 0);
      }
      return { threads, room, row };
    });
  }

  reach(vm: Vm, cluster: number): Row {
    const plain = this.#plain[cluster];
    const { index, hosts, clusters } = this.input;
    if (plain === undefined) return { key: "", row: new Uint8Array(hosts.length) };
    const hasThreads = vm.vcpus !== undefined && vm.vcpus <= plain.threads;
    if (hasThreads && !isHeldByHost(vm) && !index.rulesOfVm(vm.id).some((rule) => rule.kind === "vm-host"))
      return { key: "", row: plain.row };
    const row = new Uint8Array(hosts.length);
    for (const h of clusters[cluster]?.hosts ?? []) {
      const host = hosts[h];
      if (host !== undefined) row[h] = this.#reach.all(host, vm);
    }
    return { key: row.every((cell, h) => cell === plain.row[h]) ? "" : row.join(""), row };
  }

  room(vm: Vm, v: number, cluster: number): Uint8Array | undefined {
    const plain = this.#plain[cluster];
    const { hosts, clusters, sizes } = this.input;
    const width = sizes.dimensions.length;
    let fits = sizes.known[v] === 1;
    for (let d = 0; fits && d < width; d += 1) fits = (sizes.demand[v * width + d] ?? 0) <= (plain?.room[d] ?? 0);
    if (fits) return undefined;
    const row = new Uint8Array(hosts.length);
    const platform = clusters[cluster]?.cluster.platform;
    let everywhere = true;
    for (const h of clusters[cluster]?.hosts ?? []) {
      const host = hosts[h];
      if (host === undefined || platform === undefined) continue;
      row[h] = this.#reach.room(host, vm, platform);
      everywhere &&= row[h] === YES;
    }
    return everywhere ? undefined : row;
  }
}

interface Row {
  readonly key: string;
  readonly row: Uint8Array;
}

/** Numbers things by key, in the order in which they are first seen. */
class Numbered<T> {
  readonly entries: T[] = [];
  readonly #numbers = new Map<string, number>();

  number(key: string, make: () => T): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.entries.length);
    this.entries.push(make());
    return this.entries.length - 1;
  }
}

import type { FailoverPlan, Host, Id, Vm } from "../../estate";
import type { Model } from "../model";
import { scopeOf } from "../scope";
import { all, type Tri } from "../tri";
import type { World } from "../world";
import { type Way, waysOf } from "./routes";

/** VMs of which the same is lost, that have the same copies and plans. */
interface Alike {
  readonly sample: Vm;
  readonly vms: readonly Vm[];
  readonly plans: readonly FailoverPlan[];
  /** One of them is in scope, or in a cluster with one that is. */
  readonly heard: boolean;
}

/** Who fails over in a scenario by which way, by positions of those that are alike. */
export interface Departed {
  /** Equal where the same VMs go the same ways. */
  readonly key: string;
  readonly taken: readonly (readonly [group: number, way: Way])[];
  readonly flaw?: string;
  readonly ambiguous: boolean;
}

/** Works out who fails over. */
export class Departures {
  readonly #groups: readonly Alike[];
  readonly #hostsOf = new Map<Id | undefined, Host[]>();
  readonly #scoped: ReadonlySet<Id>;

  constructor(
    readonly model: Model,
    plansOf: ReadonlyMap<Id, readonly FailoverPlan[]>,
  ) {
    const { estate, requirement } = model;
    const isInScope = scopeOf(estate, requirement);
    this.#scoped = new Set(model.clusters.map(({ id }) => id));
    for (const host of model.hosts) this.#hostsOf.set(host.cluster, [...this.hostsOf(host.cluster), host]);
    const copies = new Map<Id, Id[]>();
    for (const { id, vms } of estate.replications ?? [])
      for (const vm of vms) copies.set(vm, [...(copies.get(vm) ?? []), id]);
    const groups = new Map<string, { sample: Vm; vms: Vm[]; plans: readonly FailoverPlan[]; heard: boolean }>();
    for (const vm of model.vms) {
      const plans = plansOf.get(vm.id) ?? [];
      if ((vm.power ?? "on") !== "on" || (plans.length === 0 && !copies.has(vm.id))) continue;
      const { cluster, disks, portable } = vm;
      const key = JSON.stringify([cluster, disks, portable, plans.map(({ id }) => id), copies.get(vm.id)]);
      const group = groups.get(key) ?? { sample: vm, vms: [], plans, heard: false };
      group.vms.push(vm);
      group.heard ||= this.#scoped.has(cluster ?? "") || isInScope(vm);
      groups.set(key, group);
    }
    this.#groups = [...groups.values()];
  }

  hostsOf(cluster: Id | undefined): readonly Host[] {
    return this.#hostsOf.get(cluster) ?? [];
  }

  /** `undefined`: nobody of whom the requirement hears. */
  in(world: World): Departed | undefined {
    const taken: (readonly [number, Way])[] = [];
    const key: string[] = [];
    let [flaw, ambiguous, heard]: [string | undefined, boolean, boolean] = [undefined, false, false];
    const clusters = new Map<Id | undefined, Tri>();
    for (const [g, { sample, plans, heard: isHeard }] of this.#groups.entries()) {
      const cluster = clusters.get(sample.cluster) ?? this.#clusterGone(world, sample.cluster);
      clusters.set(sample.cluster, cluster);
      const needs = plans.length === 0 ? world.dataGone(sample) : Math.max(world.dataGone(sample), cluster);
      if (needs === 0) continue;
      heard ||= isHeard;
      key.push(`${g}`);
      if (plans.length === 0) continue;
      const { ways, unknown } = waysOf(this.model, world, sample, plans);
      const [first] = ways;
      if (needs === 1) flaw = `it is not told whether ${sample.id} fails over`;
      else if (first === undefined) flaw = unknown ? `it is not told how ${sample.id} fails over` : flaw;
      else {
        ambiguous ||= ways.length > 1 || unknown;
        const boots = this.#boots(sample, first);
        if (boots === undefined) flaw = `it is not told whether ${sample.id} boots there`;
        else if (boots) taken.push([g, first]);
        key.push(JSON.stringify([boots, first.plan.id, first.cluster, first.disks, first.replicas]));
      }
    }
    heard ||= flaw !== undefined;
    heard ||= taken.some(([, { cluster, plan }]) => this.#scoped.has(cluster) || (plan.shed ?? []).length > 0);
    return heard ? { key: key.join("\u0001"), taken, ambiguous, ...(flaw === undefined ? {} : { flaw }) } : undefined;
  }

  /** VM by VM, in the order of the estate's. */
  waysOf({ taken }: Departed): ReadonlyMap<Id, Way> {
    return new Map(
      taken.flatMap(([g, way]) => (this.#groups[g]?.vms ?? []).map(({ id }): readonly [Id, Way] => [id, way])),
    );
  }

  #boots(vm: Vm, { cluster, replicas }: Way): boolean | undefined {
    const platform = (id: Id | undefined) => (this.model.estate.clusters ?? []).find((one) => one.id === id)?.platform;
    return replicas !== undefined || platform(vm.cluster) === platform(cluster) ? true : vm.portable;
  }

  #clusterGone(world: World, cluster: Id | undefined): Tri {
    const hosts = this.hostsOf(cluster).filter(({ state }) => (state ?? "connected") === "connected");
    const partial = (this.model.estate.clusters ?? []).find(({ id }) => id === cluster)?.inventory?.hosts === "partial";
    const gone = hosts.length === 0 ? 0 : all(hosts.map((host) => world.hostGone(host)));
    return gone === 2 && partial ? 1 : gone;
  }
}

import { type Cluster, type EstateIndex, type Id, powerOf, type Requirement, restartOf, type Vm } from "../../estate";
import type { MissingFact } from "../verdict";

/** What a requirement is about. */
export interface Scope {
  readonly clusters: readonly Cluster[];
  /** All VMs in scope, whatever their power. */
  readonly vms: ReadonlySet<Id>;
  /** VMs and hosts whose cluster is not known: while there are any, nothing can be said. */
  readonly missing: readonly MissingFact[];
}

/** Scope is the intersection of what the requirement names; its clusters are those of the VMs in scope. */
export function scopeOf(index: EstateIndex, requirement: Requirement): Scope {
  const clusters = requirement.clusters && new Set(requirement.clusters);
  const tiers = requirement.tiers && new Set(requirement.tiers);
  const named = requirement.vms && new Set(requirement.vms);
  const replicas =
    requirement.services && new Set(requirement.services.flatMap((id) => index.services.get(id)?.vms ?? []));
  const inScope = (vm: Vm): boolean =>
    (clusters === undefined || (vm.cluster !== undefined && clusters.has(vm.cluster))) &&
    (tiers === undefined || (vm.tier !== undefined && tiers.has(vm.tier))) &&
    (named === undefined || named.has(vm.id)) &&
    (replicas === undefined || replicas.has(vm.id));

  const vms = new Set<Id>();
  const touched = new Set<Id>();
  const missing: MissingFact[] = [];
  for (const vm of index.vms.values()) {
    if (vm.cluster === undefined && powerOf(vm) === "on") missing.push({ object: `vms/${vm.id}`, fact: "cluster" });
    if (!inScope(vm)) continue;
    vms.add(vm.id);
    if (vm.cluster !== undefined) touched.add(vm.cluster);
  }
  for (const host of index.hosts.values()) {
    if (host.cluster === undefined) missing.push({ object: `hosts/${host.id}`, fact: "cluster" });
  }
  return { clusters: [...index.clusters.values()].filter((cluster) => touched.has(cluster.id)), vms, missing };
}

/** In scope, on, and not left to stay down. */
export function mustRun(scope: Scope, vm: Vm): boolean {
  return scope.vms.has(vm.id) && powerOf(vm) === "on" && restartOf(vm) !== "disabled";
}

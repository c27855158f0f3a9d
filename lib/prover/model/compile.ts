import {
  type Cluster,
  type EstateIndex,
  type Host,
  type Id,
  placementOf,
  powerOf,
  quorumOf,
  type Requirement,
} from "../../estate";
import { NO, type Tri, tri, YES } from "../tri";
import { compileCohorts } from "./cohorts";
import { dimensionsOf } from "./dimensions";
import type { Cohort, Model, ScopedCluster, ScopedService } from "./model";
import { type Movement, movementOf } from "./movement";
import { type CompiledRules, compileRules } from "./rules";
import { type Scope, scopeOf } from "./scope";
import { compileSizes, type Sizes } from "./sizes";

/** How each scoped cluster's VMs may be moved, by its id. */
export type Movements = ReadonlyMap<Id, Movement>;

export function movementsOf(index: EstateIndex, requirement: Requirement): Movements {
  const placement = placementOf(requirement);
  return new Map(scopeOf(index, requirement).clusters.map((cluster) => [cluster.id, movementOf(cluster, placement)]));
}

/**
 * @param movements `unknown` counts as pinned: the caller asks once for either
 * @param part of the scoped clusters, where only some are looked at
 */
export function compileModel(
  index: EstateIndex,
  requirement: Requirement,
  movements: Movements,
  part?: ReadonlySet<Id>,
): Model {
  const scope = scopeOf(index, requirement);
  const scoped = scope.clusters.filter(({ id }) => part?.has(id) ?? true);
  const hosts: Host[] = [];
  const clusterOfHost: number[] = [];
  const clusters = scoped.map((cluster, c) => {
    const from = hosts.length;
    for (const host of index.hostsOfCluster(cluster.id)) {
      hosts.push(host);
      clusterOfHost.push(c);
    }
    const positions = Int32Array.from({ length: hosts.length - from }, (_, i) => from + i);
    return scopedCluster(cluster, movements.get(cluster.id) === "repack" ? "repack" : "pinned", positions);
  });
  const vms = scoped.flatMap((cluster) => index.vmsOfCluster(cluster.id)).filter((vm) => powerOf(vm) === "on");
  const positionOfVm = new Map(vms.map((vm, v) => [vm.id, v]));
  const positionOfHost = new Map(hosts.map((host, h) => [host.id, h]));
  const rules = compileRules(index, hosts, positionOfVm);
  const services = scopedServices(index, scope, positionOfVm);
  const dimensions = dimensionsOf(requirement, hosts, vms);
  const clusterOfVm = new Map(clusters.map((cluster, c) => [cluster.cluster.id, c]));
  const sizes = compileSizes(
    dimensions,
    hosts,
    vms,
    (id) => clusters[clusterOfVm.get(id ?? "") ?? 0]?.cluster.platform,
  );
  const cohorts = compileCohorts({
    index,
    scope,
    clusters,
    clusterOfVm,
    hosts,
    vms,
    positionOfHost,
    rules,
    services,
    sizes,
  });
  return {
    index,
    requirement,
    scope,
    clusters,
    hosts,
    clusterOfHost: Int32Array.from(clusterOfHost),
    vms,
    positionOfVm,
    positionOfHost,
    rules,
    services,
    missing: scope.missing,
    isPlain: isPlain(sizes, rules, services),
    demandOfCohort: totals(sizes, cohorts),
    ...sizes,
    ...cohorts,
  };
}

function isPlain(sizes: Sizes, rules: CompiledRules, services: readonly ScopedService[]): boolean {
  return (
    sizes.capacity.strict.every((amount, i) => amount === sizes.capacity.lenient[i]) &&
    sizes.known.every((known) => known === 1) &&
    rules.apart.every(({ mandatory, cells }) => mandatory === YES && !cells.unknown.includes(1)) &&
    rules.together.every(({ mandatory }) => mandatory === YES) &&
    services.every(({ elsewhere }) => elsewhere === 0)
  );
}

function totals(sizes: Sizes, { cohorts }: { readonly cohorts: readonly Cohort[] }): Float64Array {
  const width = sizes.dimensions.length;
  const sums = new Float64Array(cohorts.length * width);
  cohorts.forEach(({ vms }, c) => {
    for (const vm of vms) {
      for (let d = 0; d < width; d += 1) {
        sums[c * width + d] = (sums[c * width + d] ?? 0) + (sizes.demand[vm * width + d] ?? 0);
      }
    }
  });
  return sums;
}

function scopedCluster(cluster: Cluster, movement: "repack" | "pinned", hosts: Int32Array): ScopedCluster {
  const restarts = tri(cluster.ha?.enabled);
  const { pdl, apd } = cluster.ha?.componentProtection ?? {};
  const parts: readonly Tri[] = [restarts, reacts(pdl), reacts(apd)];
  const protectsComponents = parts.includes(NO) ? NO : parts.every((part) => part === YES) ? YES : 1;
  return { cluster, movement, restarts, protectsComponents, hosts };
}

function reacts(response: string | undefined): Tri {
  return tri(response === undefined ? undefined : response === "restart");
}

function scopedServices(
  index: EstateIndex,
  scope: Scope,
  positionOfVm: ReadonlyMap<Id, number>,
): readonly ScopedService[] {
  const services: ScopedService[] = [];
  for (const service of index.services.values()) {
    const replicas = [...new Set(service.vms)].flatMap((id) => index.vms.get(id) ?? []);
    if (!replicas.some((vm) => scope.vms.has(vm.id) && powerOf(vm) === "on")) continue;
    const vms = replicas.flatMap((vm) => positionOfVm.get(vm.id) ?? []);
    if (vms.length === 0) continue;
    const elsewhere = replicas.filter((vm) => powerOf(vm) === "on" && !positionOfVm.has(vm.id)).length;
    services.push({ service, quorum: quorumOf(service), vms, elsewhere });
  }
  return services;
}

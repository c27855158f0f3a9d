import type { FailoverPlan, Id, Vm } from "../types";
import type { EstateIndex } from "./estate-index";

/** What a plan, an objective or a policy names: it covers the intersection of what is given; absent means all. */
export interface Coverage {
  readonly clusters?: readonly Id[];
  readonly tiers?: readonly Id[];
  readonly vms?: readonly Id[];
  readonly services?: readonly Id[];
}

/** The VMs that are covered, whatever their power, in the order of the document. */
export function coveredVms(index: EstateIndex, coverage: Coverage): readonly Vm[] {
  const clusters = coverage.clusters && new Set(coverage.clusters);
  const tiers = coverage.tiers && new Set(coverage.tiers);
  const named = coverage.vms && new Set(coverage.vms);
  const replicas = coverage.services && new Set(coverage.services.flatMap((id) => index.services.get(id)?.vms ?? []));
  return [...index.vms.values()].filter(
    (vm) =>
      (clusters === undefined || (vm.cluster !== undefined && clusters.has(vm.cluster))) &&
      (tiers === undefined || (vm.tier !== undefined && tiers.has(vm.tier))) &&
      (named === undefined || named.has(vm.id)) &&
      (replicas === undefined || replicas.has(vm.id)),
  );
}

/** The VMs of a failover plan: where it names neither clusters nor VMs, those of clusters with a host that is known to be at its `from`. */
export function vmsOfPlan(index: EstateIndex, plan: FailoverPlan): readonly Vm[] {
  const vms = coveredVms(index, plan);
  if (plan.clusters !== undefined || plan.vms !== undefined) return vms;
  const atSite = index.membersOfSite(plan.from).hosts;
  const clusters = new Set([...atSite].flatMap((host) => index.hosts.get(host)?.cluster ?? []));
  return vms.filter((vm) => vm.cluster !== undefined && clusters.has(vm.cluster));
}

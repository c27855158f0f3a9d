import type { Estate, Id, Requirement, Vm } from "../estate";

/** What a requirement or a plan names; absent means all. */
export type Named = Pick<Requirement, "clusters" | "tiers" | "vms" | "services">;

/** Whether a VM is meant: the intersection of what is named. */
export function scopeOf(estate: Estate, { clusters, tiers, vms, services }: Named): (vm: Vm | undefined) => boolean {
  const replicas = services && (estate.services ?? []).filter(({ id }) => services.includes(id)).flatMap((s) => s.vms);
  const [inClusters, inTiers, inVms, inServices] = [clusters, tiers, vms, replicas].map((ids) => ids && new Set(ids));
  const has = (ids: ReadonlySet<Id> | undefined, id: Id | undefined) =>
    ids === undefined || (id !== undefined && ids.has(id));
  return (vm) =>
    has(inClusters, vm?.cluster) && has(inTiers, vm?.tier) && has(inVms, vm?.id) && has(inServices, vm?.id);
}

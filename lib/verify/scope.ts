import type { Estate, Id, Requirement, Vm } from "../estate";

/** Whether a requirement is about the VM: the intersection of what it names. */
export function inScope(estate: Estate, requirement: Requirement, vm: Vm | undefined): boolean {
  const { clusters, tiers, vms, services } = requirement;
  const has = (ids: readonly Id[] | undefined, id: Id | undefined) =>
    ids === undefined || (id !== undefined && ids.includes(id));
  const replicas = services && (estate.services ?? []).filter(({ id }) => services.includes(id)).flatMap((s) => s.vms);
  return has(clusters, vm?.cluster) && has(tiers, vm?.tier) && has(vms, vm?.id) && has(replicas, vm?.id);
}

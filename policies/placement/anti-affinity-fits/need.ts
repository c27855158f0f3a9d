import type { RequirementView, ServiceView, VmView } from "../../../lib/policy";

/**
 * How many of the group must run at once: each VM of its own in the requirement's scope, and of a redundant service only
 * what its quorum lacks outside the group. Without a requirement: all that must run, for nothing has failed.
 */
export function needOf(members: readonly VmView[], requirement: RequirementView | undefined): number {
  if (requirement === undefined) return members.filter((vm) => vm.mustRun).length;
  const alone = members.filter((vm) => requirement.restarts.has(vm)).length;
  if (requirement.wantsContinuity) return alone;
  const quorums = [...replicasByService(members)].map(([service, replicas]) => {
    if (!replicas.some((vm) => requirement.scope.has(vm))) return 0;
    return service.quorum - (service.vms.length - replicas.length);
  });
  return alone + Math.max(0, ...quorums);
}

function replicasByService(members: readonly VmView[]): ReadonlyMap<ServiceView, readonly VmView[]> {
  const services = new Map<ServiceView, VmView[]>();
  for (const vm of members) {
    if (!vm.isReplica) continue;
    for (const service of vm.services) {
      const replicas = services.get(service);
      if (replicas === undefined) services.set(service, [vm]);
      else replicas.push(vm);
    }
  }
  return services;
}

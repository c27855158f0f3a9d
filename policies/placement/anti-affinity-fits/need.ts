import type { RequirementView, VmView } from "../../../lib/policy";

/**
 * How many of the group must run at once: each VM of its own in the requirement's scope, and of a redundant service only
 * what its quorum lacks outside the group. Without a requirement: all that must run, for nothing has failed.
 */
export function needOf(members: readonly VmView[], requirement: RequirementView | undefined): number {
  if (requirement === undefined) return members.filter((vm) => vm.mustRun).length;
  const alone = members.filter((vm) => requirement.restarts.has(vm)).length;
  if (requirement.wantsContinuity) return alone;
  const group = new Set(members);
  const services = new Set(
    members.filter((vm) => vm.isReplica && requirement.scope.has(vm)).flatMap((vm) => vm.services),
  );
  const quorums = [...services].map((service) => {
    const inside = service.vms.filter((vm) => group.has(vm)).length;
    return Math.max(0, service.quorum - (service.vms.length - inside));
  });
  return alone + Math.max(0, ...quorums);
}

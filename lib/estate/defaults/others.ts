import type {
  AntiAffinityRule,
  Cluster,
  DemandModel,
  Distributed,
  Inventory,
  PlacementModel,
  Requirement,
  Rule,
  Service,
} from "../types";

/** Whether the estate holds all VMs and hosts of the cluster. @default "complete" */
export function inventoryOf(cluster: Cluster): Required<Pick<Inventory, "vms" | "hosts">> {
  return { vms: cluster.inventory?.vms ?? "complete", hosts: cluster.inventory?.hosts ?? "complete" };
}

/** @default true */
export function isEnabled(rule: Rule): boolean {
  return rule.enabled ?? true;
}

/** Over what the VMs are kept apart: `host`, or a kind of domain. @default "host" */
export function overOf(rule: AntiAffinityRule): Distributed["over"] {
  return rule.over ?? "host";
}

/** How many replicas must run. Default: all. */
export function quorumOf(service: Service): number {
  return service.quorum ?? service.vms.length;
}

/** @default "configured" */
export function demandOf(requirement: Requirement): DemandModel {
  return requirement.demand ?? "configured";
}

/** vCPUs that a core may carry under `configured`. @default 4 */
export function vcpusPerCoreOf(requirement: Requirement): number {
  return requirement.vcpusPerCore ?? 4;
}

/** @default "auto" */
export function placementOf(requirement: Requirement): PlacementModel {
  return requirement.placement ?? "auto";
}

/** @default false */
export function wantsContinuity(requirement: Requirement): boolean {
  return requirement.continuity ?? false;
}

import type { Cluster, PlacementModel } from "../../estate";

/** Whether running VMs of a cluster may be migrated to make room; `unknown`: the estate does not tell. */
export type Movement = "repack" | "pinned" | "unknown";

/**
 * `auto` goes by the cluster: vSphere with fully automated DRS moves VMs, Xen, Hyper-V and a cluster without it do not.
 */
export function movementOf(cluster: Cluster, placement: PlacementModel): Movement {
  if (placement !== "auto") return placement;
  if (cluster.platform !== "vsphere" || cluster.drs?.enabled === false) return "pinned";
  const automation = cluster.drs?.automation;
  if (automation !== undefined && automation !== "fully-automated") return "pinned";
  if (automation === undefined || cluster.drs?.enabled === undefined) return "unknown";
  return "repack";
}

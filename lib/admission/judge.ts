import { type AdmissionControl, type Cluster, type EstateIndex, inventoryOf } from "../estate";
import type { ClusterAdmission, PerformanceNotice } from "./admission";
import { noticeAbove } from "./performance";
import { byFailoverHosts, byPercentage, bySlots, type Judged } from "./policies";
import { type Sizes, sizesOf } from "./sizes";

/** What vSphere's own admission control says of each of its clusters with HA on. */
export function admissionOf(index: EstateIndex): readonly ClusterAdmission[] {
  return [...index.clusters.values()].flatMap((cluster) => {
    const control = cluster.ha?.admissionControl;
    if (cluster.platform !== "vsphere" || cluster.ha?.enabled !== true || control?.policy === undefined) return [];
    const { leftMib, ...judged } = judge(index, cluster, control, control.policy);
    const performance = performanceOf(index, cluster, control, leftMib);
    return [
      {
        cluster: cluster.id,
        policy: control.policy,
        ...judged,
        ...(performance === undefined ? {} : { performance }),
      },
    ];
  });
}

function judge(
  index: EstateIndex,
  cluster: Cluster,
  control: AdmissionControl,
  policy: ClusterAdmission["policy"],
): Judged {
  if (policy === "disabled") {
    return { answer: "accepts", because: "it is disabled and keeps nothing for failures", sums: [], missing: [] };
  }
  const sizes = sizesOf(index, cluster);
  if (sizes.missing.length > 0) {
    return { answer: "unknown", because: "sizes are missing", sums: [], missing: sizes.missing };
  }
  const judged = byPolicy(cluster, control, policy, sizes);
  const { hosts, vms } = inventoryOf(cluster);
  // More VMs can only turn it to a refusal; more hosts may turn it either way.
  const isOpen = hosts === "partial" || (vms === "partial" && judged.answer === "accepts");
  return isOpen ? { ...judged, answer: "unknown", because: "not all of the cluster is in the estate" } : judged;
}

function byPolicy(
  cluster: Cluster,
  control: AdmissionControl,
  policy: ClusterAdmission["policy"],
  sizes: Sizes,
): Judged {
  if (policy === "slots") return bySlots(cluster.id, control, sizes);
  if (policy === "failover-hosts") return byFailoverHosts(cluster.id, control, sizes);
  return byPercentage(cluster.id, control, sizes);
}

function performanceOf(
  index: EstateIndex,
  cluster: Cluster,
  { performanceTolerance }: AdmissionControl,
  leftMib: number | undefined,
): PerformanceNotice | undefined {
  if (performanceTolerance === undefined || leftMib === undefined || cluster.drs?.enabled !== true) return undefined;
  const aboveMib = noticeAbove(leftMib, performanceTolerance);
  if (aboveMib === undefined) return undefined;
  const configuredMib = sizesOf(index, cluster).vms.reduce((total, { vm }) => total + (vm.memoryMib ?? 0), 0);
  return { aboveMib, configuredMib };
}

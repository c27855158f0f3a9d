import { type AdmissionControl, type Cluster, type EstateIndex, inventoryOf } from "../estate";
import type { ClusterAdmission, PerformanceNotice } from "./admission";
import { noticeAbove } from "./performance";
import { byFailoverHosts, byPercentage, bySlots, type Judged } from "./policies";
import { byRestartPlan } from "./restart-plan";
import { type Sizes, sizesOf } from "./sizes";

type Policy = Exclude<AdmissionControl["policy"], undefined>;

/** What the platform's own admission control says of each cluster with HA on: of vSphere, and of Xen pools. */
export function admissionOf(index: EstateIndex): readonly ClusterAdmission[] {
  return [...index.clusters.values()].flatMap((cluster) => {
    if (cluster.platform === "xen") return ofPool(index, cluster);
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

/** Nothing without a number of failures to plan for. */
function ofPool(index: EstateIndex, cluster: Cluster): readonly ClusterAdmission[] {
  const { enabled, hostFailuresToTolerate, allowOvercommit } = cluster.ha ?? {};
  if (enabled !== true || hostFailuresToTolerate === undefined) return [];
  const judged = withInventory(cluster, byRestartPlan(index, cluster, hostFailuresToTolerate));
  const permitted: Judged =
    judged.answer === "refuses" && allowOvercommit === true
      ? { ...judged, answer: "accepts", because: `${judged.because}; it permits that (ha-allow-overcommit)` }
      : judged;
  return [{ cluster: cluster.id, policy: "restart-plan", ...permitted }];
}

function judge(index: EstateIndex, cluster: Cluster, control: AdmissionControl, policy: Policy): Judged {
  if (policy === "disabled") {
    return { answer: "accepts", because: "it is disabled and keeps nothing for failures", sums: [], missing: [] };
  }
  const sizes = sizesOf(index, cluster);
  if (sizes.missing.length > 0) {
    return { answer: "unknown", because: "sizes are missing", sums: [], missing: sizes.missing };
  }
  return withInventory(cluster, byPolicy(cluster, control, policy, sizes));
}

function withInventory(cluster: Cluster, judged: Judged): Judged {
  const { hosts, vms } = inventoryOf(cluster);
  // More VMs can only turn it to a refusal; more hosts may turn it either way.
  const isOpen = hosts === "partial" || (vms === "partial" && judged.answer === "accepts");
  return isOpen ? { ...judged, answer: "unknown", because: "not all of the cluster is in the estate" } : judged;
}

function byPolicy(cluster: Cluster, control: AdmissionControl, policy: Policy, sizes: Sizes): Judged {
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

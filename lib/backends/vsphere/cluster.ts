import { ComputeCluster } from "@cdktf/provider-vsphere/lib/compute-cluster";
import { DataVsphereComputeCluster } from "@cdktf/provider-vsphere/lib/data-vsphere-compute-cluster";
import type { Construct } from "constructs";
import type { ClusterDeclaration, ExistingClusterDeclaration, LoadBalancingPolicy } from "../port";
import { idsAtSynth } from "../terraform";
import type { VsphereContext } from "./context";
import { highAvailabilityArguments } from "./high-availability";

/** Settings that only a vSphere cluster has. */
export interface VsphereClusterSettings {
  /**
   * Advanced options of HA, e.g. `{ "das.heartbeatDsPerHost": "4" }`.
   * @default - none
   */
  readonly haAdvancedOptions?: { readonly [name: string]: string };
  /**
   * Advanced options of DRS.
   * @default - none
   */
  readonly drsAdvancedOptions?: { readonly [name: string]: string };
  /**
   * When VMs of one restart priority count as ready, so that the next begins. Those with `guest` and `app` need VMware Tools.
   * @default "poweredOn"
   */
  readonly restartCondition?: "none" | "poweredOn" | "guestHbStatusGreen" | "appHbStatusGreen";
  /**
   * Wait after all paths are down before VMs are restarted, seconds.
   * @default 180
   */
  readonly apdDelaySeconds?: number;
  /**
   * What happens to a VM whose datastore returns within the wait.
   * @default "reset"
   */
  readonly apdRecovery?: "none" | "reset";
  /**
   * `userSelectedDs` uses the named datastores alone, `allFeasibleDsWithUserPreference` adds others where these do not suffice.
   * @default "allFeasibleDsWithUserPreference"
   */
  readonly heartbeatPolicy?: "allFeasibleDs" | "userSelectedDs" | "allFeasibleDsWithUserPreference";
}

declare module "../port/vendor" {
  interface ClusterVendor {
    /** Settings that only a vSphere cluster has; an error under another platform. */
    readonly vsphere?: VsphereClusterSettings;
  }
}

const AUTOMATION = {
  manual: "manual",
  "partially-automated": "partiallyAutomated",
  "fully-automated": "fullyAutomated",
} as const;

/** @see https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/compute_cluster */
export function computeCluster(
  scope: Construct,
  cluster: ClusterDeclaration,
  { settings }: VsphereContext,
): ComputeCluster {
  const { vsphere = {} } = cluster.vendor;
  return new ComputeCluster(scope, "Default", {
    name: cluster.name,
    datacenterId: settings.datacenterId,
    // Hosts stand alone until the cluster takes them in: heartbeat datastores, which need hosts, then make no cycle.
    hostSystemIds: idsAtSynth(cluster.hosts),
    forceEvacuateOnDestroy: true,
    ...drsArguments(cluster.drs),
    ...(vsphere.drsAdvancedOptions === undefined ? {} : { drsAdvancedOptions: { ...vsphere.drsAdvancedOptions } }),
    ...highAvailabilityArguments(cluster, vsphere),
  });
}

export function existingComputeCluster(
  scope: Construct,
  { name }: ExistingClusterDeclaration,
  { settings }: VsphereContext,
): DataVsphereComputeCluster {
  return new DataVsphereComputeCluster(scope, "Default", { name, datacenterId: settings.datacenterId });
}

function drsArguments({ enabled, automation, migrationThreshold }: LoadBalancingPolicy) {
  if (!enabled) return { drsEnabled: false };
  return { drsEnabled: true, drsAutomationLevel: AUTOMATION[automation], drsMigrationThreshold: migrationThreshold };
}

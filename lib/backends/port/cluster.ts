import type { AdmissionControl, HighAvailability, LoadBalancing, RestartPriority } from "../../estate";
import type { Resource } from "./resource";
import type { ClusterVendor } from "./vendor";

/** A cluster to be made, its arguments checked and its defaults filled in. */
export interface ClusterDeclaration {
  readonly name: string;
  readonly ha: HighAvailabilityPolicy;
  readonly drs: LoadBalancingPolicy;
  readonly vendor: ClusterVendor;
  /** Called at synth, when all hosts are declared. */
  readonly hosts: () => readonly Resource[];
  /** Called at synth: the hosts that admission control holds empty. */
  readonly failoverHosts: () => readonly Resource[];
}

/** A cluster that exists. */
export interface ExistingClusterDeclaration {
  readonly name: string;
  readonly vendor: ClusterVendor;
}

/** What the platform does when something goes. */
export interface HighAvailabilityPolicy {
  readonly enabled: boolean;
  readonly hostMonitoring: boolean;
  readonly vmMonitoring: NonNullable<HighAvailability["vmMonitoring"]>;
  readonly pdl: "restart" | "warning" | "disabled";
  readonly apd: "restart" | "warning" | "disabled";
  readonly isolationResponse: NonNullable<HighAvailability["isolationResponse"]>;
  readonly isolationAddresses: readonly string[];
  readonly restartPriority: Exclude<RestartPriority, "disabled">;
  readonly restartTimeoutSeconds: number;
  readonly admissionControl: AdmissionControlPolicy;
  /** Absent: the platform chooses. */
  readonly heartbeatDatastores?: readonly Resource[];
}

/** What is kept free. */
export interface AdmissionControlPolicy {
  readonly policy: NonNullable<AdmissionControl["policy"]>;
  readonly hostFailures: number;
  readonly cpuPercent?: number;
  readonly memoryPercent?: number;
  readonly performanceTolerance: number;
}

/** Whether the platform moves running VMs by itself. */
export interface LoadBalancingPolicy {
  readonly enabled: boolean;
  readonly automation: NonNullable<LoadBalancing["automation"]>;
  /** 1 (moves only what rules demand) to 5 (moves for the least gain). */
  readonly migrationThreshold: number;
}

/** A cluster as rules and VMs see it. */
export interface ClusterHandle {
  readonly resource: Resource;
  readonly vendor: ClusterVendor;
}

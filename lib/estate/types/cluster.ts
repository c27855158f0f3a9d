import type { Count, EstateObject, Id, Percent, PositiveCount } from "./common";
import type { Witness } from "./datastore";

export type Platform = "vsphere" | "xen" | "hyperv";

/** Hosts that share their VMs: a vSphere compute cluster, a Xen pool, a Hyper-V failover cluster. */
export interface Cluster extends EstateObject {
  readonly id: Id;
  /** Which platform runs it; its profile says how memory counts and estimates what is not declared. */
  readonly platform: Platform;
  /** The host that coordinates the others: a Xen pool's coordinator. Absent: unknown, or the platform has none. */
  readonly coordinator?: Id;
  /** Whether the estate lists all of its VMs and hosts. Default: it does. */
  readonly inventory?: Inventory;
  /** What happens when a host or a datastore is lost. Absent: unknown. */
  readonly ha?: HighAvailability;
  /** Whether running VMs are moved to make room. Absent: unknown. */
  readonly drs?: LoadBalancing;
  /** VMs that each of its hosts starts at the same time. Absent: unknown. */
  readonly concurrentStarts?: PositiveCount;
  /** Decides which half goes on where the cluster is split in halves; one over two sites has it at a third. Absent: unknown. */
  readonly witness?: Witness;
}

/** Whether the estate's lists hold all there is of a cluster. Absent means complete. */
export interface Inventory extends EstateObject {
  /** `partial`: there are VMs that the estate does not list, and no failure counts as survived. Default: complete. */
  readonly vms?: "complete" | "partial";
  /** `partial`: there are hosts that the estate does not list, and no failure counts as not survived. Default: complete. */
  readonly hosts?: "complete" | "partial";
}

/** What the platform does when a host or a datastore goes. Absent fields are unknown. */
export interface HighAvailability extends EstateObject {
  /** Whether VMs of a lost host are restarted on another. */
  readonly enabled?: boolean;
  /** Reaction to a lost datastore. A lost datastore is answered by a restart iff both are `restart`. */
  readonly componentProtection?: ComponentProtection;
  /** What the platform keeps free for failures. */
  readonly admissionControl?: AdmissionControl;
  /** Host failures for which the platform plans restarts, and refuses what breaks the plan (Xen's `ha-host-failures-to-tolerate`). */
  readonly hostFailuresToTolerate?: Count;
  /** `true`: what breaks that plan is not refused (Xen's `ha-allow-overcommit`). Absent: unknown. */
  readonly allowOvercommit?: boolean;
  /** Ids of the datastores that carry heartbeats. */
  readonly heartbeatDatastores?: readonly Id[];
  /** What an isolated host does with its VMs. */
  readonly isolationResponse?: "none" | "power-off" | "shutdown";
  /** Addresses that a host pings to find out whether it is isolated. */
  readonly isolationAddresses?: readonly string[];
  /** Whether a VM, or its application, that hangs is restarted. */
  readonly vmMonitoring?: "disabled" | "vm" | "vm-and-application";
  /** Whether hosts are watched at all; off, for maintenance of the network, no VM is restarted. */
  readonly hostMonitoring?: boolean;
}

export interface ComponentProtection extends EstateObject {
  /** Permanent device loss. */
  readonly pdl?: "restart" | "warning" | "disabled";
  /** All paths down. */
  readonly apd?: "restart" | "warning" | "disabled";
}

/** What the platform's own admission control keeps free. */
export interface AdmissionControl extends EstateObject {
  /** How room is kept; `resource-percentage` and `slots` by `hostFailures`, `failover-hosts` by whole hosts. */
  readonly policy?: "resource-percentage" | "slots" | "failover-hosts" | "disabled";
  /** Host failures for which room is kept (`resource-percentage` computed by the platform, `slots`). */
  readonly hostFailures?: Count;
  /** CPU kept free, percent; absent where the platform computes it from `hostFailures`. */
  readonly cpuPercent?: Percent;
  /** Memory kept free, percent; absent where the platform computes it from `hostFailures`. */
  readonly memoryPercent?: Percent;
  /** Hosts held empty (`failover-hosts`). */
  readonly failoverHosts?: readonly Id[];
  /** Loss of performance that is accepted after a failover, percent; 100 is off. */
  readonly performanceTolerance?: Percent;
}

/** Whether the platform moves running VMs by itself. Absent fields are unknown. */
export interface LoadBalancing extends EstateObject {
  /** Whether the platform balances load at all. */
  readonly enabled?: boolean;
  /** Only `fully-automated` moves running VMs without being asked. */
  readonly automation?: "manual" | "partially-automated" | "fully-automated";
}

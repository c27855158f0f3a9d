import type { Count, EstateObject, Id } from "./common";

/** A copy of VMs at a failover site. */
export interface Replication extends EstateObject {
  readonly id: Id;
  readonly vms: readonly Id[];
  readonly method: "array" | "hypervisor" | "application" | "backup";
  readonly to: ReplicationTarget;
  /** Most data that may be lost, in seconds. */
  readonly rpoSeconds?: Count;
  /** Longest time until it runs again, in seconds. */
  readonly rtoSeconds?: Count;
}

export interface ReplicationTarget {
  readonly site?: Id;
  readonly cluster?: Id;
}

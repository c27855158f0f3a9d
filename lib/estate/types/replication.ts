import type { EstateObject, Id, Seconds } from "./common";

/** A copy of VMs at a failover site. */
export interface Replication extends EstateObject {
  readonly id: Id;
  /** The VMs that are copied. */
  readonly vms: readonly Id[];
  /** What makes the copies. */
  readonly method: "array" | "hypervisor" | "application" | "backup";
  /** Where the copies are. */
  readonly to: ReplicationTarget;
  /** Most data that may be lost, in seconds. */
  readonly rpoSeconds?: Seconds;
  /** Longest time until it runs again, in seconds. */
  readonly rtoSeconds?: Seconds;
}

export interface ReplicationTarget extends EstateObject {
  /** The failover site. */
  readonly site?: Id;
  /** The cluster that the copies run in. */
  readonly cluster?: Id;
}

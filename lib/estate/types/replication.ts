import type { EstateObject, Id, Seconds } from "./common";

/** A copy of VMs at a failover site. */
export interface Replication extends EstateObject {
  readonly id: Id;
  readonly vms: readonly Id[];
  readonly method: "array" | "hypervisor" | "application" | "backup";
  readonly to: ReplicationTarget;
  /** Most data that may be lost, in seconds. */
  readonly rpoSeconds?: Seconds;
  /** Longest time until it runs again, in seconds. */
  readonly rtoSeconds?: Seconds;
}

export interface ReplicationTarget extends EstateObject {
  readonly site?: Id;
  readonly cluster?: Id;
}

import type { EstateObject, Id, Seconds } from "./common";

/** What makes the copies. */
export type ReplicationMethod = "array" | "hypervisor" | "application" | "backup";

/** A copy of VMs at a failover site. */
export interface Replication extends EstateObject {
  readonly id: Id;
  /** The VMs that are copied. */
  readonly vms: readonly Id[];
  /**
   * What makes the copies: the storage `array`, datastore by datastore; the `hypervisor`, VM by VM; the `application`, whose `replicas` keep
   * the data in step; or a `backup`, from which the VMs are restored.
   */
  readonly method: ReplicationMethod;
  /** Where the copies are. */
  readonly to: ReplicationTarget;
  /** `synchronous`: a write is done when both sides have it; `asynchronous`: the copy follows. Absent: unknown. */
  readonly mode?: "synchronous" | "asynchronous";
  /** Time from the start of one copy to the start of the next, in seconds, where copies are made from time to time. Absent: unknown. */
  readonly intervalSeconds?: Seconds;
  /** How far the copy falls behind at most, in seconds, where writes are sent as they come. Absent: unknown. */
  readonly lagSeconds?: Seconds;
  /** The entry of `links` that the copies travel over. Absent: unknown. */
  readonly link?: Id;
  /** Which datastore is copied to which (`array`, and `hypervisor` where it is told so). Absent: unknown. */
  readonly datastores?: readonly DatastoreMapping[];
  /** The VMs, at the failover site, that hold their own copy of the data and take over (`application`). Absent: unknown. */
  readonly replicas?: readonly Id[];
  /** Replications that name the same group are recovered to one and the same moment. Absent: each by itself. */
  readonly consistencyGroup?: Id;
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
  /** Datastores that hold the copies, where `datastores` of the replication does not pair them. Absent: unknown. */
  readonly datastores?: readonly Id[];
}

/** A datastore, and the one that stands in for it at the other site. */
export interface DatastoreMapping extends EstateObject {
  /** The datastore that the VMs run from. */
  readonly from: Id;
  /** The datastore with the copy. */
  readonly to: Id;
}

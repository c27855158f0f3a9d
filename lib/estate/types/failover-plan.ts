import type { EstateObject, Id, Seconds } from "./common";
import type { DatastoreMapping } from "./replication";
import type { IsoDate } from "./waiver";

/**
 * How VMs of one site come up at another when theirs is lost. It covers the intersection of what is given of `clusters`, `tiers`, `vms` and
 * `services`; where neither `clusters` nor `vms` is, of these the VMs of clusters with a host at `from`.
 */
export interface FailoverPlan extends EstateObject {
  readonly id: Id;
  /** The site whose loss it answers. */
  readonly from: Id;
  /** The failover site. */
  readonly to: Id;
  /** The cluster at `to` that the VMs come up in. Absent: that of their replication. */
  readonly cluster?: Id;
  /** Only VMs of these clusters. */
  readonly clusters?: readonly Id[];
  /** Only VMs of these tiers. */
  readonly tiers?: readonly Id[];
  /** Only these VMs. */
  readonly vms?: readonly Id[];
  /** Only replicas of these services. */
  readonly services?: readonly Id[];
  /** The replications that it recovers from. Absent: every one that copies its VMs to `to`. */
  readonly replications?: readonly Id[];
  /** Which network stands in for which; one that is not named is the same at both sites. */
  readonly networks?: readonly NetworkMapping[];
  /** Which datastore stands in for which, where the replications do not pair them. */
  readonly datastores?: readonly DatastoreMapping[];
  /**
   * Who comes up first. `dependency` rules and `restart` order the VMs within a group; VMs in no group come up when all groups are up.
   * Absent: all are one group.
   */
  readonly order?: readonly RecoveryGroup[];
  /** Tiers whose VMs at `to` are stopped to make room before anything comes up. Absent: nothing is stopped. */
  readonly shed?: readonly Id[];
  /** From the loss until somebody or something notices it, in seconds. */
  readonly detectionSeconds?: Seconds;
  /** From there until it is decided to fail over, in seconds. */
  readonly decisionSeconds?: Seconds;
  /** How long clients may hold an old address, in seconds: the time to live of its DNS records. */
  readonly dnsTtlSeconds?: Seconds;
  /** When it was last tried, and how that went. Absent: never, as far as is known. */
  readonly lastTest?: FailoverTest;
}

/** VMs of a plan that come up together. */
export interface RecoveryGroup extends EstateObject {
  readonly id: Id;
  /** Only VMs of these tiers. */
  readonly tiers?: readonly Id[];
  /** Only these VMs. */
  readonly vms?: readonly Id[];
  /** Only replicas of these services. */
  readonly services?: readonly Id[];
  /** Groups of the plan that are up before it starts; `[]`: it waits for none. Absent: the one before it in the list. */
  readonly after?: readonly Id[];
  /** Time between the groups that it waits for being up and its own start, in seconds. Default: 0. */
  readonly delaySeconds?: Seconds;
}

/** A network, and the one that stands in for it at the other site. */
export interface NetworkMapping extends EstateObject {
  /** The network that the VMs are attached to. */
  readonly from: Id;
  /** The network that they are attached to at the failover site. */
  readonly to: Id;
  /** Whether the VMs `keep` their addresses there, or `change` them. Absent: unknown. */
  readonly addresses?: "keep" | "change";
}

/** A trial of a failover. */
export interface FailoverTest extends EstateObject {
  /** The day, `YYYY-MM-DD`. */
  readonly date: IsoDate;
  readonly result: "passed" | "failed";
}

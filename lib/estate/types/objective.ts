import type { EstateObject, Id, Seconds } from "./common";

/** How much may be lost and how long it may take, promised when a site is lost. Scope is the intersection of what is given; absent means all. */
export interface Objective extends EstateObject {
  readonly id: Id;
  /** Only VMs of these clusters. */
  readonly clusters?: readonly Id[];
  /** Only VMs of these tiers. */
  readonly tiers?: readonly Id[];
  /** Only these VMs. */
  readonly vms?: readonly Id[];
  /** Only replicas of these services. */
  readonly services?: readonly Id[];
  /** Recovery point objective: most data that may be lost, in seconds. Absent: none is promised. */
  readonly rpoSeconds?: Seconds;
  /** Recovery time objective: longest time from the loss until it runs again, in seconds. Absent: none is promised. */
  readonly rtoSeconds?: Seconds;
}

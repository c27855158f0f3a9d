import type { ClusterVendor } from "../backends/port";
import type { Inventory } from "../estate";
import type { CopyProps } from "./datastore-layout";
import type { HighAvailabilityProps } from "./high-availability";
import type { Automation, LoadBalancingProps } from "./load-balancing";

/** What holds for any cluster beside its policies. */
export interface ClusterFacts extends ClusterVendor {
  /**
   * VMs that each of its hosts starts at the same time.
   * @default - unknown
   */
  readonly concurrentStarts?: number;
  /**
   * Decides which half goes on where the cluster is split in halves, in the place and failure domains of `in`: for a cluster over two places, at
   * a third.
   * @default - unknown
   */
  readonly witness?: CopyProps;
}

export interface ClusterProps extends ClusterFacts {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * What happens when a host or a datastore goes; `"off"`: nothing.
   * @default - restarts, with room for one host failure
   */
  readonly ha?: "off" | HighAvailabilityProps;
  /**
   * Whether running VMs are moved to balance load and to keep rules; `"off"`: never.
   * @default "fully-automated"
   */
  readonly drs?: "off" | Automation | LoadBalancingProps;
}

/** Facts of a cluster that exists. What is not stated is unknown. */
export interface ExistingClusterProps extends ClusterFacts {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * How its high availability is set up.
   * @default - unknown
   */
  readonly ha?: "off" | HighAvailabilityProps;
  /**
   * Whether running VMs are moved.
   * @default - unknown
   */
  readonly drs?: "off" | Automation;
  /**
   * Whether this design declares all its VMs, and all its hosts. Where it does not, a promise that rests on them is undecided.
   * @default - `{ vms: "partial", hosts: "partial" }`
   */
  readonly inventory?: Inventory;
}

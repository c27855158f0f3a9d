import type { VirtualMachineVendor } from "../backends/port";
import type { FailoverTest } from "../estate";
import type { CoverageProps } from "./coverage";
import type { Location } from "./location";
import type { Network } from "./network";
import type { DatastorePair } from "./private/datastore-pairs";
import type { Replication } from "./replication";
import type { Site } from "./site";
import type { VirtualMachine } from "./virtual-machine";

export interface FailoverPlanProps extends CoverageProps {
  /** The site whose loss it answers. */
  readonly from: Site | Location;
  /**
   * The failover site.
   * @default - that of the cluster; to be given where its site has several places
   */
  readonly to?: Location;
  /**
   * The replications that it recovers from.
   * @default - every one of the estate that copies its VMs to the failover site
   */
  readonly replications?: readonly Replication[];
  /**
   * Which network stands in for which: all networks of the VMs that it brings up.
   * @default - none
   */
  readonly networks?: readonly NetworkMappingProps[];
  /**
   * Which datastore stands in for which, where the replications do not pair them.
   * @default - as the replications say
   */
  readonly datastores?: readonly DatastorePair[];
  /**
   * Who comes up first; VMs in no group come up after all groups.
   * @default - all come up at once
   */
  readonly order?: readonly RecoveryGroupProps[];
  /**
   * Virtual hardware at the failover site, where it is not that of the original: for VMs of another platform, and for files of copies that
   * are called otherwise.
   * @default - that of the original
   */
  readonly hardware?: readonly RecoveredHardwareProps[];
  /**
   * Tiers whose VMs at the failover site are stopped to make room before anything comes up.
   * @default - none
   */
  readonly shed?: readonly string[];
  /**
   * From the loss until it is noticed, seconds.
   * @default - unknown
   */
  readonly detectionSeconds?: number;
  /**
   * From there until it is decided to fail over, seconds.
   * @default - unknown
   */
  readonly decisionSeconds?: number;
  /**
   * How long clients may hold an old address, seconds: the time to live of its DNS records.
   * @default - unknown
   */
  readonly dnsTtlSeconds?: number;
  /**
   * When it was last tried, and how that went.
   * @default - never
   */
  readonly lastTest?: Pick<FailoverTest, "date" | "result">;
  /**
   * The Terraform variable of the target's stack that brings its VMs up. Plans that leave different sites need different ones.
   * @default "failover"
   */
  readonly variable?: string;
}

/** A network, and the one that stands in for it at the failover site. */
export interface NetworkMappingProps {
  readonly from: Network;
  readonly to: Network;
  /**
   * Whether the VMs `keep` their addresses there or `change` them.
   * @default - unknown
   */
  readonly addresses?: "keep" | "change";
}

/** Settings of the target's platform for VMs that come up there, in a block of its name. */
export interface RecoveredHardwareProps extends VirtualMachineVendor {
  readonly vms: readonly VirtualMachine[];
}

/** VMs of a plan that come up together: the intersection of what is given. */
export interface RecoveryGroupProps extends Pick<CoverageProps, "tiers" | "vms" | "services"> {
  /** Its name within the plan. */
  readonly id: string;
  /**
   * Groups that are up before it starts, by their ids; `[]`: it waits for none.
   * @default - the one before it in the list
   */
  readonly after?: readonly string[];
  /**
   * Wait between those being up and its own start, seconds.
   * @default 0
   */
  readonly delaySeconds?: number;
}

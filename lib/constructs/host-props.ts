import type { HostVendor } from "../backends/port";
import type { ControlDomain, Resources } from "../estate";
import type { Datastore } from "./datastore";
import type { FailureDomain, InDomains } from "./failure-domain";
import type { Network } from "./network";
import type { Uplinks } from "./uplink";

/** What is true of any host. Sizes are physical. */
export interface HostFacts extends InDomains, HostVendor {
  /**
   * Hardware threads.
   * @default - as many as cores
   */
  readonly threads?: number;
  /**
   * What the hypervisor itself uses.
   * @default - the platform profile's estimate
   */
  readonly controlDomain?: ControlDomain;
  /**
   * Ways to its datastores; a datastore that is named here is kept while one of its ways survives.
   * @default - unknown
   */
  readonly storagePaths?: readonly StoragePathProps[];
  /**
   * Datastores that it mounts, all of them.
   * @default - what the datastores of the site say
   */
  readonly datastores?: readonly Datastore[];
  /**
   * Networks that it carries, all of them.
   * @default - what the networks of the site say
   */
  readonly networks?: readonly Network[];
  /**
   * Any other countable dimension: `{ "vgpu-a40": 4 }`.
   * @default - none
   */
  readonly resources?: Resources;
  /**
   * VMs that it starts at the same time.
   * @default - what its cluster says
   */
  readonly concurrentStarts?: number;
  /** @default "connected" */
  readonly state?: "connected" | "maintenance" | "disconnected";
  /**
   * Held empty by admission control with the policy `failover-hosts`.
   * @default false
   */
  readonly failoverHost?: boolean;
}

export interface HostProps extends HostFacts {
  /** Name or address under which the platform reaches it. */
  readonly hostname: string;
  /** Physical cores. */
  readonly cores: number;
  /** Clock of one core, MHz. */
  readonly mhzPerCore: number;
  /** Memory, GiB. */
  readonly memoryGib: number;
  /**
   * Physical NICs that it gives to virtual switches, for networks of VMs, and the switch that each is plugged into:
   * `{ vmnic1: leafA, vmnic2: leafB }`. `{}`: none.
   */
  readonly uplinks: Uplinks;
}

/** Facts of a host that exists. What is not stated is unknown. */
export interface ExistingHostProps extends HostFacts {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /** Physical cores. */
  readonly cores?: number;
  /** Clock of one core, MHz. */
  readonly mhzPerCore?: number;
  /** Memory, GiB. */
  readonly memoryGib?: number;
  /**
   * Physical NICs that carry networks of VMs, and the switch that each is plugged into.
   * @default - unknown, and on no virtual switch that this design makes
   */
  readonly uplinks?: Uplinks;
}

/** One way to a datastore; it is gone with any of its domains. */
export interface StoragePathProps {
  readonly datastore: Datastore;
  readonly in: readonly FailureDomain[];
}

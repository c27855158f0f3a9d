import type { VirtualMachineVendor } from "../backends/port";
import type { Resources, RestartPriority, Vm } from "../estate";
import type { Datastore } from "./datastore";
import type { Host } from "./host";
import type { Network } from "./network";

/** Size and shape of a virtual machine, without its name and tier: what the replicas of a service share. */
export interface VirtualMachineShape extends VirtualMachineVendor {
  /** Virtual CPUs. */
  readonly vcpus: number;
  /** Memory, GiB; a multiple of 1/256 (4 MiB). */
  readonly memoryGib: number;
  /** Disks, the first of which it boots from. */
  readonly disks: readonly DiskProps[];
  /** Networks it is attached to, in the order of its adapters. */
  readonly networks: readonly Network[];
  /**
   * Name of the template it is cloned from.
   * @default - made from scratch, with empty disks
   */
  readonly template?: string;
  /**
   * All of its memory is guaranteed.
   * @default false
   */
  readonly reserveMemory?: boolean;
  /**
   * What the platform guarantees it.
   * @default - nothing
   */
  readonly reservation?: ReservationProps;
  /**
   * When it restarts after a failure; `disabled`: not at all.
   * @default - the cluster's
   */
  readonly restart?: RestartPriority;
  /**
   * Demand in any other countable dimension: `{ "vgpu-a40": 1 }`.
   * @default - none
   */
  readonly resources?: Resources;
  /**
   * Whether it can be migrated while it runs; `false` for pass-through devices, fault tolerance or an override.
   * @default true
   */
  readonly movable?: boolean;
  /**
   * From power-on until its service answers, seconds.
   * @default - unknown
   */
  readonly bootSeconds?: number;
  /**
   * How much of its disks it writes anew, MiB per hour.
   * @default - unknown
   */
  readonly changeRateMibPerHour?: number;
  /**
   * Whether its guest also boots on another platform's virtual hardware.
   * @default - unknown
   */
  readonly portable?: boolean;
}

export interface VirtualMachineProps extends VirtualMachineShape {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * How much it matters, in the estate's own words, e.g. `gold`; requirements speak of tiers.
   * @default - none
   */
  readonly tier?: string;
  /**
   * The host it is placed on first. Where nothing moves VMs the proof needs it.
   * @default - the platform's choice
   */
  readonly host?: Host;
  /**
   * May be removed, and its data with it, to make room when another site fails over to this one: for tests and other things that are made
   * anew. Afterwards it is made again as it was first. A failover plan that sheds its tier does so.
   * @default false
   */
  readonly sheddable?: boolean;
}

/** Facts of a virtual machine that exists. What is not stated is unknown. */
export interface ExistingVirtualMachineProps extends VirtualMachineVendor, Partial<VirtualMachineProps> {
  /** @default "on" */
  readonly power?: Vm["power"];
}

export interface DiskProps {
  readonly datastore: Datastore;
  /** GiB. */
  readonly sizeGib: number;
}

/** What the platform guarantees. */
export interface ReservationProps {
  /** @default 0 */
  readonly cpuMhz?: number;
  /** @default 0 */
  readonly memoryGib?: number;
}

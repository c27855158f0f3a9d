import type { EstateObject, Gib, Id, Mhz, Mib, PositiveCount, Resources } from "./common";

/** Order in which the platform restarts VMs; `disabled`: not at all. */
export type RestartPriority = "highest" | "high" | "medium" | "low" | "lowest" | "disabled";

/** A virtual machine. */
export interface Vm extends EstateObject {
  readonly id: Id;
  /** The cluster that it runs in. */
  readonly cluster?: Id;
  /** Virtual CPUs. */
  readonly vcpus?: PositiveCount;
  /** Configured memory, MiB. */
  readonly memoryMib?: Mib;
  /** What the hypervisor needs beside the VM's own memory. Default: the platform profile's estimate. */
  readonly overheadMib?: Mib;
  /** What the platform guarantees it. Default: 0. */
  readonly reservation?: Reservation;
  /** How much it matters, in a word of yours, for requirements to name. Default: none. */
  readonly tier?: Id;
  /** `[]`: none; absent: unknown. */
  readonly disks?: readonly Disk[];
  /** Ids of the networks it is attached to. `[]`: none; absent: unknown. */
  readonly networks?: readonly Id[];
  /** Default: on. */
  readonly power?: "on" | "off" | "suspended" | "template";
  /** Default: medium. */
  readonly restart?: RestartPriority;
  /** Demand in any other countable dimension. Default: none. */
  readonly resources?: Resources;
  /** `false`: pass-through, fault tolerance or an override keeps it where it is. Default: true. */
  readonly movable?: boolean;
  /** Where it runs now, if known. */
  readonly host?: Id;
}

export interface Reservation extends EstateObject {
  /** MHz. Default: 0. */
  readonly cpuMhz?: Mhz;
  /** MiB, at most the memory of the VM. Default: 0. */
  readonly memoryMib?: Mib;
}

/** On one datastore, or on one of a datastore cluster. */
export interface Disk extends EstateObject {
  /** The datastore that it is on. */
  readonly datastore?: Id;
  /** The datastore cluster that it is in, on whichever member. */
  readonly datastoreCluster?: Id;
  /** Size, GiB; no verdict depends on it. */
  readonly sizeGib?: Gib;
}

import type { EstateObject, Gib, Id, Mhz, Mib, PositiveCount, Resources } from "./common";

/** Order in which the platform restarts VMs; `disabled`: not at all. */
export type RestartPriority = "highest" | "high" | "medium" | "low" | "lowest" | "disabled";

/** A virtual machine. */
export interface Vm extends EstateObject {
  readonly id: Id;
  readonly cluster?: Id;
  readonly vcpus?: PositiveCount;
  readonly memoryMib?: Mib;
  /** What the hypervisor needs beside the VM's own memory. Default: the platform profile's estimate. */
  readonly overheadMib?: Mib;
  /** What the platform guarantees it. Default: 0. */
  readonly reservation?: Reservation;
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
  readonly cpuMhz?: Mhz;
  readonly memoryMib?: Mib;
}

/** On one datastore, or on one of a datastore cluster. */
export interface Disk extends EstateObject {
  readonly datastore?: Id;
  readonly datastoreCluster?: Id;
  readonly sizeGib?: Gib;
}

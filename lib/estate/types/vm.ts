import type { Count, EstateObject, Gib, Id, Mhz, Mib, PositiveCount, Resources, Seconds } from "./common";

/** Order in which the platform restarts VMs; `disabled`: not at all. */
export type RestartPriority = "highest" | "high" | "medium" | "low" | "lowest" | "disabled";

/** A virtual machine. */
export interface Vm extends EstateObject {
  readonly id: Id;
  /** The cluster that it runs in. */
  readonly cluster?: Id;
  /** Virtual CPUs. */
  readonly vcpus?: PositiveCount;
  /** Configured memory, MiB: the most that it may have (Xen's static maximum). */
  readonly memoryMib?: Mib;
  /** What the platform may shrink the memory to while it runs. Absent: it does not. */
  readonly memoryRange?: MemoryRange;
  /** How the platform runs its guest; Xen starts and evacuates a `pvh` guest with `memoryMib`, others with the least of `memoryRange` at least. Absent: unknown. */
  readonly virtualization?: "hvm" | "pv" | "pvh";
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
  /** `true`: a restart is tried where room is left, and not promised (Xen's `best-effort`); such a VM's `restart` is `disabled`. Default: false. */
  readonly bestEffort?: boolean;
  /** Its place in the order in which the platform starts VMs: lower ones first. Absent: none is set. */
  readonly startOrder?: Count;
  /** Wait after its start before the next VMs in the order start, seconds. Absent: none is set. */
  readonly startDelaySeconds?: Seconds;
  /** Demand in any other countable dimension. Default: none. */
  readonly resources?: Resources;
  /** From power-on until its service answers, in seconds. Absent: unknown. */
  readonly bootSeconds?: Seconds;
  /** How much of its disks it writes anew, MiB per hour, where that is known. Absent: unknown. */
  readonly changeRateMibPerHour?: Mib;
  /** Whether its guest also boots on another platform's virtual hardware. Absent: unknown. */
  readonly portable?: boolean;
  /** `false`: pass-through, fault tolerance or an override keeps it where it is. Default: true. */
  readonly movable?: boolean;
  /** Parts of one host's hardware that it uses, because of which it can start on that host alone. `[]`: none; absent: none is known. */
  readonly hostDevices?: readonly HostDevice[];
  /** Where it runs now, if known. */
  readonly host?: Id;
}

/** A part of a host that a VM is tied to: a CD drive of the host or an image on its local storage, a passed-through device, a virtual GPU. */
export type HostDevice = "local-cd" | "pci-passthrough" | "vgpu" | "usb" | "sr-iov";

/** Dynamic memory: the platform shrinks and grows it between these while the VM runs. */
export interface MemoryRange extends EstateObject {
  /** Least, MiB, at most the configured memory (Xen's dynamic minimum). */
  readonly minMib?: Mib;
  /** Most, MiB, at most the configured memory (Xen's dynamic maximum). Absent: the configured memory. */
  readonly maxMib?: Mib;
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

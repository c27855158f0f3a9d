import type { EstateObject, Id, Mhz, Mib, PositiveCount, Resources } from "./common";

/** A physical machine that runs VMs. Sizes are physical; what VMs may use is that less the control domain. */
export interface Host extends EstateObject {
  readonly id: Id;
  /** The cluster that it is in; a host is in one at most. */
  readonly cluster?: Id;
  /** `null`: at no site. */
  readonly site?: Id | null;
  /** Entries of `domains` that it is in. `[]`: none; absent: unknown. */
  readonly domains?: readonly Id[];
  /** Groups of entries of `domains`: it is gone when the whole of one group is. Absent means none. */
  readonly redundant?: readonly (readonly Id[])[];
  /** Physical cores. */
  readonly cores?: PositiveCount;
  /** Hardware threads; default: as many as `cores`. A VM has at most as many vCPUs as its host has threads. */
  readonly threads?: PositiveCount;
  /** Megahertz over all cores. */
  readonly cpuMhz?: Mhz;
  /** Physical memory, MiB. */
  readonly memoryMib?: Mib;
  /** What the hypervisor itself uses (dom0, parent partition, VMkernel). Default: the platform profile's estimate. */
  readonly controlDomain?: ControlDomain;
  /** Ids of the datastores that it mounts. `[]`: none; absent: unknown. */
  readonly datastores?: readonly Id[];
  /** Ids of the networks that it carries. `[]`: none; absent: unknown. */
  readonly networks?: readonly Id[];
  /** Physical NICs and what they carry; where listed, they carry every network of the host between them. */
  readonly uplinks?: readonly Uplink[];
  /** Ways to its datastores; a datastore listed here is kept while one of its paths survives. */
  readonly storagePaths?: readonly StoragePath[];
  /** VMs that it starts at the same time. Absent: what its cluster says. */
  readonly concurrentStarts?: PositiveCount;
  /** Any other countable dimension. Default: none. */
  readonly resources?: Resources;
  /** Default: connected. */
  readonly state?: "connected" | "maintenance" | "disconnected";
}

export interface ControlDomain extends EstateObject {
  /** Memory of the hypervisor itself, MiB, at most that of the host. */
  readonly memoryMib?: Mib;
  /** CPU of the hypervisor itself, MHz, at most that of the host. */
  readonly cpuMhz?: Mhz;
}

/** A physical NIC. */
export interface Uplink extends EstateObject {
  readonly id: Id;
  /** The entry of `domains` of kind `switch` that it is plugged into. Absent: unknown. */
  readonly switch?: Id;
  /** Ids of the networks that it carries. Absent: unknown. */
  readonly networks?: readonly Id[];
}

/** One way from a host to a datastore; it is gone when any of its domains is. */
export interface StoragePath extends EstateObject {
  /** The datastore that it leads to. */
  readonly datastore: Id;
  /** Entries of `domains` that it runs through: a fabric, a switch. */
  readonly domains: readonly Id[];
}

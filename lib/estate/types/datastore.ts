import type { Count, EstateObject, Gib, Id } from "./common";

/** Storage for VM disks: a vSphere datastore, a Xen storage repository, a Hyper-V cluster shared volume. */
export interface Datastore extends EstateObject {
  readonly id: Id;
  /** `vmfs`, `nfs`, `nfs41`, `vsan`, `vvol`, `local`, or a platform's own word (Xen: `lvm`, `ext`, `lvmoiscsi`, `lvmohba`, `gfs2`, `smb`). */
  readonly type?: Id;
  /** Whether the platform lets several hosts use it at once; `false`: it is one host's own. Absent: unknown. */
  readonly shared?: boolean;
  /** `null`: at no site. */
  readonly site?: Id | null;
  /** Size, GiB; no verdict depends on it. */
  readonly capacityGib?: Gib;
  /** Entries of `domains` that it is in: gone when any is. `[]`: none; absent: unknown. */
  readonly domains?: readonly Id[];
  /** Groups of entries of `domains`: it is gone when the whole of one group is. Absent means none. */
  readonly redundant?: readonly (readonly Id[])[];
  /**
   * Synchronous copies: the datastore is there while one is.
   * @minItems 1
   */
  readonly copies?: readonly Copy[];
  /** Decides where half or more of the copies are lost. */
  readonly witness?: Witness;
  /** Spread over hosts of a cluster (vSAN). */
  readonly distributed?: Distributed;
}

/** One synchronous copy of a datastore; gone when its site or any of its domains is. */
export interface Copy extends EstateObject {
  /** Where the copy is; `null`: at no site. Absent: unknown, unless it follows from `domains`. */
  readonly site?: Id | null;
  /** Entries of `domains` that it is in: gone when any is. */
  readonly domains?: readonly Id[];
}

/** Gone when its site or any of its domains is. */
export interface Witness extends EstateObject {
  /** Where the witness is; `null`: at no site. Absent: unknown, unless it follows from `domains`. */
  readonly site?: Id | null;
  /** Entries of `domains` that it is in: gone when any is. */
  readonly domains?: readonly Id[];
}

/** There while at most `failuresToTolerate` of the cluster's fault domains have lost a host. */
export interface Distributed extends EstateObject {
  /** The cluster over whose hosts the data is spread. */
  readonly cluster: Id;
  /** `host`, or a kind of domain. */
  readonly over: Id;
  /** How many fault domains may lose a host before data is gone. */
  readonly failuresToTolerate: Count;
}

/** Datastores among which the platform chooses where a disk goes. */
export interface DatastoreCluster extends EstateObject {
  readonly id: Id;
  /** Its members. */
  readonly datastores: readonly Id[];
}

import type { Id } from "../estate";
import type { FailedDomain } from "../prover";

/** How far a survived requirement is from failing. Everything here was proven, except `tightest`, which is a sum. */
export interface SlackReport {
  readonly requirement: Id;
  /** For each cluster with a VM in scope: what could still be added to it. */
  readonly room: readonly ClusterRoom[];
  /** The largest number of host failures that is proven survived, if the requirement is about hosts alone. */
  readonly hostFailures?: Measured;
  /** Where least is left in sum of one dimension. Room in sum is no proof of a place. */
  readonly tightest?: Tightest;
  /** Most untouched VMs that a witness moves to make room. */
  readonly migrations?: number;
  /** Changed estates that were proven. */
  readonly proofs: number;
  /** `complete`: all was measured; `bounded`: the number of proofs ended it; `stopped`: the caller did; `skipped`: not measured. */
  readonly search: "complete" | "bounded" | "stopped" | "skipped";
}

export interface ClusterRoom {
  readonly cluster: Id;
  /** The VM whose like is added: of the most common shape among those that restart, with its disks, networks and tier. */
  readonly like: Id;
  readonly shape: Shape;
  /** How many more of the shape. */
  readonly more: Measured;
  /** Memory of the largest VM that is otherwise of the shape, MiB; 0: there is no room for it at any size. */
  readonly largestMemoryMib: Measured;
  /** vCPUs of the largest VM that is otherwise of the shape; 0: there is no room for it with any. */
  readonly largestVcpus: Measured;
}

export interface Shape {
  readonly vcpus: number;
  readonly memoryMib: number;
}

/** An amount that is proven survived. */
export interface Measured {
  readonly value: number;
  /** One more was proven not to be; `false`: one more was not decided, not tried, or tried on one host only. */
  readonly exact: boolean;
}

export interface Tightest {
  readonly failed: readonly FailedDomain[];
  /** The cluster that the sums are about, where the requirement is about several. */
  readonly cluster?: Id;
  readonly dimension: "memory" | "vcpus" | "reserved-memory" | "reserved-cpu";
  readonly unit: "MiB" | "vCPUs" | "MHz";
  readonly need: number;
  readonly have: number;
}

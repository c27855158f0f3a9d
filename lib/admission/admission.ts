import type { AdmissionControl, Id } from "../estate";
import type { MissingFact } from "../prover";

/** What vSphere's admission control says of a cluster in which every VM that is on is powered on. */
export interface ClusterAdmission {
  readonly cluster: Id;
  readonly policy: Exclude<AdmissionControl["policy"], undefined>;
  /** `refuses`: vCenter does not power all of these VMs on. `unknown`: a fact is missing, or VMware does not document it. */
  readonly answer: Answer;
  /** The arithmetic in one sentence. */
  readonly because: string;
  /** The sums behind it, where the policy has sums. */
  readonly sums: readonly AdmissionSum[];
  /** Slots, where the policy counts them. */
  readonly slots?: SlotCount;
  /** When it warns of less performance after a failure; it never refuses for that. */
  readonly performance?: PerformanceNotice;
  /** Facts without which nothing can be said. */
  readonly missing: readonly MissingFact[];
}

export type Answer = "accepts" | "refuses" | "unknown";

/** One dimension of a cluster, on reservations. */
export interface AdmissionSum {
  readonly dimension: "cpu" | "memory";
  readonly unit: "MHz" | "MiB";
  /** Of all hosts that count. */
  readonly total: number;
  /** Reserved by all VMs, with their overhead. */
  readonly reserved: number;
  /** Kept for failures, percent of the total. Two numbers where VMware does not document which: between them nothing is said. */
  readonly kept: { readonly least: number; readonly most: number };
}

export interface SlotCount {
  readonly cpuMhz: number;
  readonly memoryMib: number;
  readonly hosts: readonly { readonly host: Id; readonly slots: number }[];
  readonly vms: number;
  /** Hosts, the largest first, that can fail while there is a slot for every VM. */
  readonly failoverCapacity: number;
  readonly configured: number;
}

export interface PerformanceNotice {
  /** It warns once the VMs use more memory than this, MiB. */
  readonly aboveMib: number;
  /** All the memory that the VMs are configured with, MiB. */
  readonly configuredMib: number;
}

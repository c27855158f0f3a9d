import type { AdmissionControl, Id } from "../estate";
import type { MissingFact } from "../prover";

/** What a platform's own admission control says of a cluster in which every VM that is on is powered on. */
export interface ClusterAdmission {
  readonly cluster: Id;
  /** `restart-plan`: a Xen pool's own plan for `ha-host-failures-to-tolerate`; the others are vSphere's. */
  readonly policy: Exclude<AdmissionControl["policy"], undefined> | "restart-plan";
  /**
   * `refuses`: vCenter does not power all of these VMs on; a Xen pool finds no plan. `unknown`: a fact is missing, or the vendor does not
   * document it.
   */
  readonly answer: Answer;
  /** The arithmetic in one sentence. */
  readonly because: string;
  /** The sums behind it, where the policy has sums. */
  readonly sums: readonly AdmissionSum[];
  /** Slots, where the policy counts them. */
  readonly slots?: SlotCount;
  /** What a Xen pool plans for. */
  readonly plan?: RestartPlan;
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

/** A Xen pool's plan of restarts. */
export interface RestartPlan {
  /** Host failures, one after the other, that it plans for. */
  readonly failures: number;
  /** VMs that it restarts on any host. */
  readonly agile: number;
  /** Protected VMs that not every host can run: the pool never has a plan for all while there is one. */
  readonly notAgile: readonly Id[];
}

export interface PerformanceNotice {
  /** It warns once the VMs use more memory than this, MiB. */
  readonly aboveMib: number;
  /** All the memory that the VMs are configured with, MiB. */
  readonly configuredMib: number;
}

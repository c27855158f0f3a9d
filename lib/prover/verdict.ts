import type { Certificates, Id } from "../estate";

/** What is known of a requirement. `undecided` never passes. */
export type Verdict = "tolerates" | "fails" | "undecided";

/** One failed domain: a host, datastore, site, or an entry of `domains` by its kind. */
export interface FailedDomain {
  readonly kind: Id;
  readonly id: Id;
}

/** Why a VM is lost in a scenario. */
export type LossReason =
  | "no-room"
  | "no-reachable-host"
  | "rule"
  | "data-lost"
  | "nothing-reacts"
  | "no-automatic-restart"
  | "quorum"
  /** A failover plan stops it to make room. */
  | "shed";

export interface LostVm {
  readonly vm: Id;
  readonly reason: LossReason;
}

/** A fact that the verdict needs and the estate does not give. */
export interface MissingFact {
  /** List and id of the object, e.g. `hosts/esx-01`. */
  readonly object: string;
  /** The absent field, e.g. `domains`. */
  readonly fact: string;
}

/** A smallest scenario that is not survived: no subset of it fails. */
export interface Counterexample {
  /** Sorted by kind, then id; empty: the estate does not fit before anything fails. */
  readonly failed: readonly FailedDomain[];
  /** How many scenarios it stands for, itself included: those equal to it but for names. */
  readonly alike: number;
  /** The domains of each of the `alike` scenarios are drawn from these, for telling them once ("any two of esx-01 ... esx-16"). */
  readonly alikeAmong?: readonly FailedDomain[];
  readonly lost: readonly LostVm[];
  /** How many must stay down; absent where `lost` is one way among many (continuity, a start that is broken). */
  readonly down?: Down;
  /** VMs that cannot all be placed, few enough to be looked at. */
  readonly unplaceable?: Unplaceable;
  /** One sentence: why. */
  readonly because: string;
  /** Key in the certificates. */
  readonly certificate: string;
  /** The arithmetic behind `because`, where capacity decides: amounts in the dimension's own unit. */
  readonly shortage?: Shortage;
}

/** Whether the VMs in `lost` are as few as can be. */
export interface Down {
  /** So many VMs stay down whatever the order of restarts and wherever they are placed. */
  readonly atLeast: number;
  /** Proven: no order leaves fewer of the highest restart priority down, nor, with as few of these, fewer of the next, and so on. */
  readonly isFewest: boolean;
}

/** A set of VMs that cannot all be placed on hosts that are left, beside VMs that stay there. */
export interface Unplaceable {
  readonly vms: readonly Id[];
  /** Hosts that can run any of them. */
  readonly hosts: readonly Id[];
  /**
   * `smallest`: any set of fewer VMs can be placed. `irreducible`: without any one of them the others can; another set may be smaller. `any`:
   * neither was shown.
   */
  readonly minimal: "smallest" | "irreducible" | "any";
  /** The arithmetic, one sentence about them without subject: "need 18 GiB of memory, and 16 GiB is free". */
  readonly because: string;
}

/** Have, need and short, over which hosts, for which VMs. */
export interface Shortage {
  /** E.g. `memory`, `vcpus`, `reserved-cpu`, `reserved-memory`, or a name in `resources`. */
  readonly dimension: string;
  readonly unit: string;
  readonly need: number;
  readonly have: number;
  readonly hosts: readonly Id[];
  readonly vms: readonly Id[];
}

/** A scenario that is neither proven survived nor proven failed, and why not. */
export interface UndecidedScenario {
  readonly failed: readonly FailedDomain[];
  /** One sentence: what was tried, or which fact is missing. */
  readonly because: string;
  readonly missing: readonly MissingFact[];
}

export interface ScenarioCounts {
  readonly total: number;
  readonly survived: number;
  readonly failed: number;
  readonly undecided: number;
}

export interface RequirementVerdict {
  readonly id: Id;
  readonly verdict: Verdict;
  /** Every scenario in the tolerance, not classes of equal ones. */
  readonly scenarios: ScenarioCounts;
  readonly counterexamples: readonly Counterexample[];
  /** Facts without which nothing better than `undecided` can be said. */
  readonly missing: readonly MissingFact[];
  /**
   * Where all that is missing are hosts of VMs that stay: a start placement of these, by VM, under which every scenario is proven survived.
   * It is offered as the missing fact; the verdict stays `undecided` without it.
   */
  readonly startPlacement?: { readonly [vm: Id]: Id };
  /** What came of looking for one, where it was looked for. */
  readonly startSearch?: StartSearch;
  /** Up to ten undecided scenarios, smallest first, so that a report can say what is open. */
  readonly undecidedExamples: readonly UndecidedScenario[];
  /** What comes up where after a failover; absent where no scenario that is survived needs one. */
  readonly recoveries?: readonly RecoveryWitness[];
  /** What the verdict rests on. */
  readonly basis: VerdictBasis;
}

/**
 * A search for a start placement of VMs that stay and have no host.
 * - `found`: see `startPlacement`.
 * - `none-exists`: whatever their hosts are, some scenario is not survived. The verdict is `fails`, though no scenario fails for all of them,
 *   and there is no counterexample; the certificates hold the proof (`noStart`).
 * - `open`: none was found and none excluded.
 */
export interface StartSearch {
  readonly outcome: "found" | "none-exists" | "open";
  /** VMs without a host. */
  readonly vms: number;
  /** Placements, whole or in part, that were proven or refuted. */
  readonly tried: number;
  /** One sentence. */
  readonly because: string;
}

export interface VerdictBasis {
  readonly demand: "reservation" | "configured";
  /** By cluster with a VM in scope: may running VMs be moved to make room? `unknown`: neither is declared. */
  readonly placement: { readonly [cluster: Id]: "repack" | "pinned" | "unknown" };
  /** VMs in scope that must run. */
  readonly vms: number;
  /** Hosts of the clusters that have a VM in scope. */
  readonly hosts: number;
  /** Most untouched VMs that any witness migrates to make room; absent where nothing was survived. */
  readonly migrations?: number;
}

/** Who comes up at a failover site, and where: shown for one scenario, the same for those that make the same VMs fail over. */
export interface RecoveryWitness {
  readonly failed: readonly FailedDomain[];
  /** Scenarios that are survived by the same failover. */
  readonly alike: number;
  /** The failover plans that bring VMs up, sorted. */
  readonly plans: readonly Id[];
  /** The host of each VM that comes up, by VM, in the order of the estate. */
  readonly recovers: { readonly [vm: Id]: Id };
  /** VMs that are stopped to make room. */
  readonly stopped: readonly Id[];
}

/** What `failproof.verdict/1` holds. */
export interface ProofResult {
  readonly requirements: readonly RequirementVerdict[];
  readonly certificates: Certificates;
}

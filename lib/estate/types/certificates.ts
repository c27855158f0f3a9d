import type { Id } from "./common";
import type { Proof } from "./proofs";
import type { Requirement } from "./requirement";

/** The one version of the certificates document. */
export const CERTIFICATES_FORMAT = "failproof.certificates/1";

/**
 * Data with which a small independent program confirms every verdict without trusting the solver. The prover writes it, the verifier
 * reads it; they share these types and nothing else.
 *
 * A proof is never taken on trust and never inherited: whatever a claim says, the verifier evaluates the proof anew for each scenario
 * that the claim covers. So one proof may stand for any number of scenarios.
 *
 * VMs, hosts, rules and services are named by their position (from 0) in the estate document's own lists `vms`, `hosts`, `rules` and
 * `services`; the hash covers the order of these lists.
 */
export interface Certificates {
  readonly format: typeof CERTIFICATES_FORMAT;
  /**
   * SHA-256 (hex) of the estate's canonical JSON: UTF-8, no white space, the keys of every object in the order of their UTF-16 code
   * units, absent fields left out, and without what can never change a verdict: `$schema`, `profile`, `gate`, `waivers` and `requirements` of
   * the estate itself, and `source` and `vendor` of every object except in the open map `resources`.
   */
  readonly estate: string;
  /**
   * Ids of the estate's VMs and hosts, in its order: by them the proof of a changed estate finds in these certificates what to try first. No
   * verdict rests on them.
   */
  readonly ids?: { readonly vms: readonly Id[]; readonly hosts: readonly Id[] };
  readonly requirements: readonly RequirementCertificates[];
}

/** How one requirement was decided. */
export interface RequirementCertificates {
  readonly id: Id;
  /**
   * The requirement as decided, without `source` and `vendor`. `demand` and `placement` may differ from the estate's (options of the
   * command line); one that the estate does not hold was added there.
   */
  readonly requirement: Requirement;
  readonly verdict: "tolerates" | "fails" | "undecided";
  readonly scenarios: {
    readonly total: number;
    readonly survived: number;
    readonly failed: number;
    readonly undecided: number;
  };
  /** Every domain that the tolerance names: the hosts of the scoped clusters, all domains of each other kind. Sorted by kind, then id. */
  readonly domains: readonly { readonly kind: Id; readonly id: Id }[];
  /** Placements that proofs refer to by position. */
  readonly placements: readonly PlacementTable[];
  /** By key; counterexamples of the verdict name them. */
  readonly proofs: { readonly [key: string]: Proof };
  /** What is shown of estates after a failover, to which proofs refer by position. Absent: nobody fails over. */
  readonly recoveries?: readonly RecoveryCertificates[];
  /** Together they name every scenario exactly once. */
  readonly claims: readonly Claim[];
  /**
   * Hosts of VMs of `pinned` clusters are absent, no scenario fails for every host that they may have, and yet no start placement survives
   * every scenario: then the verdict is `fails`. Each entry is a leaf of a tree; together they leave no host out.
   */
  readonly noStart?: readonly StartFailure[];
}

/**
 * "With these VMs on these hosts, this scenario fails, wherever the others are."
 *
 * The leaves are the paths of a tree. All that share the first VMs and hosts of their `places` look next at the same VM, one whose `host` the
 * estate does not give and whose cluster is `pinned`, and together name every host of its cluster.
 */
export interface StartFailure {
  /** VM, host, VM, host, ... from the root of the tree down. */
  readonly places: readonly number[];
  /** Ascending positions in `domains`. */
  readonly scenario: readonly number[];
  /** Key of a failure proof, to be evaluated in the estate in which the VMs of `places` have these hosts. */
  readonly proof: string;
}

/** Placements and proofs in an estate after a failover: its lists `vms`, `hosts`, `rules` and `services` are those of the estate, in their order. */
export interface RecoveryCertificates {
  readonly placements: readonly PlacementTable[];
  readonly proofs: { readonly [key: string]: Proof };
}

/** Where each VM runs: for every VM of the estate, in its order, the position of its host, or -1: not placed. */
export type PlacementTable = readonly number[];

/** "Each of these scenarios has this outcome, by this proof." */
export interface Claim {
  readonly outcome: "survived" | "failed" | "undecided";
  readonly proof: string;
  /**
   * Each scenario as ascending positions in `domains`; `[]` is the empty one. `rest`: every scenario of the tolerance that no other claim
   * names (at most one such claim).
   */
  readonly scenarios: readonly (readonly number[])[] | "rest";
}

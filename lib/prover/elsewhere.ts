import type { Id, Proof, RecoveryCertificates } from "../estate";
import type { Explanation } from "./explain/explain";
import type { FailedDomain, MissingFact, RecoveryWitness } from "./verdict";

/**
 * Decides the scenarios of one requirement in which VMs come up elsewhere than in their own cluster. The prover itself knows of no such thing: a
 * layer above hands it over.
 */
export interface Elsewhere {
  /** Hosts of other clusters that VMs in scope come up in: their failures belong to the tolerance where it names more than hosts. */
  readonly hosts: readonly Id[];
  /** Whether somebody comes up elsewhere in the scenario, or may. */
  takesPart(failed: readonly FailedDomain[]): boolean;
  /** Undefined: nobody comes up elsewhere in the scenario, and the prover decides it. */
  decide(failed: readonly FailedDomain[]): DecidedElsewhere | undefined;
  /** Why a scenario failed that was decided here; undefined: it was not. */
  explain(failed: readonly FailedDomain[]): Explanation | undefined;
  /** What the certificates hold beside the proofs: the placements and proofs that these refer to. */
  recoveries(): readonly RecoveryCertificates[];
  /** What was found to come up where. */
  witnesses(): readonly RecoveryWitness[];
}

export interface DecidedElsewhere {
  readonly outcome: "survived" | "failed" | "undecided";
  readonly proof: Proof;
  /** What failures that are told together have in common. */
  readonly sort: string;
  readonly migrations: number;
  readonly missing: readonly MissingFact[];
  readonly because: string;
}

import type { Id } from "./common";

/** The one version of the certificates document. */
export const CERTIFICATES_FORMAT = "failproof.certificates/1";

/**
 * Data with which a small independent program confirms every verdict without trusting the solver. The prover writes it, the verifier reads
 * it; they share nothing else.
 */
export interface Certificates {
  readonly format: typeof CERTIFICATES_FORMAT;
  /** SHA-256 (hex) of the estate's canonical JSON. */
  readonly estate: string;
  readonly requirements: readonly RequirementCertificates[];
}

export interface RequirementCertificates {
  readonly id: Id;
}

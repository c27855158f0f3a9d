import type { EstateIndex } from "../estate";
import type { ProofResult } from "./verdict";

export interface ProveOptions {
  /** Overrides the `demand` of every requirement. */
  readonly demand?: "reservation" | "configured";
  /** Overrides the `placement` of every requirement. */
  readonly placement?: "auto" | "repack" | "pinned";
  /** Limit of search steps per scenario; past it the scenario is `undecided`. @default 200000 */
  readonly stepsPerScenario?: number;
  /** Asked now and then; `true` ends the work, what is open is `undecided`. The caller's wall clock or SIGINT. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: ProveProgress) => void;
}

export interface ProveProgress {
  readonly requirement: string;
  readonly decided: number;
  readonly total: number;
}

/**
 * Decides every requirement of a valid estate. Synchronous, pure and deterministic: no I/O, no clock, no randomness that
 * is not seeded; the gate calls it while an app synthesizes.
 */
export function prove(_index: EstateIndex, _options: ProveOptions = {}): ProofResult {
  throw new Error("the prover is being built");
}

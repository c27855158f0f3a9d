import type { Estate, EstateIndex, PlannedAction } from "../estate";
import type { RequirementVerdict } from "../prover";

/** A change as rules judge it: the estate before it, and what becomes of each object. */
export interface ChangeInput {
  /** Absent: it is not known what is there. */
  readonly before?: EstateBefore;
  readonly actions: readonly PlannedAction[];
  /** Proves an estate on the way from one to the other. */
  readonly prove: (estate: Estate) => readonly RequirementVerdict[];
}

/** The estate before a change, and what the prover says of it. */
export interface EstateBefore {
  readonly index: EstateIndex;
  readonly verdicts: readonly RequirementVerdict[];
}

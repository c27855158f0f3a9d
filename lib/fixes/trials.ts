import { type Estate, EstateIndex, type Id, validateEstate } from "../estate";
import { type ProveOptions, prove, type RequirementVerdict } from "../prover";

export interface TrialOptions extends Pick<ProveOptions, "demand" | "placement" | "stepsPerScenario"> {
  /** Changed estates that may be proven. */
  readonly proofs: number;
  readonly shouldStop: () => boolean;
}

/** Why no further proof is made. */
export type Ended = "bounded" | "stopped";

/** Proofs of changed estates, as many as there may be. */
export class Trials {
  made = 0;
  ended: Ended | undefined;

  constructor(
    readonly requirement: Id,
    readonly options: TrialOptions,
  ) {}

  /** The verdict on the one requirement; `undefined`: the estate is invalid, or no further proof may be made (see `ended`). */
  verdict(estate: Estate, stepsPerScenario = this.options.stepsPerScenario): RequirementVerdict | undefined {
    const requirements = (estate.requirements ?? []).filter(({ id }) => id === this.requirement);
    return this.all({ ...estate, requirements }, stepsPerScenario)?.[0];
  }

  /** The verdicts on all requirements. */
  all(estate: Estate, stepsPerScenario?: number): readonly RequirementVerdict[] | undefined {
    if (this.options.shouldStop()) this.ended = "stopped";
    else if (this.made >= this.options.proofs) this.ended ??= "bounded";
    if (this.ended !== undefined) return undefined;
    const valid = validateEstate(estate);
    if (!valid.ok) return undefined;
    this.made += 1;
    const { demand, placement, shouldStop } = this.options;
    return prove(new EstateIndex(valid.value), { demand, placement, shouldStop, stepsPerScenario }).requirements;
  }
}

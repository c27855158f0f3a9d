import { type Estate, EstateIndex, type Id, validateEstate } from "../estate";
import { prove } from "../failover";
import type { ProveOptions, RequirementVerdict, Verdict } from "../prover";

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
  verdict(estate: Estate): RequirementVerdict | undefined {
    const { stepsPerScenario } = this.options;
    const requirements = (estate.requirements ?? []).filter(({ id }) => id === this.requirement);
    return this.#prove({ ...estate, requirements }, { stepsPerScenario, startPlacement: false })?.[0];
  }

  /** Whether the one requirement holds: of a failing one no more is found out than that. */
  holds(estate: Estate, stepsPerScenario = this.options.stepsPerScenario): Verdict | undefined {
    const requirements = (estate.requirements ?? []).filter(({ id }) => id === this.requirement);
    return this.#prove({ ...estate, requirements }, { stepsPerScenario, stopAtFirstFailure: true })?.[0]?.verdict;
  }

  /** Which requirements hold, and which do not. */
  all(estate: Estate): ReadonlyMap<Id, Verdict> | undefined {
    const verdicts = this.#prove(estate, { stopAtFirstFailure: true });
    return verdicts && new Map(verdicts.map(({ id, verdict }) => [id, verdict]));
  }

  #prove(estate: Estate, options: ProveOptions): readonly RequirementVerdict[] | undefined {
    if (this.options.shouldStop()) this.ended = "stopped";
    else if (this.made >= this.options.proofs) this.ended ??= "bounded";
    if (this.ended !== undefined) return undefined;
    const valid = validateEstate(estate);
    if (!valid.ok) return undefined;
    this.made += 1;
    const { demand, placement, shouldStop } = this.options;
    return prove(new EstateIndex(valid.value), { demand, placement, shouldStop, ...options }).requirements;
  }
}

import type { Cohort } from "../model/model";
import { NO } from "../tri";

/** Who has to be where after a failure. */
export type Duty =
  /** Needs no room. */
  | "down"
  /** Stands at its home, and takes its room there. */
  | "stays"
  /** Must be placed. */
  | "required"
  /** A replica that may be placed or left down. */
  | "optional";

/** What a reading asks of the VMs of one cohort in one scenario. */
export interface Plan {
  readonly duty: Duty;
  /** Whether each that stands (or, in the lenient reading, each) counts for the quorum of its services. */
  readonly counts: boolean;
  /** Where it can run; there or at its home, where it may run on even if it could not be started; or at its home alone. */
  readonly where: "reach" | "reach-or-home" | "home";
  /** Under this reading the scenario is not survived, whatever the placement. */
  readonly dead: boolean;
}

/**
 * `strict` asks for what holds whatever the unknown facts are: a placement that satisfies it shows survival. `lenient` asks only for what holds
 * in any case: where nothing satisfies it, the scenario fails. Where no fact is missing, they are the same.
 */
export type Reading = "strict" | "lenient";

export const DOWN: Plan = { duty: "down", counts: false, where: "reach", dead: false };
export const DOWN_COUNTED: Plan = { ...DOWN, counts: true };
export const DEAD: Plan = { ...DOWN, dead: true };

/** Whether a replication may bring it back at a failover site: that is not modelled, so that it may count and needs no room. */
export function recovers(cohort: Cohort, dataGone: number): boolean {
  return cohort.replicated && !cohort.disabled && dataGone !== NO;
}

export function standing(duty: Duty, counts: boolean, where: Plan["where"] = "reach"): Plan {
  return { duty, counts, where, dead: false };
}

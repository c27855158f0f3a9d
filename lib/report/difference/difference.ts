import type { Id, ObjectList, Tolerance } from "../../estate";
import type { Finding } from "../../policy";
import type { ScenarioCounts, Verdict } from "../../prover";
import type { Measured, Shape, SlackReport } from "../../slack";
import type { Report, ReportedCounterexample } from "../report";

export const DIFF_FORMAT = "failproof.diff/1";

/**
 * What a change does. `mixed`: one thing gets worse, another better; `unclear`: something cannot be said. What is waived counts as kept, and
 * what cannot be said never counts as better.
 */
export type Effect = "worse" | "better" | "mixed" | "same" | "unclear";

/** What a change does to resilience. */
export interface Difference {
  /** Of verdicts, failures, promises and findings of severity `error`; room that is lost is in `slack`. */
  readonly effect: Effect;
  /** Of the room that is left where a promise is kept before and after; absent: not measured. */
  readonly slack?: Effect;
  readonly before: DifferenceSide;
  readonly after: DifferenceSide;
  /** Every requirement of either estate, those of the later one first. */
  readonly requirements: readonly RequirementDifference[];
  readonly findings: FindingsDifference;
  /** What is made, changed and removed, by list; lists of which nothing changes are left out. */
  readonly objects: readonly ObjectsDifference[];
}

/** One of the two estates. */
export interface DifferenceSide extends Pick<Report, "estate" | "input" | "counts"> {}

/** What becomes of one promise. */
export interface RequirementDifference {
  readonly id: Id;
  readonly effect: Effect;
  /** What is promised, after the change where it still is. */
  readonly tolerate: Tolerance;
  readonly continuity: boolean;
  /** How the promise itself changes; absent: it does not. */
  readonly promise?: "added" | "removed" | "weaker" | "stronger" | "other";
  readonly before?: RequirementSide;
  readonly after?: RequirementSide;
  /** Smallest failures after the change that were none, or not known to be, before it; none that is accepted. */
  readonly newlyFailing: readonly ReportedCounterexample[];
  /** Smallest failures before the change that are survived now, or that nothing can bring about any more; none where something is undecided. */
  readonly newlySurvived: readonly ReportedCounterexample[];
  /** Room lost and gained, where it was measured before and after. */
  readonly slack: readonly SlackDifference[];
}

/** What is known of a promise on one side. */
export interface RequirementSide {
  readonly verdict: Verdict;
  readonly scenarios: ScenarioCounts;
  readonly waived?: true;
  readonly slack?: SlackReport;
}

/** One measure of room, before and after. */
export interface SlackDifference {
  /** `more`: VMs of the shape that could be added to the cluster; `host-failures`: any so many hosts may fail. */
  readonly measure: "more" | "host-failures";
  readonly effect: Effect;
  readonly cluster?: Id;
  readonly shape?: Shape;
  readonly before: Measured;
  readonly after: Measured;
}

/** Findings of the rules, told apart by their fingerprints; those that only repeat a verdict are left out. */
export interface FindingsDifference {
  readonly appear: readonly Finding[];
  readonly go: readonly Finding[];
  /** How many are there before and after. */
  readonly stay: number;
}

/** Objects of one list. */
export interface ObjectsDifference {
  readonly list: ObjectList;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Destroyed and made anew, as a plan says. */
  readonly replaced: number;
}

/** What `failproof diff --format json` prints. */
export interface DiffDocument extends Difference, Pick<Report, "profile" | "notSeen" | "notModelled"> {
  readonly format: typeof DIFF_FORMAT;
}

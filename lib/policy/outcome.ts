import type { MissingFact } from "../prover";
import type { Subject } from "./finding";
import type { Unknown } from "./known";

/** Anything that a finding can be about; every view of the estate is one. */
export interface Nameable {
  readonly subject: Subject;
}

/** What a rule says of one cause. A rule that says nothing at all is not applicable. */
export type Outcome = Pass | Fail | Undecided;

export interface Pass {
  readonly outcome: "passes";
}

export interface Fail extends FailDetails {
  readonly outcome: "fails";
}

export interface FailDetails {
  /** What it is about, the most important first; never empty. */
  readonly about: readonly Nameable[];
  /** Tells causes with the same subjects apart; goes into the fingerprint, so no numbers that change from day to day. */
  readonly cause?: string;
  /** One sentence that stands alone, no full stop. */
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  /** Default: the rule's own `fix`. */
  readonly fix?: string;
}

export interface Undecided {
  readonly outcome: "undecided";
  readonly about: readonly Nameable[];
  readonly missing: readonly MissingFact[];
  /** One sentence; default: made from the rule's title and the missing facts. Those with the same sentence are told as one. */
  readonly message?: string;
}

/** It holds here. */
export function passes(): Pass {
  return { outcome: "passes" };
}

/** It does not hold: one call for one cause, with every object that the cause touches. */
export function fails(details: FailDetails): Fail {
  return { outcome: "fails", ...details };
}

/** It cannot be said for want of facts. */
export function undecided(
  about: Nameable | readonly Nameable[],
  want: Unknown | readonly MissingFact[],
  message?: string,
): Undecided {
  const missing = "missing" in want ? want.missing : want;
  const subjects = "subject" in about ? [about] : about;
  return { outcome: "undecided", about: subjects, missing, ...(message === undefined ? {} : { message }) };
}

import type { Source } from "../estate";
import type { MissingFact } from "../prover";
import type { Acceptance } from "./waivers/waiver-use";

export type Severity = "error" | "warning" | "note";

/** An object that a finding is about. */
export interface Subject {
  /** List of the estate document: `clusters`, `vms`, ..., or `estate` for the document itself. */
  readonly list: string;
  readonly id: string;
  readonly source?: Source;
}

/** One cause, told once: not one finding per VM. Text is made from it in `report/`. */
export interface Finding {
  /** `<category>/<rule-name>`. */
  readonly rule: string;
  /** `fails`: the rule is broken. `undecided`: a fact is missing; it is named in `missing`. */
  readonly outcome: "fails" | "undecided";
  readonly severity: Severity;
  /** What it is about, the most important first. */
  readonly subjects: readonly Subject[];
  /** One sentence that stands alone, no full stop. */
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  /** What to do. */
  readonly fix: string;
  readonly missing: readonly MissingFact[];
  /** Same cause, same fingerprint, whatever else changes: hash of rule, cause and sorted subjects. */
  readonly fingerprint: string;
  /** It is accepted: it counts neither for the exit status nor for the gate. */
  readonly waived?: Acceptance;
  /** It was accepted, for a time that is over. */
  readonly waiverExpired?: Acceptance;
  /** It was there already in the run that this one is compared with: it counts for nothing. */
  readonly known?: true;
}

/** Whether it counts: neither waived, nor known from before. */
export function isCounted({ waived, known }: Finding): boolean {
  return waived === undefined && known === undefined;
}

/** How one rule ended: *not applicable* is not a pass, and a rule that threw is a defect of that rule alone. */
export interface RuleRun {
  readonly rule: string;
  readonly outcome: "passes" | "fails" | "undecided" | "not-applicable" | "defect";
  /** For a defect: what was thrown. */
  readonly detail?: string;
}

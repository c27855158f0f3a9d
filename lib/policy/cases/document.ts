import type { PlannedAction } from "../../estate";
import type { RequirementVerdict } from "../../prover";
import type { RuleRun } from "../finding";

/** `cases.json` of a rule: one estate that passes, and what each case changes in it. */
export interface CaseDocument {
  /** An estate document; `format` and `name` may be left out. */
  readonly estate: { readonly [list: string]: unknown };
  /**
   * For a rule about a change: what was different in the estate before it, as a patch of `estate`; `{}`: nothing was. Then every case is a change,
   * and the prover itself says what holds, before and after.
   */
  readonly before?: { readonly [list: string]: unknown };
  readonly cases: readonly RuleCase[];
}

/** An estate, and what the rule must say of it. */
export interface RuleCase {
  readonly name: string;
  /** What is different from the document's estate; see `patched`. */
  readonly patch?: { readonly [list: string]: unknown };
  /** What was different before the change, laid over the document's own `before`; `null`: it is not known what was there. */
  readonly before?: { readonly [list: string]: unknown } | null;
  /** What the two estates alone do not show: what is replaced. The rest follows from comparing them. */
  readonly actions?: readonly PlannedAction[];
  /** `<list>/<id>` of objects that the documentation shows beside what the patch changes. */
  readonly show?: readonly string[];
  /** What the prover says, as far as the rule reads it. */
  readonly verdicts?: readonly (Partial<RequirementVerdict> & Pick<RequirementVerdict, "id" | "verdict">)[];
  /** Parameters that differ from the rule's defaults. */
  readonly parameters?: { readonly [name: string]: unknown };
  readonly outcome: Exclude<RuleRun["outcome"], "defect">;
  /** Every finding, in their order; none for an outcome without. */
  readonly findings?: readonly ExpectedFinding[];
}

export interface ExpectedFinding {
  /** `<list>/<id>` of all subjects, in their order. */
  readonly subjects: readonly string[];
  /** A piece of the message. */
  readonly message: string;
  /** For one that is undecided: `<list>/<id> <fact>` of each missing fact. */
  readonly missing?: readonly string[];
}

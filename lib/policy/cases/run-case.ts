import { ESTATE_FORMAT, type Estate, EstateIndex } from "../../estate";
import type { RequirementVerdict } from "../../prover";
import { type Evaluation, evaluate } from "../evaluate";
import type { PolicyRule } from "../rule";
import { changeOf, provenVerdicts } from "./changed-case";
import type { CaseDocument, RuleCase } from "./document";
import { patched } from "./patch";

/** The whole estate document of a case, not yet validated. */
export function estateOf(document: CaseDocument, rule: PolicyRule, one: RuleCase): { readonly [key: string]: unknown } {
  const estate = { format: ESTATE_FORMAT, name: rule.id, ...document.estate };
  return patched(estate, one.patch ?? {});
}

/** Whether the cases of a document are changes. */
export function isChange(document: CaseDocument): boolean {
  return document.before !== undefined;
}

/** The estate before the change of a case, not yet validated; `undefined`: none, or not known. */
export function beforeOf(
  document: CaseDocument,
  rule: PolicyRule,
  one: RuleCase,
): { readonly [key: string]: unknown } | undefined {
  if (document.before === undefined || one.before === null) return undefined;
  const before = patched({ format: ESTATE_FORMAT, name: rule.id, ...document.estate }, document.before);
  return patched(before, one.before ?? {});
}

/** The valid estates of a case. */
export interface CaseEstates {
  readonly after: Estate;
  /** Of a change, where it is known. */
  readonly before?: Estate;
  readonly isChange: boolean;
}

/** What the rule says of a case whose estates are valid. */
export function runCase(
  rule: PolicyRule,
  one: RuleCase,
  { after, before, isChange: changes }: CaseEstates,
): Evaluation {
  const { severity, undecided } = rule;
  const rules = [{ rule, severity, undecided, values: one.parameters ?? {} }];
  const profile = { name: "case", rules };
  const index = new EstateIndex(after);
  if (changes) {
    return evaluate({ index, verdicts: provenVerdicts(after), profile, change: changeOf(one, before, after) });
  }
  const verdicts = (one.verdicts ?? []).map((verdict) => ({ ...NOTHING_SAID, ...verdict }));
  return evaluate({ index, verdicts, profile });
}

const NOTHING_SAID: Omit<RequirementVerdict, "id" | "verdict"> = {
  scenarios: { total: 0, survived: 0, failed: 0, undecided: 0 },
  counterexamples: [],
  missing: [],
  undecidedExamples: [],
  basis: { demand: "configured", placement: {}, vms: 0, hosts: 0 },
};

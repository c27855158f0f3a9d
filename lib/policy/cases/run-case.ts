import { ESTATE_FORMAT, type Estate, EstateIndex } from "../../estate";
import type { RequirementVerdict } from "../../prover";
import { type Evaluation, evaluate } from "../evaluate";
import type { PolicyRule } from "../rule";
import type { CaseDocument, RuleCase } from "./document";
import { patched } from "./patch";

/** The whole estate document of a case, not yet validated. */
export function estateOf(document: CaseDocument, rule: PolicyRule, one: RuleCase): { readonly [key: string]: unknown } {
  const estate = { format: ESTATE_FORMAT, name: rule.id, ...document.estate };
  return patched(estate, one.patch ?? {});
}

/** What the rule says of a case whose estate is valid. */
export function runCase(rule: PolicyRule, one: RuleCase, estate: Estate): Evaluation {
  const { severity, undecided } = rule;
  const rules = [{ rule, severity, undecided, values: one.parameters ?? {} }];
  const profile = { name: "case", rules };
  const verdicts = (one.verdicts ?? []).map((verdict) => ({ ...NOTHING_SAID, ...verdict }));
  return evaluate({ index: new EstateIndex(estate), verdicts, profile });
}

const NOTHING_SAID: Omit<RequirementVerdict, "id" | "verdict"> = {
  scenarios: { total: 0, survived: 0, failed: 0, undecided: 0 },
  counterexamples: [],
  missing: [],
  undecidedExamples: [],
  basis: { demand: "configured", placement: {}, vms: 0, hosts: 0 },
};

import { type Estate, type InputError, type Result, validateEstate } from "../../estate";
import type { PolicyRule } from "../rule";
import type { CaseDocument, RuleCase } from "./document";
import { beforeOf, type CaseEstates, estateOf, isChange } from "./run-case";

/** The estates of a case, or what is wrong with them. */
export function validCase(document: CaseDocument, rule: PolicyRule, one: RuleCase): Result<CaseEstates> {
  const after = validateEstate(estateOf(document, rule, one));
  const given = beforeOf(document, rule, one);
  const before = given === undefined ? undefined : validateEstate(given);
  const errors = [...wrong("the estate", after), ...wrong("the estate before", before)];
  if (errors.length > 0 || !after.ok) return { ok: false, errors };
  const known = before?.ok === true ? { before: before.value } : {};
  return { ok: true, value: { after: after.value, ...known, isChange: isChange(document) } };
}

function wrong(what: string, result: Result<Estate> | undefined): readonly InputError[] {
  if (result === undefined || result.ok) return [];
  return result.errors.map(({ pointer, message }) => ({
    pointer,
    message: `${what} is invalid: ${pointer} ${message}`,
  }));
}

import { compareEstates, type Estate, EstateIndex, type PlannedAction } from "../../estate";
import { prove, type RequirementVerdict } from "../../prover";
import type { ChangeInput } from "../change";
import type { RuleCase } from "./document";

/** The change that leads from one estate of a case to the other. `before` absent: it is not known. */
export function changeOf(one: RuleCase, before: Estate | undefined, after: Estate): ChangeInput {
  const given = one.actions ?? [];
  const named = new Set(given.map(keyOf));
  const seen = before === undefined ? [] : compareEstates(before, after).filter((action) => !named.has(keyOf(action)));
  const input = { actions: [...seen, ...given], prove: provenVerdicts };
  if (before === undefined) return input;
  return { ...input, before: { index: new EstateIndex(before), verdicts: provenVerdicts(before) } };
}

export function provenVerdicts(estate: Estate): readonly RequirementVerdict[] {
  return prove(new EstateIndex(estate)).requirements;
}

function keyOf({ list, id }: PlannedAction): string {
  return `${list}/${id}`;
}

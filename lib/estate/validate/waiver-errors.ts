import { wrongDate } from "../dates";
import type { Waiver } from "../types";
import { quote } from "./quote";

/** The one rule whose findings are waived scenario by scenario. */
export const REQUIREMENT_PROVEN = "failover/requirement-proven";

/** What is wrong within a waiver; `at`: where, as the parts of a pointer below it. */
export interface WaiverError {
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly hint?: string;
}

/** What the schema cannot say of a waiver, in a file or in an estate. */
export function waiverErrors({ rule, reason, expires, scenarios }: Waiver): readonly WaiverError[] {
  const errors: WaiverError[] = [];
  if (reason.trim() === "") errors.push({ at: ["reason"], message: "must say why it is accepted" });
  const wrong = expires === undefined ? undefined : wrongDate(expires);
  if (wrong !== undefined) errors.push({ at: ["expires"], message: `must be ${wrong}, but is ${quote(expires)}` });
  if (rule === REQUIREMENT_PROVEN && scenarios === undefined) {
    errors.push({
      at: [],
      message: `a waiver of ${REQUIREMENT_PROVEN} must name its scenarios`,
      hint: 'e.g. "scenarios": [["rack/rack-2"]]; a counterexample in the report says its domains',
    });
  }
  if (rule !== REQUIREMENT_PROVEN && scenarios !== undefined) {
    errors.push({
      at: ["scenarios"],
      message: `only ${REQUIREMENT_PROVEN} is waived by scenarios, not ${quote(rule)}`,
    });
  }
  return errors;
}

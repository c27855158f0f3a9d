import { wrongDate } from "../../dates";
import type { CheckContext } from "../context";
import { quote } from "../quote";

/** Days of backups and tests are days of the calendar. */
export function days(context: CheckContext): void {
  const day = (text: string | undefined, at: readonly (string | number)[]) => {
    const wrong = text === undefined ? undefined : wrongDate(text);
    if (wrong !== undefined) context.report(at, `must be ${wrong}, but is ${quote(text)}`);
  };
  for (const [i, { lastVerifiedRestore }] of (context.estate.backups ?? []).entries()) {
    day(lastVerifiedRestore, ["backups", i, "lastVerifiedRestore"]);
  }
  for (const [i, { lastTest }] of (context.estate.failoverPlans ?? []).entries()) {
    day(lastTest?.date, ["failoverPlans", i, "lastTest", "date"]);
  }
}

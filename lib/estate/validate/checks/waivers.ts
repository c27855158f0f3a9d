import type { Waiver } from "../../types";
import type { CheckContext } from "../context";
import { waiverErrors } from "../waiver-errors";

/** Waivers in the document itself. */
export function waivers(context: CheckContext): void {
  const list: readonly Waiver[] = context.estate.waivers ?? [];
  for (const [i, waiver] of list.entries()) {
    for (const { at, message, hint } of waiverErrors(waiver)) context.report(["waivers", i, ...at], message, hint);
  }
}

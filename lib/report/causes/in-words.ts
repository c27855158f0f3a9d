import type { Finding } from "../../policy";
import { acceptance } from "../text/accepted";
import { missingByField } from "../text/missing";
import { nameOf } from "./causes";

/** Objects named before the rest is a number. */
const NAMED = 8;

/** What is said of one cause, a fact a line: the sentence first, then what it is about, was expected and found, and what to do. */
export function inWords({
  message,
  subjects,
  expected,
  found,
  fix,
  missing,
  outcome,
  waived,
  known,
  waiverExpired,
}: Finding): readonly string[] {
  const about = subjects.slice(0, NAMED).map(nameOf).join(", ");
  const more = subjects.length > NAMED ? ` and ${subjects.length - NAMED} more` : "";
  return [
    message,
    ...(about === "" ? [] : [`about: ${about}${more}`]),
    ...(outcome === "fails" && expected !== "" ? [`expected: ${expected}`, `found: ${found}`] : []),
    ...missingByField(missing).map((line) => `missing: ${line}`),
    ...(fix === "" ? [] : [`fix: ${fix}`]),
    ...(waived === undefined ? [] : [`waived: ${acceptance(waived)}`]),
    ...(known === undefined ? [] : ["known from the baseline"]),
    ...(waiverExpired === undefined ? [] : [`its waiver has expired: ${acceptance(waiverExpired)}`]),
  ];
}

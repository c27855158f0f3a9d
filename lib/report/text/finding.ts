import type { Finding, Severity, Subject } from "../../policy";
import { hang, row } from "./layout";
import { missingFacts } from "./missing";
import { names } from "./names";
import type { Paint } from "./paint";
import { place } from "./place";

const COLOURS: { readonly [severity in Severity]: "bad" | "unsure" | "dim" } = {
  error: "bad",
  warning: "unsure",
  note: "dim",
};

/** One finding: severity, rule and place, then the sentence, what was expected, found, and what to do. */
export function findingText(finding: Finding, paint: Paint): readonly string[] {
  const severity = paint[COLOURS[finding.severity]](finding.severity.padEnd(8));
  return [` ${severity} ${findingTitle(finding)}`, ...findingBody(finding)];
}

export function findingTitle({ rule, outcome, subjects }: Finding): string {
  const where = subjects.map((subject) => place(subject.source)).find((found) => found !== undefined);
  return `${rule}${outcome === "undecided" ? "  cannot say" : ""}${where === undefined ? "" : `   ${where}`}`;
}

export function findingBody(finding: Finding): readonly string[] {
  const { message, subjects, expected, found, fix, missing } = finding;
  return [
    ...hang(" ".repeat(6), message),
    ...row(6, "about", about(subjects)),
    ...row(6, "want", expected),
    ...(finding.outcome === "undecided" ? [] : [...row(6, "found", found), ...row(6, "mend", fix)]),
    ...(missing.length === 0 ? [] : ["      missing facts", ...missingFacts(8, missing)]),
  ];
}

/** `cluster prod; hosts esx-01 esx-02`. */
function about(all: readonly Subject[]): string {
  const lists = [...new Set(all.map((subject) => subject.list))];
  return lists
    .map((list) => `${list} ${names(all.filter((subject) => subject.list === list).map((subject) => subject.id))}`)
    .join(", ");
}

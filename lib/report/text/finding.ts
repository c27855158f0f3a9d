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

/** One finding: severity, rule and place, then the sentence, then what was expected, found, and what to do. */
export function findingText(finding: Finding, paint: Paint): readonly string[] {
  const severity = finding.severity.padEnd(8);
  const cannotSay = finding.outcome === "undecided" ? "  cannot say" : "";
  const where = finding.subjects.map((subject) => place(subject.source)).find((found) => found !== undefined);
  return [
    ` ${paint[COLOURS[finding.severity]](severity)} ${finding.rule}${cannotSay}${where === undefined ? "" : `   ${where}`}`,
    ...hang(" ".repeat(6), finding.message),
    ...row(6, "about", subjects(finding.subjects)),
    ...row(6, "want", finding.expected),
    ...row(6, "found", finding.found),
    ...row(6, "mend", finding.fix),
    ...(finding.missing.length === 0 ? [] : ["      missing facts", ...missingFacts(8, finding.missing)]),
  ];
}

/** `cluster prod; hosts esx-01 esx-02`. */
function subjects(all: readonly Subject[]): string {
  const lists = [...new Set(all.map((subject) => subject.list))];
  return lists
    .map((list) => `${list} ${names(all.filter((subject) => subject.list === list).map((subject) => subject.id))}`)
    .join(", ");
}

import type { Finding, Severity, Subject } from "../../policy";
import { acceptance } from "./accepted";
import { hang, row } from "./layout";
import { missingFacts } from "./missing";
import { objects } from "./objects";
import type { Paint } from "./paint";
import { place } from "./place";
import { count } from "./words";

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

/** Findings of one rule beyond those that are told in full: what each is about first. */
export function moreText(first: Finding, others: readonly Finding[], paint: Paint): readonly string[] {
  const all = [first, ...others];
  const severity = paint[COLOURS[first.severity]](first.severity.padEnd(8));
  const subjects = all.flatMap((finding) => finding.subjects.slice(0, 1));
  return [
    ` ${severity} ${first.rule}${first.outcome === "undecided" ? "  cannot say" : ""}   ${count(all.length)} more (all with --format json)`,
    ...row(6, "about", about(subjects)),
  ];
}

export function findingTitle({ rule, outcome, subjects }: Finding): string {
  const where = subjects.map((subject) => place(subject.source)).find((found) => found !== undefined);
  return `${rule}${outcome === "undecided" ? "  cannot say" : ""}${where === undefined ? "" : `   ${where}`}`;
}

export function findingBody(finding: Finding): readonly string[] {
  const { waiverExpired } = finding;
  const over = waiverExpired === undefined ? [] : row(6, "waiver", `expired: ${acceptance(waiverExpired)}`);
  return [...causeText(finding), ...over];
}

function causeText({ outcome, message, subjects, expected, found, fix, missing }: Finding): readonly string[] {
  const sentence = hang(" ".repeat(6), message);
  if (outcome === "undecided") return [...sentence, ...missingFacts(6, missing)];
  return [
    ...sentence,
    ...row(6, "about", about(subjects)),
    ...row(6, "want", expected),
    ...row(6, "found", found),
    ...row(6, "mend", fix),
  ];
}

/** `cluster prod; hosts esx-01 esx-02`. */
function about(all: readonly Subject[]): string {
  const lists = [...new Set(all.map((subject) => subject.list))];
  const ids = (list: string) => all.filter((subject) => subject.list === list).map(({ id }) => id);
  return lists.map((list) => objects(list, ids(list))).join(", ");
}

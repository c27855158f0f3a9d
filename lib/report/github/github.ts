import { isCounted, type Severity } from "../../policy";
import { type Cause, causesOf, inWords, ofProof } from "../causes";
import type { FormatOptions } from "../options";
import type { Report } from "../report";
import { counted } from "../text/words";
import { command } from "./command";

/** GitHub shows ten annotations of each level in a step and drops the rest without a word. */
const MOST = 10;

const COMMANDS: { readonly [severity in Severity]: "error" | "warning" | "notice" } = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/** Annotations for a GitHub workflow: one a cause, at most ten of each level, the last of which says how many more there are. */
export function github(reports: readonly Report[], options: FormatOptions = {}): string {
  const causes = causesOf(reports, options).filter(({ finding }) => isCounted(finding));
  const of = (severity: Severity) => causes.filter((cause) => cause.finding.severity === severity).map(annotation);
  return [
    ...limited("error", [...defects(reports), ...of("error")]),
    ...limited("warning", of("warning")),
    ...limited("note", of("note")),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** The same of a proof alone. */
export function verdictGithub(reports: readonly Report[], options: FormatOptions = {}): string {
  return github(reports.map(ofProof), options);
}

function limited(severity: Severity, all: readonly string[]): readonly string[] {
  if (all.length <= MOST) return all;
  const more = all.length - (MOST - 1);
  return [
    ...all.slice(0, MOST - 1),
    command(COMMANDS[severity], {}, `and ${counted(more, severity)} more: the report has all`),
  ];
}

function annotation({ finding, at, estate }: Cause): string {
  const title = `${finding.rule}${finding.outcome === "undecided" ? ": cannot say" : ""} (${estate})`;
  return command(COMMANDS[finding.severity], { file: at?.file, line: at?.line, title }, inWords(finding).join("\n"));
}

function defects(reports: readonly Report[]): readonly string[] {
  const rules = reports.flatMap((report) => report.rules.filter(({ outcome }) => outcome === "defect"));
  const names = [...new Set(rules.map(({ rule }) => rule))].join(", ");
  const title = "A defect of failproof";
  return names === "" ? [] : [command("error", { title }, `rules failed to run, their answer is missing: ${names}`)];
}

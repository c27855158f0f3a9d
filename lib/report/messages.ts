import type { Finding } from "../policy";
import type { Report, ReportedRequirement } from "./report";
import { clean } from "./text/clean";
import { findingBody, findingTitle } from "./text/finding";
import { verdictLine } from "./text/headline";
import { requirementBody, requirementTitle } from "./text/requirement";

// Single messages in the words of the text report, for places that show them one by one.

/** The report's first line. */
export function verdictMessage(report: Report): string {
  return verdictLine(clean(report));
}

/** One requirement: the verdict, then what refutes it or what is missing. */
export function requirementMessage(requirement: ReportedRequirement): string {
  const readable = clean(requirement);
  return message(requirementTitle(readable), requirementBody(readable));
}

/** One finding: rule and place, then the sentence, what was expected, found, and what to do. */
export function findingMessage(finding: Finding): string {
  const readable = clean(finding);
  return message(findingTitle(readable), findingBody(readable));
}

function message(title: string, body: readonly string[]): string {
  const indent = Math.min(...body.filter((line) => line !== "").map((line) => line.search(/\S/)));
  return [title, ...body.map((line) => (line === "" ? line : `  ${line.slice(indent).trimEnd()}`))].join("\n");
}

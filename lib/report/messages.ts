import type { Finding } from "../policy";
import type { Report, ReportedRequirement } from "./report";
import { clean } from "./text/clean";
import { findingText } from "./text/finding";
import { headline } from "./text/headline";
import { paint } from "./text/paint";
import { requirementText } from "./text/requirement";

/** Single messages in the words of the text report, for a place that shows them one by one. */
const PLAIN = paint(false);

/** The report's first line. */
export function verdictMessage(report: Report): string {
  return message(headline(clean(report), PLAIN));
}

/** One requirement: the verdict, then what refutes it or what is missing. */
export function requirementMessage(requirement: ReportedRequirement): string {
  return message(requirementText(clean(requirement), PLAIN));
}

/** One finding: rule and place, then the sentence, what was expected, found, and what to do. */
export function findingMessage(finding: Finding): string {
  return message(findingText(clean(finding), PLAIN));
}

/** Without the column of symbols, which says what the place of the message says already. */
function message(lines: readonly string[]): string {
  return lines.map((line) => line.trimEnd().slice(line.startsWith("    ") ? 2 : 4)).join("\n");
}

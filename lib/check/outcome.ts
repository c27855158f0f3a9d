import { isCounted, type Severity } from "../policy";
import { isOpen, type Report } from "../report";

const LEVELS: readonly Severity[] = ["note", "warning", "error"];

/** Every requirement is proven; one that is not proven is a finding of its own, whatever the rules say. */
export function isProven(report: Report): boolean {
  return report.requirements.every((requirement) => requirement.verdict === "tolerates");
}

/**
 * Whether anything at or above a severity was found that is neither waived nor known from before. A rule that could not run is an error: its
 * answer is missing; a waiver that accepts nothing is a note.
 */
export function reaches(report: Report, severity: Severity): boolean {
  const level = LEVELS.indexOf(severity);
  return (
    report.requirements.some(isOpen) ||
    report.rules.some((run) => run.outcome === "defect") ||
    report.findings.some((finding) => isCounted(finding) && LEVELS.indexOf(finding.severity) >= level) ||
    (severity === "note" && (report.waivers ?? []).some(({ state }) => state === "unused"))
  );
}

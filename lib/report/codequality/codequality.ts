import { isCounted, type Severity } from "../../policy";
import { causesOf, ofProof } from "../causes";
import type { FormatOptions } from "../options";
import type { Report } from "../report";

const SEVERITIES: { readonly [severity in Severity]: "critical" | "minor" | "info" } = {
  error: "critical",
  warning: "minor",
  note: "info",
};

/**
 * GitLab's code quality report: one entry a cause that is somewhere in the repository; GitLab takes no other. Those without a place are in the
 * JUnit report.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function codequality(reports: readonly Report[], options: FormatOptions = {}): string {
  const entries = causesOf(reports, options).flatMap(({ finding, at, identity }) =>
    at === undefined || !isCounted(finding)
      ? []
      : [
          {
            description: finding.message,
            check_name: finding.rule,
            fingerprint: identity,
            severity: SEVERITIES[finding.severity],
            location: { path: at.file, lines: { begin: at.line ?? 1 } },
          },
        ],
  );
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** The same of a proof alone. */
export function verdictCodequality(reports: readonly Report[], options: FormatOptions = {}): string {
  return codequality(reports.map(ofProof), options);
}

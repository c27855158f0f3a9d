import type { Report } from "./report";

export const VERDICT_FORMAT = "failproof.verdict/1";

/** What `prove --format json` prints: the verdicts alone, and nothing that is not of the format. */
export function verdictJson(report: Report): string {
  const requirements = report.requirements.map(({ id, verdict, scenarios, counterexamples, missing }) => ({
    id,
    verdict,
    scenarios: {
      total: scenarios.total,
      survived: scenarios.survived,
      failed: scenarios.failed,
      undecided: scenarios.undecided,
    },
    counterexamples: counterexamples.map(({ failed, alike, lost, because, certificate }) => ({
      failed: failed.map(({ kind, id: domain }) => ({ kind, id: domain })),
      alike,
      lost: lost.map(({ vm, reason }) => ({ vm, reason })),
      because,
      certificate,
    })),
    missing: missing.map(({ object, fact }) => ({ object, fact })),
  }));
  return `${JSON.stringify({ format: VERDICT_FORMAT, requirements }, null, 2)}\n`;
}

import { jsonText } from "./json";
import type { Report, ReportedRequirement } from "./report";

export const VERDICT_FORMAT = "failproof.verdict/1";

/** What `prove --format json` prints: the verdicts alone, and nothing that is not of the format. */
export function verdictJson(reports: readonly Report[]): string {
  return jsonText(
    reports.map(({ requirements }) => ({ format: VERDICT_FORMAT, requirements: requirements.map(verdictOf) })),
  );
}

function verdictOf({ id, verdict, scenarios, counterexamples, missing }: ReportedRequirement): object {
  const { total, survived, failed, undecided } = scenarios;
  return {
    id,
    verdict,
    scenarios: { total, survived, failed, undecided },
    counterexamples: counterexamples.map((example) => ({
      failed: example.failed.map((domain) => ({ kind: domain.kind, id: domain.id })),
      alike: example.alike,
      lost: example.lost.map(({ vm, reason }) => ({ vm, reason })),
      because: example.because,
      certificate: example.certificate,
    })),
    missing: missing.map(({ object, fact }) => ({ object, fact })),
  };
}

import type { Counterexample, FailedDomain, LostVm, MissingFact, RequirementVerdict, ScenarioCounts } from "../prover";
import { jsonText } from "./json";
import type { Report, ReportedRequirement } from "./report";

export const VERDICT_FORMAT = "failproof.verdict/1";

/** The verdicts of one estate. */
export interface VerdictDocument {
  readonly format: typeof VERDICT_FORMAT;
  readonly requirements: readonly RequirementVerdictDocument[];
}

/** One requirement of it. */
export interface RequirementVerdictDocument extends Pick<RequirementVerdict, "id" | "verdict"> {
  /** Every scenario in the tolerance, not classes of equal ones. */
  readonly scenarios: ScenarioCounts;
  /** The smallest scenarios that are not survived, symmetric ones once. */
  readonly counterexamples: readonly CounterexampleDocument[];
  /** Facts without which nothing better than `undecided` can be said. */
  readonly missing: readonly MissingFact[];
  /** Where hosts of VMs that stay are all that is missing: what came of looking for them, and a start placement that survives. */
  readonly startSearch?: RequirementVerdict["startSearch"];
  readonly startPlacement?: RequirementVerdict["startPlacement"];
}

/** One smallest scenario that is not survived. */
export interface CounterexampleDocument
  extends Pick<Counterexample, "alike" | "because" | "certificate" | "down" | "unplaceable"> {
  readonly failed: readonly FailedDomain[];
  readonly lost: readonly LostVm[];
}

/** What `prove --format json` prints: the verdicts alone, and nothing that is not of the format. */
export function verdictJson(reports: readonly Report[]): string {
  return jsonText(
    reports.map(
      ({ requirements }): VerdictDocument => ({
        format: VERDICT_FORMAT,
        requirements: requirements.map(verdictOf),
      }),
    ),
  );
}

function verdictOf({
  id,
  verdict,
  scenarios,
  counterexamples,
  missing,
  startSearch,
  startPlacement,
}: ReportedRequirement): RequirementVerdictDocument {
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
      ...(example.down === undefined ? {} : { down: example.down }),
      ...(example.unplaceable === undefined ? {} : { unplaceable: example.unplaceable }),
    })),
    missing: missing.map(({ object, fact }) => ({ object, fact })),
    ...(startSearch === undefined ? {} : { startSearch }),
    ...(startPlacement === undefined ? {} : { startPlacement }),
  };
}

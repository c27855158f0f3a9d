import type { EstateIndex } from "../estate";
import type { Acceptance } from "../policy";
import type { Counterexample, RequirementVerdict } from "../prover";
import type { ReportedCounterexample, ReportedRequirement } from "../report";
import type { Aside } from "./asides";

/** A verdict beside what was promised and where, and what else is known of it. */
export function reportedRequirement(
  verdict: RequirementVerdict,
  index: EstateIndex,
  aside: Aside | undefined,
  accepted: ReadonlyMap<Counterexample, Acceptance>,
): ReportedRequirement {
  const requirement = index.requirements.get(verdict.id);
  if (requirement === undefined)
    throw new Error(`the prover judged "${verdict.id}", which is no requirement of the estate`);
  const { source, tolerate, continuity, implied, clusters, tiers, vms, services } = requirement;
  const counterexamples = verdict.counterexamples.map((example): ReportedCounterexample => {
    const waived = accepted.get(example);
    return waived === undefined ? example : { ...example, waived };
  });
  return {
    ...verdict,
    counterexamples,
    ...(isWaived(verdict, counterexamples) ? { waived: true } : {}),
    ...(source === undefined ? {} : { source }),
    tolerate,
    scope: {
      ...(clusters === undefined ? {} : { clusters }),
      ...(tiers === undefined ? {} : { tiers }),
      ...(vms === undefined ? {} : { vms }),
      ...(services === undefined ? {} : { services }),
    },
    continuity: continuity ?? false,
    ...(implied === true ? { implied } : {}),
    ...aside,
  };
}

/** Every failure is accepted. Scenarios that are open are not failures that anybody could name. */
function isWaived({ verdict, scenarios }: RequirementVerdict, examples: readonly ReportedCounterexample[]): boolean {
  return (
    verdict === "fails" &&
    scenarios.undecided === 0 &&
    examples.length > 0 &&
    examples.every(({ waived }) => waived !== undefined)
  );
}

import type { EstateIndex, Id } from "../estate";
import type { RequirementVerdict } from "../prover";
import type { ReportedRequirement } from "../report";

/** A verdict beside what was promised and where; `held`: requirements that hold by reservations alone. */
export function reportedRequirement(
  verdict: RequirementVerdict,
  index: EstateIndex,
  held: ReadonlySet<Id>,
): ReportedRequirement {
  const requirement = index.requirements.get(verdict.id);
  if (requirement === undefined)
    throw new Error(`the prover judged "${verdict.id}", which is no requirement of the estate`);
  const { source, tolerate, continuity, clusters, tiers, vms, services } = requirement;
  return {
    ...verdict,
    ...(source === undefined ? {} : { source }),
    tolerate,
    scope: {
      ...(clusters === undefined ? {} : { clusters }),
      ...(tiers === undefined ? {} : { tiers }),
      ...(vms === undefined ? {} : { vms }),
      ...(services === undefined ? {} : { services }),
    },
    continuity: continuity ?? false,
    ...(held.has(verdict.id) ? { heldByReservations: true } : {}),
  };
}

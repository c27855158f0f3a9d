import type { EstateIndex } from "../estate";
import type { RequirementVerdict } from "../prover";
import type { ReportedRequirement } from "../report";
import type { Aside } from "./asides";

/** A verdict beside what was promised and where, and what else is known of it. */
export function reportedRequirement(
  verdict: RequirementVerdict,
  index: EstateIndex,
  aside: Aside | undefined,
): ReportedRequirement {
  const requirement = index.requirements.get(verdict.id);
  if (requirement === undefined)
    throw new Error(`the prover judged "${verdict.id}", which is no requirement of the estate`);
  const { source, tolerate, continuity, implied, clusters, tiers, vms, services } = requirement;
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
    ...(implied === true ? { implied } : {}),
    ...aside,
  };
}

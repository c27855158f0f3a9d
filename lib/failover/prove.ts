import type { EstateIndex } from "../estate";
import { type ProofResult, type ProveOptions, prove as proveInPlace } from "../prover";
import { Plans } from "./plans";
import { Recovery } from "./recovery";

/**
 * As the prover's own, and with what failover plans bring back at other sites. An estate without plans is judged just as the prover does:
 * what rests on a replication stays `undecided`.
 */
export function prove(index: EstateIndex, options: ProveOptions = {}): ProofResult {
  if (index.failoverPlans.size === 0) return proveInPlace(index, options);
  const plans = new Map<EstateIndex, Plans>();
  return proveInPlace(index, {
    ...options,
    elsewhere: (estate, requirement, work) => {
      const known = plans.get(estate) ?? new Plans(estate);
      plans.set(estate, known);
      return new Recovery(estate, requirement, known, work);
    },
  });
}

import { type Estate, EstateIndex, type Id } from "../estate";
import { prove } from "../failover";
import type { ProveOptions, RequirementVerdict } from "../prover";

/**
 * Of the requirements that fail by all that is configured, those that hold by what is reserved: the platform's own guarantee is kept, and
 * what is missing is room without overcommit.
 */
export function heldByReservations(
  estate: Estate,
  verdicts: readonly RequirementVerdict[],
  options: ProveOptions,
): ReadonlySet<Id> {
  const failing = new Set(verdicts.filter(failsForRoom).map(({ id }) => id));
  if (failing.size === 0) return failing;
  const requirements = estate.requirements?.filter(({ id }) => failing.has(id)) ?? [];
  const asked: ProveOptions = { ...options, demand: "reservation", stopAtFirstFailure: true };
  const again = prove(new EstateIndex({ ...estate, requirements }), asked);
  return new Set(again.requirements.filter(({ verdict }) => verdict === "tolerates").map(({ id }) => id));
}

function failsForRoom({ verdict, basis, counterexamples }: RequirementVerdict): boolean {
  return (
    verdict === "fails" &&
    basis.demand === "configured" &&
    counterexamples.some(({ lost }) => lost.some(({ reason }) => reason === "no-room"))
  );
}

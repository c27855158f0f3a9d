import { type Estate, EstateIndex, type Id } from "../estate";
import { prove } from "../failover";
import { type ProveOptions, type RequirementVerdict, type StartPlacement, withStart } from "../prover";

/** The estate with hosts for its VMs that have none, or why there is none to offer. */
export type Placed =
  | { readonly ok: true; readonly value: Estate; readonly requirements: readonly Id[] }
  | { readonly ok: false; readonly because: readonly string[] };

/**
 * Writes hosts into the estate with which every requirement is proven that only lacked them. One start placement must serve all of them: it is
 * taken from one requirement and proven for the others.
 */
export function placedEstate(estate: Estate, options: ProveOptions = {}): Placed {
  const asked = prove(new EstateIndex(estate), options).requirements.filter(
    ({ startSearch }) => startSearch !== undefined,
  );
  if (asked.length === 0) return { ok: false, because: ["no requirement lacks hosts of VMs and nothing else"] };
  const refused = asked.flatMap(({ id, startSearch, startPlacement }) =>
    startPlacement === undefined && startSearch !== undefined ? [`${id}: ${startSearch.because}`] : [],
  );
  if (refused.length > 0) return { ok: false, because: refused };
  for (const { startPlacement = {} } of asked) {
    const placed = together(estate, asked, startPlacement, options);
    if (placed !== undefined) return { ok: true, value: placed, requirements: asked.map(({ id }) => id) };
  }
  const ids = asked.map(({ id }) => id).join(", ");
  return { ok: false, because: [`no start placement was found that serves all of ${ids} at once`] };
}

/** With the first placement, and those that others offer for what it leaves open. */
function together(
  estate: Estate,
  asked: readonly RequirementVerdict[],
  first: StartPlacement,
  options: ProveOptions,
): Estate | undefined {
  let placed = withStart(estate, first);
  for (let round = 0; round <= asked.length; round += 1) {
    const now = new Map(prove(new EstateIndex(placed), options).requirements.map((verdict) => [verdict.id, verdict]));
    const open = asked.filter(({ id }) => now.get(id)?.verdict !== "tolerates");
    if (open.length === 0) return placed;
    const next = open.map(({ id }) => now.get(id)?.startPlacement).find((offered) => offered !== undefined);
    if (next === undefined) return undefined;
    placed = withStart(placed, next);
  }
  return undefined;
}

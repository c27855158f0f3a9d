import type { EstateIndex, Id } from "../estate";
import type { FixReport } from "../fixes";
import type { ProveOptions, RequirementVerdict } from "../prover";
import { fixesOf } from "./fixes";
import { heldByReservations } from "./overcommit";

/** What is found out about a requirement beside its verdict; it never changes the verdict. */
export interface Aside {
  /** It fails by all that is configured, and holds by what is reserved. */
  readonly heldByReservations?: true;
  /** What would mend it. */
  readonly fixes?: FixReport;
}

/** By requirement; only those of which there is something to say. */
export function asidesOf(
  index: EstateIndex,
  verdicts: readonly RequirementVerdict[],
  options: ProveOptions = {},
): ReadonlyMap<Id, Aside> {
  const held = heldByReservations(index.estate, verdicts, options);
  const failing = verdicts.filter(({ verdict }) => verdict === "fails");
  return new Map(
    failing.map((verdict) => [
      verdict.id,
      {
        ...(held.has(verdict.id) ? { heldByReservations: true } : {}),
        fixes: fixesOf(index, verdict, verdicts, options),
      },
    ]),
  );
}

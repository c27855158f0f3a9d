import type { IConstruct } from "constructs";
import type { Degradation } from "../../estate";
import type { EstateIds } from "../declare/ids";
import { membershipOf } from "../declare/member";

/** A feature that a construct asked for, and what its platform does instead. */
interface Degraded {
  readonly feature: string;
  readonly construct: IConstruct;
  readonly instead: string;
}

const DEGRADED = Symbol.for("failproof.Degraded");

interface WithDegraded {
  readonly [DEGRADED]: Degraded[];
}

/** Remembers with its estate what is not done as asked. */
export function addDegradation(estate: IConstruct, degraded: Degraded): void {
  if (!hasDegraded(estate)) Object.defineProperty(estate, DEGRADED, { value: [degraded] });
  else estate[DEGRADED].push(degraded);
}

/** One entry for each thing that is done instead, in the order in which it was first asked for. */
export function degradationsOf(estate: IConstruct, ids: EstateIds): readonly Degradation[] {
  const grouped = new Map<string, Degradation>();
  for (const { feature, construct, instead } of hasDegraded(estate) ? estate[DEGRADED] : []) {
    const key = `${feature} ${instead}`;
    const list = membershipOf(construct)?.list;
    const objects = list === undefined ? [] : [`${list}/${ids.of(construct)}`];
    grouped.set(key, { feature, objects: [...new Set([...(grouped.get(key)?.objects ?? []), ...objects])], instead });
  }
  return [...grouped.values()];
}

function hasDegraded(estate: IConstruct): estate is IConstruct & WithDegraded {
  return DEGRADED in estate;
}

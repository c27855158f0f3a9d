import type { EstateIndex, Id, Requirement } from "../estate";
import type { FailedDomain } from "../prover";

/** Scenarios that are summed up; where there are more, only the smaller ones are. */
const MOST_SCENARIOS = 5000;

/** A largest scenario, with the hosts that go with it. */
export interface Loss {
  readonly failed: readonly FailedDomain[];
  readonly gone: ReadonlySet<Id>;
}

/** The largest scenarios of the tolerance: as many of each kind as it says. */
export function lossesOf(index: EstateIndex, { tolerate }: Requirement, hosts: readonly Id[]): readonly Loss[] {
  let losses: readonly Loss[] = [{ failed: [], gone: new Set() }];
  for (const [kind, most] of Object.entries(tolerate).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ids = idsOf(index, kind, hosts);
    const sets = subsets(ids, Math.min(most, ids.length), MOST_SCENARIOS / losses.length);
    losses = losses.flatMap(({ failed, gone }) =>
      sets.map((set) => ({
        failed: [...failed, ...set.map((id) => ({ kind, id }))],
        gone: new Set([...gone, ...set.flatMap((id) => hostsWith(index, kind, id))]),
      })),
    );
  }
  return losses;
}

function idsOf(index: EstateIndex, kind: Id, hosts: readonly Id[]): readonly Id[] {
  if (kind === "host") return hosts;
  if (kind === "site") return [...index.sites.keys()];
  if (kind === "datastore") return [];
  return index.domainsOfKind(kind).map(({ id }) => id);
}

function hostsWith(index: EstateIndex, kind: Id, id: Id): readonly Id[] {
  if (kind === "host") return [id];
  const { hosts } = kind === "site" ? index.membersOfSite(id) : index.membersOfDomain(id);
  return [...hosts];
}

/** All sets of a size, or of the largest size of which there are not too many. */
function subsets(ids: readonly Id[], size: number, most: number): readonly (readonly Id[])[] {
  let sets: readonly (readonly Id[])[] = [[]];
  for (let n = 0; n < size; n += 1) {
    const next = sets.flatMap((set) => ids.slice(ids.indexOf(set.at(-1) ?? "") + 1).map((id) => [...set, id]));
    if (next.length > most) break;
    sets = next;
  }
  return sets;
}

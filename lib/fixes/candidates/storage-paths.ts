import type { Host, Id } from "../../estate";
import {
  type Candidate,
  examplesOf,
  goneIn,
  listed,
  lostDomains,
  lostFor,
  type Refuted,
  withHosts,
} from "../candidate";

/** A second way to datastores that hosts reach only through what a counterexample takes. */
export function storagePaths(refuted: Refuted): readonly Candidate[] {
  const { index } = refuted;
  if (lostFor(refuted, "nothing-reacts", "no-reachable-host", "quorum").length === 0) return [];
  return examplesOf(refuted).flatMap((example): readonly Candidate[] => {
    const lost = lostDomains(index, example);
    const gone = goneIn(index, example);
    const cut = [...index.hosts.values()].filter((host) => !gone.has(host.id) && storesLost(host, lost).length > 0);
    const through = new Set(cut.flatMap(({ storagePaths = [] }) => storagePaths.flatMap(({ domains }) => domains)));
    const kinds = new Set([...through].flatMap((id) => (lost.has(id) ? (index.domains.get(id)?.kind ?? []) : [])));
    const spare = [...index.domains.values()].find(({ id, kind }) => kinds.has(kind) && !lost.has(id));
    if (cut.length === 0 || spare === undefined) return [];
    const ids = cut.map(({ id }) => id);
    return [
      {
        kind: "add-storage-path",
        key: `path ${spare.id} ${ids.join(" ")}`,
        sentence: () =>
          `give ${ids.length > 4 ? `${ids.length} hosts` : listed(ids)} a second path to their datastores, through ${spare.id}`,
        apply: (estate) =>
          withHosts(estate, new Set(ids), (host) => ({
            ...host,
            storagePaths: [
              ...(host.storagePaths ?? []),
              ...storesLost(host, lost).map((datastore) => ({ datastore, domains: [spare.id] })),
            ],
          })),
      },
    ];
  });
}

/** Datastores that only paths through lost domains lead to. */
function storesLost({ storagePaths = [] }: Host, lost: ReadonlySet<Id>): readonly Id[] {
  const stores = [...new Set(storagePaths.map(({ datastore }) => datastore))];
  return stores.filter((store) =>
    storagePaths.every(({ datastore, domains }) => datastore !== store || domains.some((id) => lost.has(id))),
  );
}

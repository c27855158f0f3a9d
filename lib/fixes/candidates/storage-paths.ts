import type { Domain, EstateIndex, Host, Id } from "../../estate";
import type { Candidate, Refuted } from "../candidate";
import { secondWays } from "./second-way";

/** A second way to datastores that hosts reach only through what a counterexample takes. */
export function storagePaths(refuted: Refuted): readonly Candidate[] {
  return secondWays(refuted, {
    kind: "add-storage-path",
    cutOff: storesLost,
    spare: spareFabric,
    sentence: (hosts, spare) => `give ${hosts} a second path to their datastores, through ${spare}`,
    mended: (host, spare, stores) => ({
      ...host,
      storagePaths: [...(host.storagePaths ?? []), ...stores.map((datastore) => ({ datastore, domains: [spare] }))],
    }),
  });
}

/** Of a kind that the lost paths lead through. */
function spareFabric(index: EstateIndex, cut: readonly Host[], lost: ReadonlySet<Id>): Domain | undefined {
  const through = cut.flatMap(({ storagePaths: paths = [] }) => paths.flatMap(({ domains }) => domains));
  const kinds = new Set(through.flatMap((id) => (lost.has(id) ? (index.domains.get(id)?.kind ?? []) : [])));
  return [...index.domains.values()].find(({ id, kind }) => kinds.has(kind) && !lost.has(id));
}

/** Datastores that only paths through lost domains lead to. */
function storesLost({ storagePaths: paths = [] }: Host, lost: ReadonlySet<Id>): readonly Id[] {
  const stores = [...new Set(paths.map(({ datastore }) => datastore))];
  return stores.filter((store) =>
    paths.every(({ datastore, domains }) => datastore !== store || domains.some((id) => lost.has(id))),
  );
}

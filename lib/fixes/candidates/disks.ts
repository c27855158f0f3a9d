import type { Datastore, Id, Vm } from "../../estate";
import { type Candidate, examplesOf, goneIn, listed, lostFor, type Refuted } from "../candidate";

/** Datastores that are worth a proof for one that is lost. */
const MOST_TARGETS = 3;

/** Moves disks off a datastore that a counterexample takes, to one that it does not and that hosts of the cluster mount. */
export function disks(refuted: Refuted): readonly Candidate[] {
  const { index } = refuted;
  const lost = lostFor(refuted, "data-lost", "no-reachable-host", "nothing-reacts", "quorum");
  const gone = new Set(examplesOf(refuted).flatMap((example) => [...goneIn(index, example)]));
  const sources = new Map<string, { readonly store: Id; readonly cluster: Id; readonly vms: Vm[] }>();
  for (const vm of lost) {
    for (const store of new Set(vm.disks?.flatMap(({ datastore }) => datastore ?? []))) {
      const key = `${store} ${vm.cluster}`;
      const group = sources.get(key) ?? { store, cluster: vm.cluster ?? "", vms: [] };
      group.vms.push(vm);
      sources.set(key, group);
    }
  }
  return [...sources.values()].flatMap(({ store, cluster, vms }) =>
    targets(refuted, store, cluster, gone).map(({ id }) => move(vms, store, id)),
  );
}

function targets({ index }: Refuted, from: Id, cluster: Id, gone: ReadonlySet<Id>): readonly Datastore[] {
  const mounted = (id: Id) => index.hostsMounting(id).filter((host) => host.cluster === cluster).length;
  return [...index.datastores.values()]
    .filter(({ id }) => id !== from && !gone.has(id) && mounted(id) > 0)
    .sort((a, b) => mounted(b.id) - mounted(a.id))
    .slice(0, MOST_TARGETS);
}

function move(vms: readonly Vm[], from: Id, to: Id): Candidate {
  const ids = vms.map(({ id }) => id);
  const chosen = new Set(ids);
  const names = ids.length > 4 ? [...ids.slice(0, 3), `${ids.length - 3} more`] : ids;
  return {
    kind: "move-disk",
    key: `move ${ids.join(" ")} ${from} ${to}`,
    sentence: () => `move the disks of ${listed(names)} from ${from} to ${to}`,
    apply: (estate) => ({
      ...estate,
      vms: (estate.vms ?? []).map((vm) =>
        chosen.has(vm.id)
          ? { ...vm, disks: vm.disks?.map((disk) => (disk.datastore === from ? { ...disk, datastore: to } : disk)) }
          : vm,
      ),
    }),
  };
}

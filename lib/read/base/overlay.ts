import type { Cluster, Estate, EstateObject, Id, Inventory, PlannedAction } from "../../estate";
import type { InputNote } from "../note";
import { isRecord } from "../reader";
import { CHANGED_LISTS, type Change, type ChangedList } from "./change";
import { Known, nounOf } from "./known";
import { withMemberships } from "./memberships";
import { renamed } from "./references";

type Entry = EstateObject & { readonly id: Id };

/** What exists after a change, and what the change does with its objects. */
export interface Overlaid {
  readonly estate: Estate;
  readonly notes: readonly InputNote[];
  readonly actions: readonly PlannedAction[];
}

/**
 * What exists, with a change laid over it: created objects added, changed ones changed, deleted ones gone. What the change does not know of an
 * object stays as it is. What could not be matched is told.
 */
export function overlay(base: Estate, change: Change): Overlaid {
  const notes: InputNote[] = [];
  const known = new Known(base);
  const gone = deletions(known, change, notes);
  const names = matched(known, change, notes);
  const left = renamed(base, (list, id) => (gone.get(list)?.has(id) ? undefined : id));
  const changed = renamed(change.estate, (list, id) => names.get(list)?.get(id) ?? id);
  const merged = <T extends Entry>(list: ChangedList, before: readonly T[] = [], after: readonly T[] = []) => {
    const kept = new Map(before.filter(({ id }) => !gone.get(list)?.has(id)).map((entry) => [entry.id, entry]));
    for (const entry of after) {
      const id = names.get(list)?.get(entry.id) ?? entry.id;
      const isChanged = change.subject(list, entry.id)?.isChanged === true;
      kept.set(id, laid(list, kept.get(id), { ...entry, id }, isChanged));
    }
    return [...kept.values()];
  };
  const idOf = (list: ChangedList) => (id: Id) => names.get(list)?.get(id) ?? id;
  const attached = (list: "datastores" | "networks") =>
    change[list].map((one) => ({ ...one, id: idOf(list)(one.id), isNew: !known.has(list, idOf(list)(one.id)) }));
  const hasOthers = (list: "datastores" | "networks") => {
    const spoken = new Set(attached(list).map(({ id }) => id));
    return (left[list] ?? []).some(({ id }) => !spoken.has(id));
  };
  const hosts = withMemberships(
    { before: left.hosts ?? [], after: merged("hosts", left.hosts, changed.hosts) },
    {
      datastores: attached("datastores"),
      networks: attached("networks"),
      hasOthers: { datastores: hasOthers("datastores"), networks: hasOthers("networks") },
    },
    idOf("hosts"),
  );
  const estate: Estate = {
    ...left,
    clusters: merged("clusters", left.clusters, changed.clusters).map((cluster) =>
      inventoried(
        cluster,
        left.clusters?.find(({ id }) => id === cluster.id),
        change.isDoubtful || cluster.vendor?.leftOut !== undefined,
      ),
    ),
    hosts,
    datastores: merged("datastores", left.datastores, changed.datastores),
    datastoreClusters: merged("datastoreClusters", left.datastoreClusters, changed.datastoreClusters),
    networks: merged("networks", left.networks, changed.networks),
    vms: merged("vms", left.vms, changed.vms),
    rules: merged("rules", left.rules, changed.rules),
  };
  return { estate, notes, actions: actionsOf(change, gone, names) };
}

function actionsOf(
  change: Change,
  gone: ReadonlyMap<string, ReadonlySet<Id>>,
  names: ReadonlyMap<string, ReadonlyMap<Id, Id>>,
): readonly PlannedAction[] {
  return CHANGED_LISTS.flatMap((list): readonly PlannedAction[] => [
    ...(change.estate[list] ?? []).flatMap(({ id }): readonly PlannedAction[] => {
      const { action: kind, createsFirst } = change.subject(list, id) ?? {};
      if (kind === undefined) return [];
      return [{ kind, list, id: names.get(list)?.get(id) ?? id, ...(createsFirst === true ? { createsFirst } : {}) }];
    }),
    ...[...(gone.get(list) ?? [])].map((id): PlannedAction => ({ kind: "delete", list, id })),
  ]);
}

/** Ids of what goes, by list. */
function deletions(known: Known, { deleted }: Change, notes: InputNote[]): ReadonlyMap<string, ReadonlySet<Id>> {
  const gone = new Map<string, Set<Id>>();
  for (const subject of deleted) {
    const found = known.find(subject);
    if (found === undefined) {
      notes.push({
        message: `${subject.address}: the plan deletes it, and what exists has no such ${nounOf(subject.list)}`,
      });
    } else {
      gone.set(subject.list, (gone.get(subject.list) ?? new Set()).add(found));
    }
  }
  return gone;
}

/** For each object of the change its id in the result: that of the one that exists, else its own, made unique. */
function matched(known: Known, change: Change, notes: InputNote[]): ReadonlyMap<string, ReadonlyMap<Id, Id>> {
  const names = new Map<string, Map<Id, Id>>();
  for (const list of CHANGED_LISTS) {
    const ids = new Map<Id, Id>();
    names.set(list, ids);
    for (const { id } of change.estate[list] ?? []) {
      const subject = change.subject(list, id);
      if (subject === undefined) continue;
      const found = subject.isNew ? undefined : known.find(subject);
      if (found !== undefined) {
        ids.set(id, found);
        continue;
      }
      const isTaken = known.has(list, id);
      ids.set(id, isTaken ? `${id} (${subject.address})` : id);
      const noun = nounOf(list);
      if (isTaken)
        notes.push({ message: `${subject.address}: the plan makes a ${noun} of a name that one has already: ${id}` });
      else if (!subject.isNew) {
        notes.push({
          message: `${subject.address}: what exists has no ${noun} of its name or id (${subject.name}); it is added`,
        });
      }
    }
  }
  return names;
}

/** What a change states of an object, as far as it knows it: of one that it changes, the old word counts no more. */
const STATED: { readonly [list in ChangedList]: readonly string[] } = {
  clusters: ["ha", "drs"],
  hosts: ["cluster", "state"],
  datastores: [],
  datastoreClusters: [],
  networks: ["vlan"],
  vms: ["cluster", "vcpus", "memoryMib", "reservation", "disks", "networks"],
  rules: ["enabled", "mandatory"],
};

/** One object: what the change says, over what is known beside it. */
function laid<T extends Entry>(list: ChangedList, there: T | undefined, given: T, isChanged: boolean): T {
  if (there === undefined) return given;
  const old = isChanged ? without(there, STATED[list]) : there;
  const merged = list === "clusters" ? deep(old, given) : { ...old, ...given };
  const vendor = { ...there.vendor, ...given.vendor };
  const isLookUp = given.source?.managed === false && there.source !== undefined;
  const moved = list === "vms" && !("host" in given) && isElsewhere(there, given) ? without(merged, ["host"]) : merged;
  return {
    ...moved,
    ...(isLookUp ? { source: there.source } : {}),
    ...(Object.keys(vendor).length === 0 ? {} : { vendor }),
  };
}

function isElsewhere(there: Entry, given: Entry): boolean {
  return "cluster" in there && "cluster" in given && there.cluster !== given.cluster;
}

function without<T extends object>(object: T, fields: readonly string[]): T {
  const copy = { ...object };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy;
}

/** What exists says what is all there is, unless the change brings a rule that could not be read. */
function inventoried(cluster: Cluster, there: Cluster | undefined, isDoubtful: boolean): Cluster {
  const marked = isDoubtful ? { ...cluster, vendor: { leftOut: "rules or overrides", ...cluster.vendor } } : cluster;
  if (there === undefined) return marked;
  const inventory: Inventory = { ...there.inventory, ...(isDoubtful ? { vms: "partial" } : {}) };
  return { ...without(marked, ["inventory"]), ...(Object.keys(inventory).length === 0 ? {} : { inventory }) };
}

function deep<T extends object>(there: T, given: T): T {
  const merged = { ...there, ...given };
  for (const [name, value] of Object.entries(merged)) {
    const before: unknown = Reflect.get(there, name);
    if (isRecord(value) && isRecord(before) && name !== "source") Reflect.set(merged, name, { ...before, ...value });
  }
  return merged;
}

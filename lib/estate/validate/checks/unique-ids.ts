import { OBJECT_LISTS, type ObjectList } from "../../lists";
import type { Id } from "../../types";
import type { CheckContext } from "../context";
import { quote } from "../quote";

interface Entry {
  readonly id: Id;
  readonly cluster?: Id;
}

/** Ids are unique within their list, those of uplinks within their host. */
export function uniqueIds(context: CheckContext): void {
  for (const list of OBJECT_LISTS) {
    const entries = context.estate[list] ?? [];
    if (context.index[list].size < entries.length) unique(context, list, entries, [list]);
  }
  for (const [i, host] of (context.estate.hosts ?? []).entries()) {
    unique(context, "uplinks", host.uplinks ?? [], ["hosts", i, "uplinks"]);
  }
}

function unique(
  context: CheckContext,
  list: ObjectList | "uplinks",
  entries: readonly Entry[],
  at: readonly (string | number)[],
): void {
  const first = new Map<Id, Entry>();
  for (const [i, entry] of entries.entries()) {
    const earlier = first.get(entry.id);
    if (earlier === undefined) first.set(entry.id, entry);
    else
      context.report(
        [...at, i, "id"],
        `another entry of ${list} has the id ${quote(entry.id)}`,
        because(list, earlier, entry),
      );
  }
}

function because(list: ObjectList | "uplinks", one: Entry, other: Entry): string | undefined {
  if (one.cluster === undefined || other.cluster === undefined || one.cluster === other.cluster) return undefined;
  const what = list === "vms" ? "VM" : "host";
  return `a ${what} is in one cluster, this one is in ${quote(one.cluster)} and ${quote(other.cluster)}`;
}

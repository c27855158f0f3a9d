import { OBJECT_LISTS } from "../lists";
import type { Estate, EstateObject, Id } from "../types";
import type { PlannedAction } from "./planned-change";

type Entry = EstateObject & { readonly id: Id };

/** What leads from one estate to another: objects are the same by their id, and changed where anything but their source differs. */
export function compareEstates(before: Estate, after: Estate): readonly PlannedAction[] {
  return OBJECT_LISTS.flatMap((list): readonly PlannedAction[] => {
    const old: readonly Entry[] = before[list] ?? [];
    const now: readonly Entry[] = after[list] ?? [];
    const was = new Map(old.map((entry) => [entry.id, entry]));
    const ids = new Set(now.map(({ id }) => id));
    return [
      ...now.flatMap((entry): readonly PlannedAction[] => {
        const there = was.get(entry.id);
        if (there === undefined) return [{ kind: "create", list, id: entry.id }];
        return isSame(facts(there), facts(entry)) ? [] : [{ kind: "update", list, id: entry.id }];
      }),
      ...old.flatMap(({ id }): readonly PlannedAction[] => (ids.has(id) ? [] : [{ kind: "delete", list, id }])),
    ];
  });
}

function facts({ source: _source, ...rest }: Entry): object {
  return rest;
}

/** The order of fields says nothing; that of lists may. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => isSame(one, b[i]));
  }
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(Reflect.get(a, name), Reflect.get(b, name)))
  );
}

import { REFERENCES } from "../../estate";

/** Where an id that is gone leaves a hole that must be seen: a disk without its datastore, a VM without its network. */
const KEPT = new Set(["vms/*/disks/*/datastore", "vms/*/disks/*/datastoreCluster", "vms/*/networks/*"]);

/** What becomes of an id that refers to an entry of a list; `undefined`: it is gone, and so is what only names it. */
export type Renaming = (list: string, id: string) => string | undefined;

/** A copy of the estate with every reference renamed. */
export function renamed<T extends object>(estate: T, rename: Renaming): T {
  const copy = structuredClone(estate);
  for (const { path, to } of REFERENCES) {
    const [list] = to;
    if (list === undefined || to.length > 1) continue;
    visit(copy, path.split("/"), (id) => rename(list, id) ?? (KEPT.has(path) ? id : undefined));
  }
  return copy;
}

/** Replaces the ids at a path; `false`: the entry that holds them has lost what it is about. */
function visit(value: unknown, [step, ...rest]: readonly string[], id: (old: string) => string | undefined): boolean {
  if (step === undefined || typeof value !== "object" || value === null) return true;
  if (step === "*") {
    if (!Array.isArray(value)) return true;
    const kept = value.flatMap((entry: unknown) => {
      if (rest.length > 0) return visit(entry, rest, id) ? [entry] : [];
      const found = typeof entry === "string" ? id(entry) : undefined;
      return found === undefined ? [] : [found];
    });
    value.splice(0, value.length, ...kept);
    return true;
  }
  const held = Reflect.get(value, step);
  if (typeof held !== "string") {
    visit(held, rest, id);
    return true;
  }
  const found = id(held);
  if (found !== undefined) return Reflect.set(value, step, found);
  Reflect.deleteProperty(value, step);
  return step !== "datastore"; // a storage path is nothing without its datastore
}

import { type Estate, type Result, validateEstate } from "../estate";
import type { Edit } from "./fix";

type Json = { readonly [key: string]: unknown };

/** What tells two estates apart that have the same entries, or more of them at the end of a list: field by field, each list of values as a whole. */
export function editsBetween(before: Estate, after: Estate): readonly Edit[] {
  const edits: Edit[] = [];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const old: Json = { ...before };
  const changed: Json = { ...after };
  for (const list of names) {
    const was = old[list];
    const is = changed[list];
    if (was === is || !Array.isArray(is)) continue;
    const entries: readonly unknown[] = Array.isArray(was) ? was : [];
    for (const [position, entry] of is.entries()) {
      const object = `${list}/${isObject(entry) ? String(entry.id) : position}`;
      compare(object, `/${list}/${position}`, entries[position], entry, edits);
    }
  }
  return edits;
}

function compare(object: string, pointer: string, before: unknown, after: unknown, edits: Edit[]): void {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return;
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(object, `${pointer}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`, before[key], after[key], edits);
    }
    return;
  }
  edits.push({
    object,
    pointer,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

/** The estate with the edits applied: a new one, and valid, or the errors that say why it is not. */
export function applyEdits(estate: Estate, edits: readonly Edit[]): Result<Estate> {
  let document: unknown = estate;
  for (const { pointer, after } of edits) document = replaced(document, parts(pointer), after);
  return validateEstate(document);
}

function parts(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], after: unknown): unknown {
  if (key === undefined) return after;
  if (Array.isArray(value)) {
    const list: unknown[] = [...value];
    list[Number(key)] = replaced(list[Number(key)], rest, after);
    return list;
  }
  const { [key]: inside, ...others }: Json = isObject(value) ? value : {};
  const missing = rest.length > 0 && /^\d+$/.test(rest[0] ?? "") ? [] : undefined;
  const next = replaced(inside ?? missing, rest, after);
  return next === undefined ? others : { ...(isObject(value) ? value : {}), [key]: next };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

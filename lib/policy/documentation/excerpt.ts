import { type CaseDocument, patched, type RuleCase } from "../cases";

type Json = { readonly [key: string]: unknown };

/** The part of an estate that a case is about: what its patch touches, before (`prefer`) and after (`avoid`). */
export interface Excerpts {
  readonly avoid: Json;
  readonly prefer: Json;
}

/** From the first case that fails by what it changes; `undefined` if none does. */
export function excerptsOf(document: CaseDocument): Excerpts | undefined {
  const shown = document.cases.find((one) => one.outcome === "fails" && one.patch !== undefined);
  return shown === undefined || document.before !== undefined ? undefined : excerpts(document.estate, shown);
}

/** A change that a rule about changes is against: what it touches, before and after, and what is destroyed to be made anew. */
export function changeExcerptOf(document: CaseDocument): Json | undefined {
  const shown = document.cases.find((one) => one.outcome === "fails");
  if (document.before === undefined || shown === undefined) return undefined;
  const { patch = {}, before = {}, actions = [], show = [] } = shown;
  const about = patched(patched(patched(document.before, before ?? {}), patch), whole(show));
  const was = patched(patched(document.estate, document.before), before ?? {});
  const replaced = actions.map(({ kind, list, id }) => `${kind} ${list}/${id}`);
  const after = patched(document.estate, patch);
  return {
    ...(Object.keys(about).length === 0 ? {} : { before: touched(was, about), after: touched(after, about) }),
    ...(replaced.length === 0 ? {} : { actions: replaced }),
  };
}

function excerpts(estate: Json, { patch = {}, show = [] }: RuleCase): Excerpts {
  const after = patched(estate, patch);
  const shown = patched(patch, whole(show));
  return { avoid: touched(after, shown), prefer: touched(estate, shown) };
}

/** A change that names the objects and none of their fields: they are shown as they are. */
function whole(objects: readonly string[]): Json {
  const lists: { [list: string]: { [id: string]: string } } = {};
  for (const object of objects) {
    const [list = "", id = ""] = object.split("/");
    lists[list] = { ...lists[list], [id]: "whole" };
  }
  return lists;
}

function touched(estate: Json, patch: Json): Json {
  const parts: { [key: string]: unknown } = {};
  for (const [list, change] of Object.entries(patch)) {
    const value = estate[list];
    const part = Array.isArray(value) && isObject(change) ? entries(value, change) : (value ?? []);
    parts[list] = part;
  }
  return parts;
}

/** Entries that the change names, each with its id and the fields that the change names. */
function entries(list: readonly unknown[], change: Json): readonly Json[] {
  return list.filter(isObject).flatMap((entry) => {
    const own = [change["*"], change[String(entry.id)]].filter((one) => one !== undefined);
    if (own.length === 0) return [];
    const fields = new Set(own.flatMap((one) => (isObject(one) ? Object.keys(one) : Object.keys(entry))));
    const kept = Object.entries(entry).filter(([field]) => field === "id" || fields.has(field));
    return [Object.fromEntries(kept)];
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

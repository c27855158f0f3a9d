import { OBJECT_LISTS, type ObjectList } from "../lists";
import type { InputError, Result } from "../result";
import { conformsToSchema } from "../schema";
import { ESTATE_FORMAT, type Estate, type Id } from "../types";
import { CHECKS } from "./checks";
import { CheckContext, type DeclaredIds } from "./context";
import { pointer, pointerParts } from "./pointer";
import { structuralErrors } from "./structure";
import { Suggester } from "./suggestion";

/**
 * Says whether a value, e.g. parsed JSON, is a valid estate, or everything that is wrong with it. The value itself is returned, not a copy.
 * Where an entry has the wrong shape, the other entries are checked all the same.
 */
export function validateEstate(document: unknown): Result<Estate> {
  if (conformsToSchema(document)) {
    const context = new CheckContext(document);
    for (const check of CHECKS) check(context);
    return context.errors.length === 0 ? { ok: true, value: document } : { ok: false, errors: context.errors };
  }
  const errors = structuralErrors(conformsToSchema.errors ?? [], new Suggester());
  return { ok: false, errors: [...errors, ...errorsOfTheRest(document, errors)] };
}

/** Ids of all entries of a document, whatever else is wrong with them. */
function declaredIds(document: { readonly [list in ObjectList]?: unknown }): DeclaredIds {
  const ids = (list: ObjectList): ReadonlySet<Id> | undefined => {
    const entries = document[list];
    if (entries === undefined) return new Set();
    return Array.isArray(entries) ? new Set(entries.flatMap((entry) => idOf(entry) ?? [])) : undefined;
  };
  return {
    sites: ids("sites"),
    domains: ids("domains"),
    clusters: ids("clusters"),
    hosts: ids("hosts"),
    datastores: ids("datastores"),
    datastoreClusters: ids("datastoreClusters"),
    networks: ids("networks"),
    vms: ids("vms"),
    rules: ids("rules"),
    services: ids("services"),
    replications: ids("replications"),
    links: ids("links"),
    failoverPlans: ids("failoverPlans"),
    backups: ids("backups"),
    requirements: ids("requirements"),
    objectives: ids("objectives"),
  };
}

/** Checks the entries that have the right shape, each under its own pointer in the whole document. */
function errorsOfTheRest(document: unknown, structural: readonly InputError[]): readonly InputError[] {
  if (!isRecord(document)) return [];
  const wrong = new Set(structural.map((error) => pointer(...pointerParts(error.pointer).slice(0, 2))));
  const kept = new Map<string, readonly number[]>();
  const rest: { [field: string]: unknown } = { format: ESTATE_FORMAT, name: "rest" };
  for (const list of OBJECT_LISTS) {
    const entries = document[list];
    if (!Array.isArray(entries)) continue;
    const indexes = [...entries.keys()].filter((index) => !wrong.has(pointer(list, index)));
    kept.set(list, indexes);
    rest[list] = indexes.map((index) => entries[index]);
  }
  if (!conformsToSchema(rest)) return [];
  const context = new CheckContext(rest, declaredIds(document));
  for (const check of CHECKS) check(context);
  return context.errors.map((error) => {
    const [list = "", index = "", ...inside] = pointerParts(error.pointer);
    return { ...error, pointer: pointer(list, kept.get(list)?.[Number(index)] ?? index, ...inside) };
  });
}

function idOf(entry: unknown): Id | undefined {
  return isRecord(entry) && typeof entry.id === "string" ? entry.id : undefined;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

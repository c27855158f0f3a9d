import { FIELDS } from "./schema";
import type { Estate } from "./types";

/**
 * The document of an estate as canonical JSON: the same estate always gives the same bytes, whatever the order in which its fields were
 * set. Fields stand in the order of the types, names that are data (resources, tolerances, vendor facts) in the order of their characters, lists
 * as they are; absent fields are left out.
 */
export function serializeEstate(estate: Estate): string {
  return `${JSON.stringify(ordered(estate, "Estate"), null, 2)}\n`;
}

function ordered(value: unknown, object: string | null | undefined): unknown {
  if (Array.isArray(value)) return value.map((entry) => ordered(entry, object));
  if (typeof value !== "object" || value === null) return value;
  const fields = typeof object === "string" ? FIELDS[object] : undefined;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields === undefined ? entries.sort(byName) : entries.sort(byRank(ranks(fields)));
  return Object.fromEntries(sorted.map(([name, field]) => [name, ordered(field, fields?.[name])]));
}

type Entry = readonly [name: string, value: unknown];

function byName([a]: Entry, [b]: Entry): number {
  return a < b ? -1 : 1;
}

function byRank(rank: ReadonlyMap<string, number>): (a: Entry, b: Entry) => number {
  const rankOf = (name: string) => rank.get(name) ?? rank.size;
  return (a, b) => rankOf(a[0]) - rankOf(b[0]) || byName(a, b);
}

const RANKS = new Map<object, ReadonlyMap<string, number>>();

function ranks(fields: object): ReadonlyMap<string, number> {
  let known = RANKS.get(fields);
  if (known === undefined) {
    known = new Map(Object.keys(fields).map((name, i) => [name, i]));
    RANKS.set(fields, known);
  }
  return known;
}

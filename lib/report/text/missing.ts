import type { MissingFact } from "../../prover";
import { row } from "./layout";
import { names } from "./names";
import { listNoun } from "./objects";

/** Facts that are missing, one line for each field of each list: `domains of hosts: esx-01 esx-02 ... +14`. */
export function missingFacts(indent: number, missing: readonly MissingFact[]): readonly string[] {
  return missingByField(missing).flatMap((line, index) => row(indent, index === 0 ? "missing" : "", line));
}

/** The same as text without a layout. */
export function missingByField(missing: readonly MissingFact[]): readonly string[] {
  const objects = new Map<string, string[]>();
  for (const { object, fact } of missing) {
    const slash = object.indexOf("/");
    const list = slash < 0 ? object : object.slice(0, slash);
    const key = `\`${fact}\` of ${listNoun(list, 2)}`;
    const ids = objects.get(key) ?? [];
    objects.set(key, slash < 0 ? ids : [...ids, object.slice(slash + 1)]);
  }
  return [...objects].map(([key, ids]) => (ids.length === 0 ? key : `${key}: ${names([...new Set(ids)])}`));
}

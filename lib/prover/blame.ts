import type { MissingFact } from "./verdict";

/** Collects the absent facts behind a `MAYBE`; most callers do not ask and pass none. */
export type Blame = MissingFact[] | undefined;

export function blameFact(blame: Blame, object: string, fact: string): void {
  blame?.push({ object, fact });
}

/** Sorted by object, then fact, each once. */
export function distinctFacts(facts: readonly MissingFact[]): readonly MissingFact[] {
  const byKey = new Map(facts.map((fact) => [`${fact.object}\u0000${fact.fact}`, fact]));
  return [...byKey.keys()].sort(compare).flatMap((key) => byKey.get(key) ?? []);
}

/** Order of UTF-16 code units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

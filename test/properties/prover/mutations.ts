import fc from "fast-check";

/** A change of one value somewhere in a document. */
export interface Mutation {
  /** Which of the document's values, modulo how many there are. */
  readonly at: number;
  readonly how: number;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({ at: fc.nat(100_000), how: fc.nat(5) });

/** The document with one leaf, list or member changed; JSON in, JSON out. */
export function mutated(document: unknown, { at, how }: Mutation): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  const places = [...holders(copy)];
  const place = places[at % places.length];
  if (place === undefined) return copy;
  const { holder, key } = place;
  const old: unknown = Reflect.get(holder, key);
  const values = changedValues(old);
  const value = values[how % (values.length + 1)];
  if (value !== undefined) Reflect.set(holder, key, value);
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
  return copy;
}

function changedValues(old: unknown): readonly unknown[] {
  if (typeof old === "number") return [old + 1, old - 1, 0, old + 0.5];
  if (typeof old === "boolean") return [!old];
  if (typeof old === "string") {
    return old in OTHER_WORDS ? (OTHER_WORDS[old] ?? []) : [`${old}x`, ""];
  }
  if (Array.isArray(old)) return [[], [...old, ...old.slice(0, 1)], [...old].reverse()];
  return [];
}

const OTHER_WORDS: { readonly [word: string]: readonly string[] } = {
  survived: ["failed", "undecided"],
  failed: ["survived", "undecided"],
  undecided: ["survived", "failed"],
  tolerates: ["fails", "undecided"],
  fails: ["tolerates", "undecided"],
  "no-room": ["data-lost", "rule"],
  "data-lost": ["no-room", "nothing-reacts"],
  all: ["al"],
  rest: ["al"],
};

function* holders(value: unknown): Generator<{ readonly holder: object; readonly key: string }> {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    yield { holder: value, key };
    yield* holders(Reflect.get(value, key));
  }
}

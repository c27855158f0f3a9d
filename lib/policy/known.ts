import type { MissingFact } from "../prover";

/**
 * A fact that the estate may not give. A rule cannot reach the value without saying what it does when there is none:
 * `if (!fact.known) return undecided(fact, ...)`.
 */
export type Known<T> = { readonly known: true; readonly value: T } | Unknown;

/** What is missing, by object and field. */
export interface Unknown {
  readonly known: false;
  readonly missing: readonly MissingFact[];
}

export function known<T>(value: T): Known<T> {
  return { known: true, value };
}

export function unknown(...missing: readonly MissingFact[]): Unknown {
  return { known: false, missing };
}

export function mapKnown<T, U>(fact: Known<T>, use: (value: T) => U): Known<U> {
  return fact.known ? known(use(fact.value)) : fact;
}

/** Everything that the given facts lack; none if all are known. */
export function missingOf(...facts: readonly Known<unknown>[]): readonly MissingFact[] {
  return facts.flatMap((fact) => (fact.known ? [] : fact.missing));
}

import type { MissingFact } from "../../prover";

/** A number of seconds that lies between two bounds; `most` is `null` where nothing bounds it. */
export interface Span {
  readonly least: number;
  readonly most: number | null;
}

/** Where a number comes from: a fact of the estate, or a default with its source; or it is not given. */
export type Origin =
  | { readonly kind: "declared"; readonly object: string; readonly fact: string }
  | { readonly kind: "default"; readonly because: string; readonly see: string }
  | { readonly kind: "missing"; readonly object: string; readonly fact: string }
  | { readonly kind: "worked-out"; readonly from: string };

/** One number that went into an answer. */
export interface Input {
  readonly what: string;
  readonly seconds: Span;
  readonly origin: Origin;
}

export function exactly(seconds: number): Span {
  return { least: seconds, most: seconds };
}

export const UNBOUNDED: Span = { least: 0, most: null };

export function plus(a: Span, b: Span): Span {
  return { least: a.least + b.least, most: a.most === null || b.most === null ? null : a.most + b.most };
}

/** Facts that are not given among inputs. */
export function missingIn(inputs: readonly Input[]): readonly MissingFact[] {
  return inputs.flatMap(({ origin }) =>
    origin.kind === "missing" ? [{ object: origin.object, fact: origin.fact }] : [],
  );
}

/** A declared number of seconds, or one that nothing bounds. */
export function declared(what: string, object: string, fact: string, seconds: number | undefined): Input {
  if (seconds === undefined) return { what, seconds: UNBOUNDED, origin: { kind: "missing", object, fact } };
  return { what, seconds: exactly(seconds), origin: { kind: "declared", object, fact } };
}

/** Whether a promise holds: `undecided` where it depends on what is not given. */
export type Kept = "kept" | "broken" | "undecided";

export function holds({ least, most }: Span, promise: number): Kept {
  if (most !== null && most <= promise) return "kept";
  return least > promise ? "broken" : "undecided";
}

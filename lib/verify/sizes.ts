import type { Amounts } from "./amounts";

/** Rows of numbers, as many as there are dimensions. */
export interface Sizes {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

export function sizes(
  dimensions: readonly string[],
  entries: readonly Amounts[],
  of: (amounts: Amounts, dimension: string) => readonly [least: number, most: number],
): Sizes {
  const rows = entries.flatMap((amounts) => dimensions.map((dimension) => of(amounts, dimension)));
  return { least: Float64Array.from(rows, ([least]) => least), most: Float64Array.from(rows, ([, most]) => most) };
}

/** Three-valued truth. `and` is `Math.min`, `or` is `Math.max`, `not` is `2 - x`. */
export type Tri = 0 | 1 | 2;

export const NO = 0;
export const MAYBE = 1;
export const YES = 2;

export function not(x: Tri): Tri {
  return x === YES ? NO : x === NO ? YES : MAYBE;
}

export function and(a: Tri, b: Tri): Tri {
  return a < b ? a : b;
}

export function or(a: Tri, b: Tri): Tri {
  return a > b ? a : b;
}

/** An absent truth is unknown. */
export function tri(value: boolean | undefined): Tri {
  return value === undefined ? MAYBE : value ? YES : NO;
}

/** Three-valued truth: 0 no, 1 unknown, 2 yes. */
export type Tri = 0 | 1 | 2;

export const NO: Tri = 0;
export const UNKNOWN: Tri = 1;
export const YES: Tri = 2;

export function all(values: readonly Tri[]): Tri {
  return values.includes(NO) ? NO : values.includes(UNKNOWN) ? UNKNOWN : YES;
}

export function any(values: readonly Tri[]): Tri {
  return values.includes(YES) ? YES : values.includes(UNKNOWN) ? UNKNOWN : NO;
}

/** 0: no, 1: not told by the estate, 2: yes. */
export type Tri = number;

export const all = (values: Iterable<Tri>): Tri => fold(values, 2, Math.min);
export const any = (values: Iterable<Tri>): Tri => fold(values, 0, Math.max);
export const not = (value: Tri): Tri => 2 - value;
/** `undefined`: the fact is absent. */
export const is = (value: boolean | undefined): Tri => (value === undefined ? 1 : value ? 2 : 0);

function fold(values: Iterable<Tri>, start: Tri, join: (a: Tri, b: Tri) => Tri): Tri {
  let found = start;
  for (const value of values) found = join(found, value);
  return found;
}

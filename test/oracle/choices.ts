/** Every way to take one entry of each list, in order. */
export function product<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  let rows: readonly (readonly T[])[] = [[]];
  for (const list of lists) rows = rows.flatMap((row) => list.map((entry) => [...row, entry]));
  return rows;
}

/** Every subset of at most `size` entries, in order. */
export function subsets<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  let rows: readonly (readonly T[])[] = [[]];
  for (const entry of list) {
    rows = [...rows, ...rows.filter((row) => row.length < size).map((row) => [...row, entry])];
  }
  return rows;
}

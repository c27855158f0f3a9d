/** The hint of an error about a name that does not exist: the nearest one, else all that there are. */
export function didYouMean(wrong: string, known: readonly string[]): { readonly hint?: string } {
  const [nearest] = known
    .map((name) => ({ name, distance: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter((one) => one.distance <= Math.max(2, Math.floor(wrong.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  if (nearest !== undefined) return { hint: `did you mean "${nearest.name}"?` };
  return known.length > 0 && known.length <= 10 ? { hint: `known are: ${known.join(", ")}` } : {};
}

/** Levenshtein: how many letters differ. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

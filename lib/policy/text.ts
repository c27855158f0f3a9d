/** `esx-01, esx-02, esx-03 and 13 more`: the names that a sentence has room for. */
export function names(things: readonly (string | { readonly id: string })[], most = 3): string {
  const ids = things.map((thing) => (typeof thing === "string" ? thing : thing.id));
  const rest = ids.length - most;
  if (rest > 0) return `${ids.slice(0, most).join(", ")} and ${rest} more`;
  if (ids.length < 2) return ids.join("");
  return `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
}

/** `1 host`, `2 hosts`. */
export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${amount} ${amount === 1 ? singular : plural}`;
}

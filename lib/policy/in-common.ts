import { type Known, known, missingOf, unknown } from "./known";

/**
 * The domains that all of the things are in. Unknown only where it matters: what two of them are known not to share is not
 * shared by all, whatever the others are in. Nothing is shared by no things.
 */
export function inCommon(places: readonly Known<readonly string[]>[]): Known<readonly string[]> {
  const declared = places.flatMap((place) => (place.known ? [place.value] : []));
  const [first = [], ...others] = declared;
  const sets = others.map((ids) => new Set(ids));
  const shared = first.filter((id) => sets.every((set) => set.has(id)));
  const missing = missingOf(...places);
  return missing.length > 0 && (shared.length > 0 || declared.length === 0) ? unknown(...missing) : known(shared);
}

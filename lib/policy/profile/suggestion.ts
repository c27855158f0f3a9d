import { Suggester } from "../../estate";

/** The hint of an error about a name that does not exist: the nearest one, else all that there are. */
export function didYouMean(wrong: string, known: readonly string[]): { readonly hint?: string } {
  const hint = new Suggester().hint(wrong, known);
  if (hint !== undefined) return { hint };
  return known.length > 0 && known.length <= 10 ? { hint: `known are: ${known.join(", ")}` } : {};
}

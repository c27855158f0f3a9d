import type { Effect } from "../report";

/** Several effects as one. */
export function together(effects: readonly Effect[]): Effect {
  const seen = new Set(effects);
  const [worse, better] = [seen.has("worse") || seen.has("mixed"), seen.has("better") || seen.has("mixed")];
  if (worse) return better ? "mixed" : "worse";
  if (seen.has("unclear")) return "unclear";
  return better ? "better" : "same";
}

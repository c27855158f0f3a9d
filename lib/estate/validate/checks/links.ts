import type { CheckContext } from "../context";

/** A link has two ends, at different sites. */
export function links(context: CheckContext): void {
  for (const [i, { between }] of (context.estate.links ?? []).entries()) {
    if (between.length === 2) continue;
    context.report(
      ["links", i, "between"],
      `must name two sites, but names ${between.length}`,
      "one link for each pair",
    );
  }
}

import type { CheckContext } from "../context";
import { cycles, spelledOut } from "../cycles";

/** No domain is in itself, by `domains` or by a `redundant` group. */
export function domainCycles(context: CheckContext): void {
  const { domains } = context.index;
  const inside = (id: string) => {
    const domain = domains.get(id);
    return [...(domain?.domains ?? []), ...(domain?.redundant ?? []).flat()];
  };
  const found = cycles(domains.keys(), inside);
  if (found.length === 0) return;
  const position = new Map((context.estate.domains ?? []).map((domain, i) => [domain.id, i]));
  for (const cycle of found) {
    const at = position.get(cycle[0] ?? "");
    if (at !== undefined)
      context.report(["domains", at], `is in itself: ${spelledOut(cycle)}`, "take one of them out of the next");
  }
}

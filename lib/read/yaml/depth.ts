import type { CST } from "yaml";

/**
 * Whether collections are nested deeper than that, found without recursion: the library composes nested nodes recursively, and nothing may
 * run into the end of the stack.
 */
export function isDeeperThan(tokens: readonly CST.Token[], deepest: number): boolean {
  let level: readonly (CST.Token | null | undefined)[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((token) => below(token));
  }
  return false;
}

function below(token: CST.Token | null | undefined): readonly (CST.Token | null | undefined)[] {
  if (token === null || token === undefined) return [];
  if (token.type === "document") return [token.value];
  return "items" in token ? token.items.flatMap((item) => [item.key, item.value]) : [];
}

import type { ProfileDocument } from "./profile";
import type { DefinedRule, PolicyRule } from "./rule";

/** The rules and profiles that one run can choose from. */
export interface Registry {
  /** In the order of their ids. */
  readonly rules: readonly PolicyRule[];
  readonly profiles: readonly ProfileDocument[];
}

/** Makes a registry from folders: id of each rule's folder to what it exports. */
export function registryOf(
  rules: { readonly [id: string]: DefinedRule },
  profiles: readonly ProfileDocument[],
): Registry {
  const ids = Object.keys(rules).sort();
  return { rules: ids.flatMap((id) => rules[id]?.(id) ?? []), profiles };
}

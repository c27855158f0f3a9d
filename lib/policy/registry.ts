import { Limits, type LimitsDocument } from "./limits";
import type { ProfileDocument } from "./profile";
import type { DefinedRule, PolicyRule } from "./rule";

/** The rules and profiles that one run can choose from. */
export interface Registry {
  /** In the order of their ids. */
  readonly rules: readonly PolicyRule[];
  readonly profiles: readonly ProfileDocument[];
  /** The vendors' maxima. @default none */
  readonly limits?: Limits;
}

/** Makes a registry from folders: id of each rule's folder to what it exports. */
export function registryOf(
  rules: { readonly [id: string]: DefinedRule },
  profiles: readonly ProfileDocument[],
  limits: readonly LimitsDocument[] = [],
): Registry {
  const maxima = new Limits(limits);
  const ids = Object.keys(rules).sort();
  return { rules: ids.flatMap((id) => rules[id]?.(id, maxima) ?? []), profiles, limits: maxima };
}

import type { Id } from "../../../estate";
import type { Resource } from "../document";

/** NICs of a host on a switch, and those of them that carry a network. */
export interface Nics {
  readonly all: readonly string[];
  readonly carrying: readonly string[];
}

/** A datastore or network, and the hosts that are known to have it. */
export interface Attached {
  readonly id: Id;
  /** Of a network with the NICs that carry it there, where these are known. */
  readonly hosts: ReadonlyMap<Resource, Nics | undefined>;
  /** Whether these are all hosts that have it. */
  readonly isComplete: boolean;
}

/** What a host has of these; `undefined`: of some of them it is not known. */
export function keeps(host: Resource, all: readonly Attached[]): readonly Id[] | undefined {
  const ids = new Set<Id>();
  for (const { id, hosts, isComplete } of all) {
    if (hosts.has(host)) ids.add(id);
    else if (!isComplete) return undefined;
  }
  return [...ids];
}

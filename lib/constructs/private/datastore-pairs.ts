import type { IConstruct } from "constructs";
import type { DatastoreMapping } from "../../estate";
import type { Datastore } from "../datastore";
import type { EstateIds } from "../declare";
import type { Location } from "../location";
import type { Site } from "../site";
import { ArgumentCheck } from "./argument-check";
import { placeOf } from "./place";
import { sameEstate } from "./reference";

/** A datastore, and the one that stands in for it at another site. */
export interface DatastorePair {
  /** The datastore that VMs run from. */
  readonly from: Datastore;
  /** The datastore at the failover site. */
  readonly to: Datastore;
}

/** @throws where a pair stays at one site, or a datastore is paired twice */
export function datastorePairs(
  construct: IConstruct,
  name: string,
  pairs: readonly DatastorePair[],
): readonly DatastorePair[] {
  const check = new ArgumentCheck(construct);
  const seen = new Map<Datastore, Datastore>();
  for (const pair of check.members(name, pairs)) {
    const { from, to } = check.block(`${name}[]`, pair);
    sameEstate(construct, name, [from, to]);
    if (placeOfDatastore(from) === placeOfDatastore(to)) {
      throw check.error(
        `${name} pairs ${from.node.path} with ${to.node.path}, which is at the same site`,
        "a copy that is to outlive the site stands at another",
      );
    }
    const earlier = seen.get(from);
    if (earlier !== undefined) {
      throw check.error(
        `${name} pairs ${from.node.path} with ${earlier.node.path} and with ${to.node.path}`,
        "pair each once; a copy at a third place is another replication",
      );
    }
    seen.set(from, to);
  }
  return pairs;
}

/**
 * The one place at which the copies are.
 * @throws where there are no pairs, or their copies are at several places
 */
export function placeOfCopies(construct: IConstruct, name: string, pairs: readonly DatastorePair[]): Site | Location {
  const check = new ArgumentCheck(construct);
  const places = new Set(pairs.map(({ to }) => placeOfDatastore(to)));
  const [place] = places;
  if (place === undefined) {
    throw check.error(`${name} says of no copy at which place it is`, "pair each datastore with one at a site");
  }
  if (places.size === 1) return place;
  throw check.error(`${name} has copies at ${places.size} places`, "make one replication for each");
}

export function pairIds(pairs: readonly DatastorePair[], ids: EstateIds): readonly DatastoreMapping[] {
  return pairs.map(({ from, to }) => ({ from: ids.of(from), to: ids.of(to) }));
}

function placeOfDatastore(datastore: Datastore): Site | Location | undefined {
  return placeOf(datastore, datastore.in ?? []);
}

import type { IConstruct } from "constructs";
import { EstateScope } from "../estate";
import { Site } from "../site";
import { ArgumentCheck } from "./argument-check";

/**
 * Checks constructs that another one refers to: they are of one estate, and of one stack.
 * @throws naming both paths
 */
export function sameStack<T extends IConstruct>(from: IConstruct, name: string, to: readonly T[]): readonly T[] {
  const site = Site.of(from);
  for (const each of sameEstate(from, name, to)) {
    const other = Site.of(each);
    if (other === site) continue;
    throw new ArgumentCheck(from).error(
      `${name} refers to ${each.node.path}, which is in the stack ${other.node.path}, not in ${site.node.path}`,
      "a cluster, its hosts, datastores, networks and VMs share one site",
    );
  }
  return to;
}

/**
 * Checks constructs that another one refers to: they are of one estate.
 * @throws naming both paths
 */
export function sameEstate<T extends IConstruct>(from: IConstruct, name: string, to: readonly T[]): readonly T[] {
  const check = new ArgumentCheck(from);
  const estate = EstateScope.of(from);
  for (const each of check.members(name, to)) {
    check.plain(name, each);
    if (typeof each !== "object" || each === null || !("node" in each)) {
      throw check.error(`${name} holds ${JSON.stringify(each)}`, "give the constructs themselves");
    }
    const other = EstateScope.of(each);
    if (other === estate) continue;
    throw check.error(
      `${name} refers to ${each.node.path}, which is of the estate ${other.node.path}, not of ${estate.node.path}`,
      "declare in one estate what depends on each other",
    );
  }
  return to;
}

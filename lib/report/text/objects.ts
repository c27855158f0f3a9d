import { names } from "./names";
import { plural } from "./words";

const NOUNS: ReadonlyMap<string, string> = new Map([
  ["vms", "VM"],
  ["datastoreClusters", "datastore cluster"],
  ["failoverPlans", "failover plan"],
]);

/** `cluster prod`, `VMs web-1 web-2`: objects of one list of the estate. */
export function objects(list: string, ids: readonly string[]): string {
  return `${listNoun(list, ids.length)} ${names(ids)}`;
}

/** What so many entries of a list are called. */
export function listNoun(list: string, many: number): string {
  const noun = NOUNS.get(list) ?? list.replace(/s$/, "");
  return many === 1 ? noun : plural(noun);
}

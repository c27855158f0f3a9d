import type { Estate } from "../../../lib/estate";

/** A fact that a reader may not know: the list, and the path in an entry. */
export interface Fact {
  readonly list: keyof Estate & ("hosts" | "vms" | "clusters" | "datastores" | "domains" | "rules");
  readonly path: readonly string[];
  /**
   * - `unknown`: nothing stands in for it, so that leaving it out can only make a verdict more cautious.
   * - `default`: something stands in for it, or its absence has a meaning of its own.
   */
  readonly absent: "unknown" | "default";
}

const fact = (list: Fact["list"], path: string, absent: Fact["absent"] = "unknown"): Fact => ({
  list,
  path: path.split("."),
  absent,
});

export const FACTS: readonly Fact[] = [
  fact("hosts", "domains"),
  fact("hosts", "cores"),
  fact("hosts", "memoryMib"),
  fact("hosts", "cpuMhz"),
  fact("hosts", "datastores"),
  fact("hosts", "networks"),
  fact("hosts", "site"),
  fact("hosts", "uplinks"),
  fact("hosts", "uplinks.0.networks"),
  fact("hosts", "uplinks.0.switch"),
  fact("hosts", "uplinks.1.switch"),
  fact("hosts", "storagePaths", "default"),
  fact("hosts", "controlDomain", "default"),
  fact("hosts", "cluster", "default"),
  fact("vms", "vcpus"),
  fact("vms", "memoryMib"),
  fact("vms", "disks"),
  fact("vms", "networks"),
  fact("vms", "host"),
  fact("vms", "overheadMib", "default"),
  fact("vms", "cluster", "default"),
  fact("clusters", "ha"),
  fact("clusters", "ha.enabled"),
  fact("clusters", "ha.componentProtection"),
  fact("clusters", "ha.componentProtection.pdl"),
  fact("clusters", "drs"),
  fact("clusters", "drs.enabled"),
  fact("clusters", "drs.automation"),
  fact("datastores", "domains"),
  fact("datastores", "site"),
  fact("datastores", "witness"),
  fact("datastores", "copies.0.domains"),
  fact("datastores", "copies.0.site"),
  fact("datastores", "distributed", "default"),
  fact("domains", "site"),
  fact("rules", "mandatory"),
];

/** The estate without the fact; the same estate where the fact is not there. */
export function without(estate: Estate, fact: Fact, entry: number): Estate {
  const copy: { [list: string]: unknown } = JSON.parse(JSON.stringify(estate));
  const list = copy[fact.list];
  if (Array.isArray(list) && list.length > 0) drop(list[entry % list.length], fact.path);
  return JSON.parse(JSON.stringify(copy));
}

function drop(value: unknown, [step, ...rest]: readonly string[]): void {
  if (typeof value !== "object" || value === null || step === undefined) return;
  if (rest.length === 0) Reflect.deleteProperty(value, step);
  else drop(Reflect.get(value, step), rest);
}

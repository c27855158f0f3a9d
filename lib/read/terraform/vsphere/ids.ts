import type { Id } from "../../../estate";
import type { Resource } from "../document";
import { LIST_OF, type ObjectList } from "./inventory";

/** Ids in the estate: the name that the provider uses; where two of one list share it, the address tells them apart. */
export class Ids {
  readonly #ids = new Map<Resource, Id>();
  readonly #resources = new Map<string, Resource>();

  constructor(all: (type: string) => readonly Resource[]) {
    const named = new Map<ObjectList, Map<string, Resource[]>>();
    for (const [type, list] of Object.entries(LIST_OF)) {
      if (list === undefined) continue;
      const names = named.get(list) ?? new Map<string, Resource[]>();
      named.set(list, names);
      for (const resource of all(type)) {
        const name = nameOf(resource);
        names.set(name, [...(names.get(name) ?? []), resource]);
      }
    }
    for (const [list, names] of named) {
      for (const [name, resources] of names) {
        // Port groups of one name on several hosts are one network.
        const isOne = list === "networks" && resources.every(isStandard);
        for (const resource of resources) {
          const id = resources.length === 1 || isOne ? name : `${name} (${resource.address})`;
          this.#ids.set(resource, id);
          if (!this.#resources.has(`${list} ${id}`)) this.#resources.set(`${list} ${id}`, resource);
        }
      }
    }
  }

  resource(list: string, id: Id): Resource | undefined {
    return this.#resources.get(`${list} ${id}`);
  }

  of(resource: Resource): Id {
    return this.#ids.get(resource) ?? nameOf(resource);
  }
}

const LONGEST = 900;

/** `name`, of a host `hostname`; the address where that is unknown or sensitive. */
export function nameOf(resource: Resource): string {
  const name = resource.text("name") ?? resource.text("hostname") ?? resource.address;
  return (
    [...name]
      .filter((character) => character >= " " && character !== "\u007f")
      .join("")
      .slice(0, LONGEST) || resource.address
  );
}

/** A port group of a standard switch, or what a look-up found to be one. */
export function isStandard(network: Resource): boolean {
  return network.type === "vsphere_host_port_group" || (network.mode === "data" && network.text("type") === "Network");
}

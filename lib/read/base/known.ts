import type { Estate, EstateObject, Id } from "../../estate";
import { CHANGED_LISTS, type ChangedList, type Subject } from "./change";

/** Objects that exist, by everything that the provider may know them by. */
export class Known {
  readonly #lists = new Map<
    ChangedList,
    { readonly ids: Set<Id>; readonly byMoid: Map<string, Id>; readonly byAddress: Map<string, Id> }
  >();

  constructor(base: Estate) {
    for (const list of CHANGED_LISTS) {
      const entries: readonly (EstateObject & { readonly id: Id })[] = base[list] ?? [];
      const known = { ids: new Set<Id>(), byMoid: new Map<string, Id>(), byAddress: new Map<string, Id>() };
      for (const { id, vendor, source } of entries) {
        known.ids.add(id);
        if (typeof vendor?.moid === "string") known.byMoid.set(vendor.moid, id);
        if (source?.address !== undefined) known.byAddress.set(source.address, id);
      }
      this.#lists.set(list, known);
    }
  }

  has(list: ChangedList, id: Id): boolean {
    return this.#lists.get(list)?.ids.has(id) === true;
  }

  /** By the platform's id, else by address, else by name. */
  find({ list, moid, address, previousAddress, name }: Subject): Id | undefined {
    const known = this.#lists.get(list);
    if (known === undefined) return undefined;
    return (
      (moid === undefined ? undefined : known.byMoid.get(moid)) ??
      known.byAddress.get(previousAddress ?? address) ??
      known.byAddress.get(address) ??
      (known.ids.has(name) ? name : undefined)
    );
  }
}

const NOUNS = {
  clusters: "cluster",
  hosts: "host",
  datastores: "datastore",
  datastoreClusters: "datastore cluster",
  networks: "network",
  vms: "VM",
  rules: "rule",
} as const;

export function nounOf(list: ChangedList): string {
  return NOUNS[list];
}

import type { Datastore, DatastoreCluster, Id } from "../../../estate";
import type { Resource } from "../document";
import { stated } from "../stated";
import type { Attached } from "./attached";
import type { Inventory } from "./inventory";
import { origin } from "./sources";
import { NFS, word } from "./words";

const TYPES = ["vsphere_nas_datastore", "vsphere_vmfs_datastore", "vsphere_datastore"] as const;

export function datastores(inventory: Inventory, used: ReadonlySet<Id>): readonly Datastore[] {
  return all(inventory, used).map((datastore) => {
    const capacity = datastore.number("capacity"); // megabytes; 0 before it is made
    return stated<Datastore>({
      id: inventory.id(datastore),
      type: datastore.type === "vsphere_vmfs_datastore" ? "vmfs" : word(NFS, datastore.text("type")),
      capacityGib: capacity !== undefined && capacity >= 1024 ? Math.floor(capacity / 1024) : undefined,
      ...origin(datastore),
    });
  });
}

/** A datastore that is looked up and not used says nothing that matters. */
function all(inventory: Inventory, used: ReadonlySet<Id>): readonly Resource[] {
  return TYPES.flatMap((type) => inventory.all(type)).filter(
    (datastore) => datastore.mode === "managed" || used.has(inventory.id(datastore)),
  );
}

/** Which hosts mount what. One NFS export is mounted where it says; a VMFS volume wherever its LUN is seen, which no resource tells. */
export function mounts(inventory: Inventory, used: ReadonlySet<Id>): readonly Attached[] {
  return all(inventory, used).map((datastore) => {
    const id = inventory.id(datastore);
    if (datastore.type === "vsphere_nas_datastore") {
      const named = inventory.links.many(datastore, ["host_system_ids"], "which hosts mount it");
      return { id, hosts: hostsOf(named.resources), isComplete: named.isComplete };
    }
    const host = datastore.mode === "data" ? undefined : inventory.links.one(datastore, ["host_system_id"]);
    const isLocal = datastore.boolean("multiple_host_access") === false && datastore.boolean("accessible") === true;
    return { id, hosts: hostsOf(host ? [host] : []), isComplete: isLocal && Boolean(host) };
  });
}

function hostsOf(resources: readonly Resource[]): Attached["hosts"] {
  return new Map(resources.map((host) => [host, undefined]));
}

/** Datastore clusters whose members are known. */
export class DatastoreClusters {
  readonly #members = new Map<Resource, readonly Resource[] | undefined>();

  constructor(private readonly inventory: Inventory) {
    const clusters = inventory.all("vsphere_datastore_cluster");
    if (clusters.length === 0) return;
    const joined = new Map<Resource, Resource[]>();
    let isOpen = false;
    for (const datastore of all(inventory, new Set())) {
      const cluster = inventory.links.one(datastore, ["datastore_cluster_id"], "its datastore cluster");
      if (cluster === undefined) isOpen = true;
      else if (cluster !== null) joined.set(cluster, [...(joined.get(cluster) ?? []), datastore]);
    }
    for (const cluster of clusters) {
      if (cluster.mode === "data") {
        const named = inventory.links.many(cluster, ["datastores"], "which datastores it has");
        this.#members.set(cluster, named.isComplete ? named.resources : undefined);
      } else {
        this.#members.set(cluster, isOpen ? undefined : (joined.get(cluster) ?? []));
      }
    }
  }

  isKnown(cluster: Resource): boolean {
    return this.#members.get(cluster) !== undefined;
  }

  all(): readonly DatastoreCluster[] {
    return [...this.#members].flatMap(([cluster, members]) =>
      members === undefined
        ? []
        : [
            {
              id: this.inventory.id(cluster),
              datastores: members.map((member) => this.inventory.id(member)),
              ...origin(cluster),
            },
          ],
    );
  }
}

import type { Resource } from "../document";
import type { Inventory } from "./inventory";

/** VM groups and host groups of clusters, and who is in them. */
export class Groups {
  readonly #members = new Map<Resource, readonly Resource[] | undefined>();

  constructor(private readonly inventory: Inventory) {
    this.#read("vsphere_compute_cluster_vm_group", "virtual_machine_ids", "which VMs are in it");
    this.#read("vsphere_compute_cluster_host_group", "host_system_ids", "which hosts are in it");
  }

  /** Members of the group that a rule names; `undefined`: not known. */
  members(rule: Resource, argument: string, type: string): readonly Resource[] | undefined {
    const group = this.#group(rule, argument, type);
    return group && this.#members.get(group);
  }

  /** VMs by the cluster whose groups they are in: a group has VMs of its own cluster only. */
  *vmsInClusters(): Iterable<readonly [Resource, Resource]> {
    for (const group of this.inventory.all("vsphere_compute_cluster_vm_group")) {
      const cluster = this.inventory.cluster(group, ["compute_cluster_id"]);
      if (cluster === undefined) continue;
      for (const vm of this.#members.get(group) ?? []) yield [vm, cluster];
    }
  }

  #read(type: string, argument: string, what: string): void {
    for (const group of this.inventory.all(type)) {
      // The look-up of a host group returns every host of the cluster, whoever is in the group.
      const named = group.mode === "data" ? undefined : this.inventory.links.many(group, [argument], what);
      if (named === undefined) this.inventory.leftOut.add(group, what, "the provider's look-up does not tell");
      this.#members.set(group, named?.isComplete ? named.resources : undefined);
    }
  }

  /** Groups are referred to by name, which is unique in a cluster. */
  #group(rule: Resource, argument: string, type: string): Resource | undefined {
    const name = rule.text(argument);
    if (name === undefined) return this.inventory.links.one(rule, [argument], "one of its groups") ?? undefined;
    const cluster = this.inventory.cluster(rule, ["compute_cluster_id"]);
    const named = this.inventory.all(type).filter((group) => group.text("name") === name);
    const here = named.filter((group) => this.inventory.cluster(group, ["compute_cluster_id"]) === cluster);
    const [group, other] = cluster === undefined ? named : here;
    if (group !== undefined && other === undefined) return group;
    this.inventory.leftOut.add(rule, `the group "${name}"`, "the input has no such group, or several");
    return undefined;
  }
}

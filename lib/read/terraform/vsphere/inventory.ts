import type { Id } from "../../../estate";
import type { Resource, TerraformDocument } from "../document";
import type { LeftOut } from "../left-out";
import { Links } from "../links";
import { Ids } from "./ids";

/** The lists of an estate that resources of this provider stand in. */
export const LIST_OF: { readonly [type: string]: ObjectList | undefined } = {
  vsphere_compute_cluster: "clusters",
  vsphere_host: "hosts",
  vsphere_nas_datastore: "datastores",
  vsphere_vmfs_datastore: "datastores",
  vsphere_datastore: "datastores",
  vsphere_datastore_cluster: "datastoreClusters",
  vsphere_distributed_port_group: "networks",
  vsphere_host_port_group: "networks",
  vsphere_network: "networks",
  vsphere_virtual_machine: "vms",
  vsphere_compute_cluster_vm_affinity_rule: "rules",
  vsphere_compute_cluster_vm_anti_affinity_rule: "rules",
  vsphere_compute_cluster_vm_host_rule: "rules",
  vsphere_compute_cluster_vm_dependency_rule: "rules",
};

export type ObjectList = "clusters" | "hosts" | "datastores" | "datastoreClusters" | "networks" | "vms" | "rules";

/** The provider's resources of a document, and what leads from one to another. */
export class Inventory {
  readonly links: Links;
  readonly ids: Ids;
  readonly #byType = new Map<string, Resource[]>();
  /** Clusters of which something is not known that would let less survive; `undefined` among them: it may be any. */
  readonly #doubtful = new Set<Resource | undefined>();

  constructor(
    readonly document: TerraformDocument,
    readonly leftOut: LeftOut,
  ) {
    this.links = new Links(document, { idsOf, kindOf: ({ type }) => LIST_OF[type] ?? type }, leftOut);
    for (const resource of document.resources) {
      if (this.links.itself(resource) !== resource) continue;
      const known = this.#byType.get(resource.type);
      if (known === undefined) this.#byType.set(resource.type, [resource]);
      else known.push(resource);
    }
    this.ids = new Ids((type) => this.all(type));
  }

  all(type: string): readonly Resource[] {
    return this.#byType.get(type) ?? [];
  }

  /** Its id in the estate. */
  id(resource: Resource): Id {
    return this.ids.of(resource);
  }

  /** What an object of the estate was read from. */
  resource(list: string, id: Id): Resource | undefined {
    return this.ids.resource(list, id);
  }

  /** The cluster, where it is one and known. */
  cluster(resource: Resource, path: readonly string[], what?: string): Resource | undefined {
    const cluster = this.links.one(resource, path, what);
    return cluster?.type === "vsphere_compute_cluster" ? cluster : undefined;
  }

  /** Something that restricts a cluster is left out of the estate: nothing may count as survived there. */
  doubt(cluster: Resource | undefined): void {
    this.#doubtful.add(cluster);
  }

  /** `undefined`: of whatever cluster. */
  isDoubtful(cluster: Resource | undefined): boolean {
    return this.#doubtful.has(cluster) || this.#doubtful.has(undefined);
  }
}

/** A virtual machine's id is its UUID; a cluster also answers for its root resource pool, as a host does for that of its cluster. */
function idsOf(resource: Resource): readonly string[] {
  return ["id", "moid", "uuid", "resource_pool_id", "key"].flatMap((attribute) => {
    if (attribute === "resource_pool_id" && !ROOT_POOL.has(resource.type)) return [];
    const id = resource.text(attribute);
    return id === undefined ? [] : [id];
  });
}

const ROOT_POOL = new Set(["vsphere_compute_cluster", "vsphere_host"]);

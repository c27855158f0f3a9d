import type { Host, Uplink } from "../../../estate";
import type { Resource } from "../document";
import { stated } from "../stated";
import { type Attached, keeps } from "./attached";
import type { Inventory } from "./inventory";
import { origin } from "./sources";

/** Hosts, and the cluster that each is in: it says so itself, its cluster lists it, or a host group of the cluster holds it. */
export class Hosts {
  readonly #clusterOf = new Map<Resource, Resource>();
  /** Clusters whose list of hosts is not known. */
  readonly #unlisted = new Set<Resource>();
  readonly #grouped = new Set<Resource>();

  constructor(private readonly inventory: Inventory) {
    const { links } = inventory;
    for (const cluster of inventory.all("vsphere_compute_cluster")) {
      if (cluster.mode === "data" || cluster.boolean("host_managed") === true) continue;
      const { resources, isComplete } = links.many(cluster, ["host_system_ids"], "which hosts it has");
      if (!isComplete) this.#unlisted.add(cluster);
      for (const host of resources) this.#clusterOf.set(host, cluster);
    }
    for (const host of inventory.all("vsphere_host")) {
      if (this.#clusterOf.has(host) || host.mode === "data") continue;
      const cluster = inventory.cluster(host, ["cluster"], "its cluster");
      if (cluster !== undefined) this.#clusterOf.set(host, cluster);
    }
    // A host group has hosts of its own cluster only. The look-up of one returns all hosts of the cluster, which are in it just the same.
    for (const group of inventory.all("vsphere_compute_cluster_host_group")) {
      const cluster = inventory.cluster(group, ["compute_cluster_id"]);
      for (const host of links.many(group, ["host_system_ids"]).resources) {
        this.#grouped.add(host);
        if (cluster !== undefined && !this.#clusterOf.has(host)) this.#clusterOf.set(host, cluster);
      }
    }
  }

  clusterOf(host: Resource): Resource | undefined {
    return this.#clusterOf.get(host);
  }

  /** Whether the estate has all hosts of a cluster; `undefined`: hosts say for themselves where they are, and others may, too. */
  areListed(cluster: Resource): boolean | undefined {
    if (this.#unlisted.has(cluster)) return false;
    if (cluster.boolean("host_managed") !== true) return true;
    const isNew = cluster.action === "create" || cluster.action === "replace";
    return isNew && this.all().every((host) => this.clusterOf(host) !== undefined) ? true : undefined;
  }

  /** Hosts of clusters; a host that is known to stand alone takes over nothing. */
  all(): readonly Resource[] {
    return this.inventory.all("vsphere_host").filter((host) => !this.#standsAlone(host));
  }

  alone(): readonly Resource[] {
    return this.inventory.all("vsphere_host").filter((host) => this.#standsAlone(host));
  }

  #standsAlone(host: Resource): boolean {
    if (host.mode === "data" || this.#clusterOf.has(host) || this.#grouped.has(host)) return false;
    if (this.#unlisted.size > 0) return false;
    return this.inventory.links.one(host, ["cluster"]) === null && host.boolean("cluster_managed") !== true;
  }
}

export function hosts(
  inventory: Inventory,
  all: Hosts,
  datastores: readonly Attached[],
  networks: readonly Attached[],
): readonly Host[] {
  return all.all().map((host) => {
    const cluster = all.clusterOf(host);
    const carried = keeps(host, networks);
    return stated<Host>({
      id: inventory.id(host),
      cluster: cluster && inventory.id(cluster),
      datastores: keeps(host, datastores),
      networks: carried,
      uplinks: carried && uplinks(host, networks),
      state: state(host),
      ...origin(host),
    });
  });
}

/** Known where for each network of the host the NICs are known that carry it. */
function uplinks(host: Resource, networks: readonly Attached[]): readonly Uplink[] | undefined {
  const carriers = new Map<string, Set<string>>();
  for (const network of networks) {
    if (!network.hosts.has(host)) continue;
    const nics = network.hosts.get(host);
    if (nics === undefined || nics.carrying.length === 0) return undefined;
    for (const nic of nics.all) if (!carriers.has(nic)) carriers.set(nic, new Set());
    for (const nic of nics.carrying) carriers.get(nic)?.add(network.id);
  }
  if (carriers.size === 0) return undefined;
  return [...carriers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, carried]) => ({ id, networks: [...carried] }));
}

function state(host: Resource): Host["state"] {
  if (host.mode === "data") return undefined;
  if (host.boolean("maintenance") === true) return "maintenance";
  if (host.boolean("connected") === false) return "disconnected";
  const isKnown = host.get("maintenance") !== undefined && host.get("connected") !== undefined;
  return isKnown ? "connected" : undefined;
}

import type { ClusterView } from "../../lib/policy";

/** All that its hosts mount is vSAN, which carries no heartbeats: HA then uses the vSAN network alone. */
export function hasOnlyVsan(cluster: ClusterView): boolean {
  const mounted = cluster.hosts.flatMap((host) => (host.datastores.known ? host.datastores.value : []));
  const types = new Set(mounted.map((datastore) => datastore.fact("type")));
  return types.size > 0 && [...types].every((type) => type.known && type.value === "vsan");
}

import type { ClusterView, EstateView } from "../../lib/policy";

/** Clusters whose HA somebody relies on: a VM must restart there, and HA is not known to be off (a rule of its own). */
export function clustersOnHa(estate: EstateView): readonly ClusterView[] {
  return estate.clusters.filter((cluster) => {
    const enabled = cluster.ha("enabled");
    return cluster.vmsThatMustRestart.length > 0 && (!enabled.known || enabled.value);
  });
}

import type { ClusterView, DatastoreView, HostView, VmView } from "../../lib/policy";

/** A datastore, the VMs of one cluster that must restart with a disk on it, and the hosts that may run at least one. */
export interface Place {
  readonly datastore: DatastoreView;
  readonly vms: readonly VmView[];
  readonly hosts: readonly HostView[];
}

export function placesOf(cluster: ClusterView): readonly Place[] {
  const places = new Map<DatastoreView, { vms: VmView[]; hosts: Set<HostView> }>();
  for (const vm of cluster.vmsThatMustRestart) {
    if (!vm.datastores.known) continue;
    for (const datastore of vm.datastores.value) {
      const place = places.get(datastore) ?? { vms: [], hosts: new Set() };
      places.set(datastore, place);
      place.vms.push(vm);
      if (place.hosts.size < cluster.hosts.length) for (const host of vm.allowedHosts) place.hosts.add(host);
    }
  }
  return [...places].map(([datastore, { vms, hosts }]) => ({ datastore, vms, hosts: [...hosts] }));
}

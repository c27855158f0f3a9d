import type { ClusterView, HostView, VmView } from "../../../lib/policy";

/** A network, the VMs of one cluster that must restart and are attached to it, and the hosts that may run at least one. */
export interface NetworkUse {
  readonly network: string;
  readonly vms: readonly VmView[];
  readonly hosts: readonly HostView[];
}

export function networksOf(cluster: ClusterView): readonly NetworkUse[] {
  const uses = new Map<string, { vms: VmView[]; hosts: Set<HostView> }>();
  for (const vm of cluster.vmsThatMustRestart) {
    const attached = vm.fact("networks");
    for (const network of attached.known ? attached.value : []) {
      const use = uses.get(network) ?? { vms: [], hosts: new Set() };
      uses.set(network, use);
      use.vms.push(vm);
      if (use.hosts.size < cluster.hosts.length) for (const host of vm.allowedHosts) use.hosts.add(host);
    }
  }
  return [...uses].map(([network, { vms, hosts }]) => ({ network, vms, hosts: [...hosts] }));
}

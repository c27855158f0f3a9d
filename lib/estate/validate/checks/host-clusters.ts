import type { CheckContext } from "../context";
import { quote } from "../quote";

/** A VM runs on a host of its own cluster. */
export function hostClusters(context: CheckContext): void {
  for (const [i, vm] of (context.estate.vms ?? []).entries()) {
    const host = vm.host === undefined ? undefined : context.index.hosts.get(vm.host);
    if (host?.cluster === undefined || vm.cluster === undefined || host.cluster === vm.cluster) continue;
    context.report(
      ["vms", i, "host"],
      `the host ${quote(host.id)} is in the cluster ${quote(host.cluster)}, the VM in ${quote(vm.cluster)}`,
    );
  }
}

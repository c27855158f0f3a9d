import type { Host, Vm } from "../../types";
import type { CheckContext } from "../context";
import { quote } from "../quote";

/** A VM runs on a host of its own cluster. */
export function hostClusters(context: CheckContext): void {
  const vms = context.estate.vms ?? [];
  const hostOf = (vm: Vm) => (vm.host === undefined ? undefined : context.index.hosts.get(vm.host));
  if (!vms.some((vm) => isElsewhere(vm, hostOf(vm)))) return;
  for (const [i, vm] of vms.entries()) {
    const host = hostOf(vm);
    if (!isElsewhere(vm, host)) continue;
    context.report(
      ["vms", i, "host"],
      `the host ${quote(host?.id)} is in the cluster ${quote(host?.cluster)}, the VM in ${quote(vm.cluster)}`,
    );
  }
}

function isElsewhere(vm: Vm, host: Host | undefined): boolean {
  return host?.cluster !== undefined && vm.cluster !== undefined && host.cluster !== vm.cluster;
}

import type { Id, Vm } from "../../estate";
import type { Route } from "../routes";

/**
 * A VM as it stands after the failover: in the cluster of its plan, on its copies, on the networks that stand in for its own, free to start on
 * any host. One that others take over from is off.
 */
export function arrived(vm: Vm, route: Route, isOtherPlatform: boolean): Vm {
  if (route.replicas !== undefined) return { ...vm, power: "off" };
  const { host, movable, overheadMib, ...kept } = vm;
  const stead = new Map((route.plan.networks ?? []).map(({ from, to }): readonly [Id, Id] => [from, to]));
  return {
    ...kept,
    cluster: route.cluster,
    disks: route.disks,
    ...(vm.networks === undefined ? {} : { networks: vm.networks.map((id) => stead.get(id) ?? id) }),
    ...(overheadMib === undefined || isOtherPlatform ? {} : { overheadMib }),
  };
}

import type { RestartPriority } from "../../estate";
import type { Resource } from "../port";
import type { OrderedVm } from "./context";

const ORDER = { highest: 0, high: 1, medium: 2, low: 3, lowest: 4, disabled: 4 } as const;

/** XAPI starts VMs of a lower order first; one that states no order has 0, the first. */
export function startOrder(restart: RestartPriority): number {
  return ORDER[restart];
}

/** One for each VM, so that none is the first for want of one. `usual`: the priority of those that state none. */
export function startOrders(
  vms: readonly OrderedVm[],
  usual: RestartPriority,
): readonly { readonly vm: Resource; readonly order: number }[] {
  return vms.map(({ vm, restart = usual }) => ({ vm, order: startOrder(restart) }));
}

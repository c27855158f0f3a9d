import type { Host, Id, Platform, Vm } from "../../estate";
import type { Dimension } from "./dimensions";

/** Demand and capacity as rows of numbers. */
export interface Sizes {
  /** Those in which anything is demanded. */
  readonly dimensions: readonly Dimension[];
  readonly demand: Float64Array;
  readonly capacity: { readonly strict: Float64Array; readonly lenient: Float64Array };
  /** By VM: whether the demand is known in every dimension. */
  readonly known: Uint8Array;
  readonly tooLarge: boolean;
}

export function compileSizes(
  all: readonly Dimension[],
  hosts: readonly Host[],
  vms: readonly Vm[],
  platformOf: (cluster: Id | undefined) => Platform | undefined,
): Sizes {
  const known = new Uint8Array(vms.length).fill(1);
  const columns = all.map((dimension) => {
    const column = new Float64Array(vms.length);
    let total = 0;
    let asked = false;
    vms.forEach((vm, v) => {
      const amount = dimension.demand(vm, platformOf(vm.cluster) ?? "vsphere");
      column[v] = amount.least;
      total += amount.least;
      if (!amount.known) known[v] = 0;
      if (amount.least > 0 || !amount.known) asked = true;
    });
    return { dimension, column, total, asked };
  });
  const used = columns.filter(({ asked }) => asked);
  const width = used.length;
  const demand = new Float64Array(vms.length * width);
  const strict = new Float64Array(hosts.length * width);
  const lenient = new Float64Array(hosts.length * width);
  used.forEach(({ dimension, column, total }, d) => {
    column.forEach((amount, v) => {
      demand[v * width + d] = amount;
    });
    hosts.forEach((host, h) => {
      const capacity = dimension.capacity(host, platformOf(host.cluster) ?? "vsphere");
      // More than all that is demanded is never needed; so the sum of capacities stays exact wherever it decides.
      strict[h * width + d] = Math.min(capacity ?? 0, total);
      lenient[h * width + d] = Math.min(capacity ?? total, total);
    });
  });
  const tooLarge = used.some(({ total }) => total > Number.MAX_SAFE_INTEGER / Math.max(1, hosts.length));
  return { dimensions: used.map(({ dimension }) => dimension), demand, capacity: { strict, lenient }, known, tooLarge };
}

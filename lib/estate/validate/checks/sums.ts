import { overheadOf, vcpusPerCoreOf } from "../../defaults";
import type { ObjectList } from "../../lists";
import type { CheckContext } from "../context";
import { grouped } from "../quote";

/** Largest sum: room is left below 2^53 for a thousandfold scaling, so that whatever is summed stays exact. */
const LARGEST = Math.floor(Number.MAX_SAFE_INTEGER / 1000);

/** Sums over all hosts and over all VMs stay exact in every dimension: no verdict hangs on rounding. */
export function sums(context: CheckContext): void {
  const { estate, index } = context;
  let memoryMib = 0;
  let cpuMhz = 0;
  let cores = 0;
  for (const host of estate.hosts ?? []) {
    memoryMib += host.memoryMib ?? 0;
    cpuMhz += host.cpuMhz ?? 0;
    cores += host.cores ?? 0;
  }
  let demandMib = 0;
  let reservedMhz = 0;
  for (const vm of estate.vms ?? []) {
    demandMib += (vm.memoryMib ?? 0) + (overheadOf(vm, index.platformOf(vm)) ?? 0);
    reservedMhz += vm.reservation?.cpuMhz ?? 0;
  }
  const vcpusPerCore = (estate.requirements ?? []).reduce((most, one) => Math.max(most, vcpusPerCoreOf(one)), 1);
  const hosts = { memoryMib, cpuMhz, "cores times vcpusPerCore": cores * vcpusPerCore, ...resources(estate.hosts) };
  const vms = { memoryMib: demandMib, "reservation.cpuMhz": reservedMhz, ...resources(estate.vms) };
  report(context, "hosts", hosts);
  report(context, "vms", vms);
}

interface Counted {
  readonly resources?: { readonly [dimension: string]: number };
}

function resources(things: readonly Counted[] | undefined): { readonly [what: string]: number } {
  const sum = new Map<string, number>();
  for (const thing of things ?? []) {
    if (thing.resources === undefined) continue;
    for (const [name, amount] of Object.entries(thing.resources)) sum.set(name, (sum.get(name) ?? 0) + amount);
  }
  return Object.fromEntries([...sum].map(([name, amount]) => [`resources.${name}`, amount]));
}

function report(context: CheckContext, list: ObjectList, sum: { readonly [what: string]: number }): void {
  for (const [what, amount] of Object.entries(sum)) {
    if (amount <= LARGEST) continue;
    context.report([list], `the sum of ${what} is above ${grouped(LARGEST)}: too large to be counted exactly`);
  }
}

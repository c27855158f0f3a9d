import { overheadOf, vcpusPerCoreOf } from "../../defaults";
import type { CheckContext, ListName } from "../context";
import { grouped } from "../quote";

/** Largest sum: room is left below 2^53 for a thousandfold scaling, so that whatever is summed stays exact. */
const LARGEST = Math.floor(Number.MAX_SAFE_INTEGER / 1000);

/** Sums over all hosts and over all VMs stay exact in every dimension: no verdict hangs on rounding. */
export function sums(context: CheckContext): void {
  const { estate, index } = context;
  const vcpusPerCore = (estate.requirements ?? []).reduce((most, one) => Math.max(most, vcpusPerCoreOf(one)), 1);
  const hosts = new Sums();
  for (const host of estate.hosts ?? []) {
    hosts.add("memoryMib", host.memoryMib);
    hosts.add("cpuMhz", host.cpuMhz);
    hosts.add("cores times vcpusPerCore", (host.cores ?? 0) * vcpusPerCore);
    hosts.addAll(host.resources);
  }
  const vms = new Sums();
  for (const vm of estate.vms ?? []) {
    vms.add("memoryMib", vm.memoryMib);
    vms.add("memoryMib", overheadOf(vm, index.platformOf(vm)));
    vms.add("reservation.cpuMhz", vm.reservation?.cpuMhz);
    vms.addAll(vm.resources);
  }
  hosts.report(context, "hosts");
  vms.report(context, "vms");
}

class Sums {
  readonly #sums = new Map<string, number>();

  add(what: string, amount: number | undefined): void {
    if (amount !== undefined) this.#sums.set(what, (this.#sums.get(what) ?? 0) + amount);
  }

  addAll(resources: { readonly [dimension: string]: number } | undefined): void {
    if (resources === undefined) return;
    for (const [dimension, amount] of Object.entries(resources)) this.add(`resources.${dimension}`, amount);
  }

  report(context: CheckContext, list: ListName): void {
    for (const [what, sum] of this.#sums) {
      if (sum <= LARGEST) continue;
      context.report([list], `the sum of ${what} is above ${grouped(LARGEST)}: too large to be counted exactly`);
    }
  }
}

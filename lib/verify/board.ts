import type { Model } from "./model";

/** A placement under way: where each VM stands (-1: it takes no room), what that makes of each host; changes can be taken back. */
export class Board {
  readonly #at: Int32Array;
  readonly #load: Float64Array;
  /** VM, and where it stood, for each change. */
  #changes: number[] = [];

  constructor(readonly model: Model) {
    this.#at = new Int32Array(model.vms.length).fill(-1);
    this.#load = new Float64Array(model.sizes.room.least.length);
  }

  at(vm: number): number {
    return this.#at[vm] ?? -1;
  }

  put(vm: number, host: number): void {
    const old = this.at(vm);
    if (old === host) return;
    this.#changes.push(vm, old);
    this.#move(vm, old, host);
  }

  /** Whether the host surely has room for all that stands there, or for the VM as well. */
  holds(host: number, vm = -1): boolean {
    const { room, demand, dimensions } = this.model.sizes;
    const width = dimensions.length;
    for (let d = 0; d < width; d++) {
      const more = vm < 0 ? 0 : (demand.most[vm * width + d] ?? 0);
      if ((this.#load[host * width + d] ?? 0) + more > (room.least[host * width + d] ?? 0)) return false;
    }
    return true;
  }

  /** A host that VMs were put on and that may be overfull. */
  overfull(): number | undefined {
    for (let i = 0; i < this.#changes.length; i += 2) {
      const host = this.at(this.#changes[i] ?? -1);
      if (host >= 0 && !this.holds(host)) return host;
    }
    return undefined;
  }

  /** Makes what was changed the placement to go back to. */
  keep(): void {
    this.#changes = [];
  }

  back(): void {
    for (let i = this.#changes.length - 2; i >= 0; i -= 2) {
      const vm = this.#changes[i] ?? -1;
      this.#move(vm, this.at(vm), this.#changes[i + 1] ?? -1);
    }
    this.#changes = [];
  }

  #move(vm: number, from: number, to: number): void {
    const width = this.model.sizes.dimensions.length;
    const { most } = this.model.sizes.demand;
    this.#at[vm] = to;
    for (let d = 0; d < width; d++) {
      const amount = most[vm * width + d] ?? 0;
      if (from >= 0) this.#load[from * width + d] = (this.#load[from * width + d] ?? 0) - amount;
      if (to >= 0) this.#load[to * width + d] = (this.#load[to * width + d] ?? 0) + amount;
    }
  }
}

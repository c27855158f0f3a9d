import type { Problem } from "../fates/problem";
import { type Rulebook, rulebookOf } from "./rulebook";

/** VMs put on hosts, with what room is left and which rules are engaged. */
export class Board {
  readonly width: number;
  readonly hosts: number;
  /** Of each VM its host, or -1. */
  readonly place: Int32Array;
  /** Hosts × dimensions: what is left. */
  readonly left: Float64Array;
  readonly #demand: Float64Array;
  readonly #cohortOfVm: Int32Array;
  readonly #rules: Rulebook;
  readonly #inCell: readonly Int32Array[];
  readonly #placed: Int32Array;
  readonly #anywhere: Int32Array;
  readonly #groupHost: Int32Array;
  readonly #groupSize: Int32Array;
  /** By host: how many VMs that rules bind stand there. */
  readonly bound: Int32Array;

  constructor(
    readonly problem: Problem,
    from?: Board,
  ) {
    const { model } = problem;
    this.width = model.dimensions.length;
    this.hosts = model.hosts.length;
    this.#demand = model.demand;
    this.#cohortOfVm = model.cohortOfVm;
    this.#rules = rulebookOf(model, problem.reading);
    this.place = from ? from.place.slice() : new Int32Array(model.vms.length).fill(-1);
    this.left = from ? from.left.slice() : problem.capacity.slice();
    this.#inCell = from
      ? from.#inCell.map((counts) => counts.slice())
      : this.#rules.apart.map((cells) => new Int32Array(cells.count));
    this.#placed = from ? from.#placed.slice() : new Int32Array(this.#rules.apart.length);
    this.#anywhere = from ? from.#anywhere.slice() : new Int32Array(this.#rules.apart.length);
    this.#groupHost = from ? from.#groupHost.slice() : new Int32Array(this.#rules.together).fill(-1);
    this.#groupSize = from ? from.#groupSize.slice() : new Int32Array(this.#rules.together);
    this.bound = from ? from.bound.slice() : new Int32Array(this.hosts);
  }

  fits(vm: number, h: number): boolean {
    const { width } = this;
    for (let d = 0; d < width; d += 1) {
      if ((this.#demand[vm * width + d] ?? 0) > (this.left[h * width + d] ?? 0)) return false;
    }
    return true;
  }

  /** Whether the VM may be put there now: reach, room and rules. */
  canPut(vm: number, h: number): boolean {
    return this.problem.allowed(this.#cohortOfVm[vm] ?? 0)[h] === 1 && this.fits(vm, h) && this.keepsRules(vm, h);
  }

  keepsRules(vm: number, h: number): boolean {
    const apart = this.#rules.apartOfVm[vm];
    if (apart !== undefined) for (const r of apart) if (!this.#staysApart(r, h)) return false;
    const together = this.#rules.togetherOfVm[vm];
    if (together === undefined) return true;
    for (const r of together) {
      const host = this.#groupHost[r] ?? -1;
      if (host !== -1 && host !== h) return false;
    }
    return true;
  }

  put(vm: number, h: number): void {
    this.#move(vm, h, 1);
    this.place[vm] = h;
  }

  take(vm: number): void {
    const h = this.place[vm] ?? -1;
    if (h === -1) return;
    this.#move(vm, h, -1);
    this.place[vm] = -1;
  }

  /** All of them or none. */
  tryPut(vms: readonly number[], h: number): boolean {
    for (let i = 0; i < vms.length; i += 1) {
      const vm = vms[i] ?? 0;
      if (this.canPut(vm, h)) {
        this.put(vm, h);
        continue;
      }
      for (let j = 0; j < i; j += 1) this.take(vms[j] ?? 0);
      return false;
    }
    return true;
  }

  #staysApart(r: number, h: number): boolean {
    const cells = this.#rules.apart[r];
    if (cells === undefined) return true;
    if (cells.anywhere !== undefined) {
      if ((this.#anywhere[r] ?? 0) > 0) return false;
      if (cells.anywhere[h] === 1 && (this.#placed[r] ?? 0) > 0) return false;
    }
    const inCell = this.#inCell[r];
    for (const cell of cells.ofHost[h] ?? []) if ((inCell?.[cell] ?? 0) > 0) return false;
    return true;
  }

  #move(vm: number, h: number, sign: 1 | -1): void {
    const { width } = this;
    for (let d = 0; d < width; d += 1) {
      this.left[h * width + d] = (this.left[h * width + d] ?? 0) - sign * (this.#demand[vm * width + d] ?? 0);
    }
    const apart = this.#rules.apartOfVm[vm];
    const together = this.#rules.togetherOfVm[vm];
    if (apart !== undefined || together !== undefined) this.bound[h] = (this.bound[h] ?? 0) + sign;
    for (const r of apart ?? []) {
      const cells = this.#rules.apart[r];
      const inCell = this.#inCell[r];
      if (cells === undefined || inCell === undefined) continue;
      for (const cell of cells.ofHost[h] ?? []) inCell[cell] = (inCell[cell] ?? 0) + sign;
      this.#placed[r] = (this.#placed[r] ?? 0) + sign;
      if (cells.anywhere?.[h] === 1) this.#anywhere[r] = (this.#anywhere[r] ?? 0) + sign;
    }
    for (const r of together ?? []) {
      const size = (this.#groupSize[r] ?? 0) + sign;
      this.#groupSize[r] = size;
      this.#groupHost[r] = size === 0 ? -1 : h;
    }
  }
}

import { flowTo, type Recipe } from "./recipe";

/** VMs of lost hosts that cannot go where they go first: they are put, in their order, on the first host that takes them. */
export class Stragglers {
  readonly #vms: number[] = [];
  /** Where they stand by now. */
  readonly #where = new Map<number, number>();

  constructor(
    readonly recipe: Recipe,
    /** What is left of each host; changed hosts are noted in `dirty`. */
    readonly left: Float64Array,
    readonly lost: Uint8Array,
    readonly dirty: number[],
  ) {}

  clear(): void {
    this.#vms.length = 0;
    this.#where.clear();
  }

  addFlow(flow: number): void {
    if (flow === -1) return;
    const { start, vms } = this.recipe.flows;
    for (let i = start[flow] ?? 0; i < (start[flow + 1] ?? 0); i += 1) this.#add(vms[i] ?? 0);
  }

  /** Of all that go to this host first, those that find no room there, one after the other in their order. */
  turnAway(host: number, from: ArrayLike<number>): void {
    const { recipe, left, dirty } = this;
    const { flows, rank, width } = recipe;
    const coming: number[] = [];
    for (let i = 0; i < from.length; i += 1) {
      const flow = flowTo(flows, from[i] ?? 0, host);
      if (flow === -1) continue;
      for (let v = flows.start[flow] ?? 0; v < (flows.start[flow + 1] ?? 0); v += 1) coming.push(flows.vms[v] ?? 0);
    }
    coming.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
    dirty.push(host);
    for (let d = 0; d < width; d += 1) left[host * width + d] = recipe.left[host * width + d] ?? 0;
    for (const vm of coming) {
      if (this.#fits(vm, host)) this.#take(vm, host);
      else this.#add(vm);
    }
  }

  /** Whether all of them find a place. */
  place(): boolean {
    const { rank } = this.recipe;
    if (this.#vms.length > 1) this.#vms.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
    for (const vm of this.#vms) {
      const host = this.#firstHost(vm);
      if (host === -1) return false;
      this.#take(vm, host);
      this.#where.set(vm, host);
      this.dirty.push(host);
    }
    return true;
  }

  #add(vm: number): void {
    this.#vms.push(vm);
    this.#where.set(vm, -1);
  }

  #firstHost(vm: number): number {
    const { hosts, rows, rowOfVm } = this.recipe;
    const row = (rowOfVm[vm] ?? 0) * hosts;
    for (let h = 0; h < hosts; h += 1) {
      if (rows[row + h] === 1 && this.lost[h] === 0 && this.#fits(vm, h) && this.#keepsRules(vm, h)) return h;
    }
    return -1;
  }

  #fits(vm: number, h: number): boolean {
    const { width, demand } = this.recipe;
    for (let d = 0; d < width; d += 1) {
      if ((demand[vm * width + d] ?? 0) > (this.left[h * width + d] ?? 0)) return false;
    }
    return true;
  }

  #take(vm: number, h: number): void {
    const { width, demand } = this.recipe;
    for (let d = 0; d < width; d += 1) {
      this.left[h * width + d] = (this.left[h * width + d] ?? 0) - (demand[vm * width + d] ?? 0);
    }
  }

  #keepsRules(vm: number, h: number): boolean {
    const { rules } = this.recipe;
    for (const r of rules.apartOfVm[vm] ?? []) {
      const cells = rules.apart[r];
      const own = cells?.ofHost[h] ?? [];
      for (const other of rules.apartVms[r] ?? []) {
        const at = other === vm ? -1 : this.#hostOf(other);
        if (at === -1) continue;
        if (cells?.anywhere?.[h] === 1 || cells?.anywhere?.[at] === 1) return false;
        if ((cells?.ofHost[at] ?? []).some((cell) => own.includes(cell))) return false;
      }
    }
    for (const r of rules.togetherOfVm[vm] ?? []) {
      for (const other of rules.togetherVms[r] ?? []) {
        const at = other === vm ? -1 : this.#hostOf(other);
        if (at !== -1 && at !== h) return false;
      }
    }
    return true;
  }

  /** Where a VM stands by now; -1: nowhere. */
  #hostOf(vm: number): number {
    const { place, first, moves } = this.recipe;
    const known = this.#where.get(vm);
    if (known !== undefined) return known;
    const home = place[vm] ?? -1;
    if (home === -1 || this.lost[home] === 0) return home;
    return moves[vm] === 1 ? (first[vm] ?? -1) : -1;
  }
}

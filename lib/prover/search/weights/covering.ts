import type { Pattern } from "./knapsack";

const TINY = 1e-7;

/**
 * A linear program over patterns of VMs on hosts: as few VMs as possible are left out, where each kind of host is used so often and each kind
 * of VM is placed so often at most as there are (fractions are allowed). By the simplex method; columns are added as they are found.
 */
export class Covering {
  /** The inverse of the basis. */
  readonly #inverse: Float64Array[];
  /** Values of the basic variables. */
  readonly #value: Float64Array;
  /** Of each basic variable, 1 if it is a VM left out. */
  readonly #cost: Float64Array;
  readonly #rows: number;

  /** @param hosts how many there are of each kind of host, `vms` of each kind of VM */
  constructor(
    readonly hosts: readonly number[],
    readonly vms: readonly number[],
  ) {
    this.#rows = hosts.length + vms.length;
    this.#inverse = Array.from({ length: this.#rows }, (_, r) => {
      const row = new Float64Array(this.#rows);
      row[r] = 1;
      return row;
    });
    this.#value = Float64Array.from([...hosts, ...vms]);
    this.#cost = Float64Array.from({ length: this.#rows }, (_, r) => (r < hosts.length ? 0 : 1));
  }

  /** VMs that are left out. */
  get leftOut(): number {
    let sum = 0;
    for (let r = 0; r < this.#rows; r += 1) sum += (this.#cost[r] ?? 0) * (this.#value[r] ?? 0);
    return sum;
  }

  /** What each kind of VM weighs: what it would be worth to need one less. */
  weights(): Float64Array {
    return this.#duals().slice(this.hosts.length);
  }

  /** What each kind of host is priced at: what one more would be worth. */
  prices(): Float64Array {
    return this.#duals()
      .slice(0, this.hosts.length)
      .map((dual) => -dual);
  }

  /** Uses a pattern on a kind of host as often as can be, if it is worth it. */
  use(kind: number, { counts }: Pattern): void {
    const weights = this.weights();
    const worth = counts.reduce((sum, count, k) => sum + count * (weights[k] ?? 0), 0);
    if (worth <= (this.prices()[kind] ?? 0) + TINY) return;
    this.#enter((row) => (row < this.hosts.length ? Number(row === kind) : (counts[row - this.hosts.length] ?? 0)));
  }

  /** Lets in a slack that has become worth it, if there is one: a host left empty, a VM placed twice. */
  relax(): boolean {
    const duals = this.#duals();
    for (let row = 0; row < this.#rows; row += 1) {
      const isHost = row < this.hosts.length;
      if ((isHost ? (duals[row] ?? 0) : -(duals[row] ?? 0)) <= TINY) continue;
      this.#enter((at) => (at === row ? (isHost ? 1 : -1) : 0));
      return true;
    }
    return false;
  }

  #duals(): Float64Array {
    const duals = new Float64Array(this.#rows);
    for (let r = 0; r < this.#rows; r += 1) {
      if (this.#cost[r] !== 1) continue;
      for (let c = 0; c < this.#rows; c += 1) duals[c] = (duals[c] ?? 0) + (this.#inverse[r]?.[c] ?? 0);
    }
    return duals;
  }

  #enter(column: (row: number) => number): void {
    const rows = this.#rows;
    const entering = new Float64Array(rows);
    for (let c = 0; c < rows; c += 1) {
      const amount = column(c);
      if (amount === 0) continue;
      for (let r = 0; r < rows; r += 1) entering[r] = (entering[r] ?? 0) + amount * (this.#inverse[r]?.[c] ?? 0);
    }
    let leaving = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let r = 0; r < rows; r += 1) {
      if ((entering[r] ?? 0) <= TINY) continue;
      const ratio = (this.#value[r] ?? 0) / (entering[r] ?? 1);
      // Of equals the one with the larger pivot, which is safer.
      if (ratio < least - TINY || (ratio < least + TINY && (entering[r] ?? 0) > (entering[leaving] ?? 0))) {
        least = Math.min(least, ratio);
        leaving = r;
      }
    }
    const pivotRow = this.#inverse[leaving];
    if (pivotRow === undefined) return;
    const pivot = entering[leaving] ?? 1;
    for (let c = 0; c < rows; c += 1) pivotRow[c] = (pivotRow[c] ?? 0) / pivot;
    this.#value[leaving] = (this.#value[leaving] ?? 0) / pivot;
    this.#cost[leaving] = 0;
    for (let r = 0; r < rows; r += 1) {
      const factor = entering[r] ?? 0;
      const row = this.#inverse[r];
      if (r === leaving || factor === 0 || row === undefined) continue;
      for (let c = 0; c < rows; c += 1) row[c] = (row[c] ?? 0) - factor * (pivotRow[c] ?? 0);
      this.#value[r] = Math.max(0, (this.#value[r] ?? 0) - factor * (this.#value[leaving] ?? 0));
    }
  }
}

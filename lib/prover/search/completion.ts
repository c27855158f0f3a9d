import type { Board } from "./board";
import type { Exact } from "./exact";
import type { Steps } from "./steps";
import { demandOf, kindsOf, twinColumns } from "./symmetry";

/**
 * Exhaustive search host by host, for problems with next to nothing to spare: the largest open unit takes a host, and that host is then filled
 * in every way that wastes no more than all hosts together may. On `placed` the board holds the placement.
 *
 * @param units none of them optional
 */
export function searchByCompletion(board: Board, units: readonly (readonly number[])[], steps: Steps): Exact {
  return new Completion(board, units, steps).run();
}

/** Those that some unit may be put on: the room of a lost host is nobody's. */
export function usableHosts({ problem, hosts }: Board, units: readonly (readonly number[])[]): readonly number[] {
  const cohorts = new Set(units.flat().map((vm) => problem.model.cohortOfVm[vm] ?? 0));
  const allowed = [...cohorts].map((cohort) => problem.allowed(cohort));
  return Array.from({ length: hosts }, (_, h) => h).filter((h) => allowed.some((row) => row[h] === 1));
}

class Completion {
  readonly #demand: readonly Float64Array[];
  readonly #kind: readonly number[];
  readonly #twin: Int32Array;
  readonly #slack: Float64Array;
  /** By dimension, what all demands are multiples of. */
  readonly #step: readonly number[];
  /** The dimension with least to spare, in proportion. */
  readonly #tight: number;
  readonly #units: readonly (readonly number[])[];
  readonly #open: Uint8Array;
  readonly #closed: Uint8Array;
  /** Of all open units, in the tight dimension. */
  #openSize = 0;

  constructor(
    readonly board: Board,
    units: readonly (readonly number[])[],
    readonly steps: Steps,
  ) {
    const { width } = board;
    const room = new Float64Array(width);
    const wanted = new Float64Array(width);
    const demands = units.map((unit) => demandOf(board, unit));
    this.#step = Array.from({ length: width }, (_, d) =>
      Math.max(
        1,
        demands.reduce((of, row) => divisor(row[d] ?? 0, of), 0),
      ),
    );
    for (const h of usableHosts(board, units)) {
      for (let d = 0; d < width; d += 1) room[d] = (room[d] ?? 0) + this.#useful(h, d);
    }
    for (const demand of demands) {
      demand.forEach((amount, d) => {
        wanted[d] = (wanted[d] ?? 0) + amount;
      });
    }
    this.#slack = room.map((left, d) => left - (wanted[d] ?? 0));
    const share = (d: number): number => (this.#slack[d] ?? 0) / Math.max(1, room[d] ?? 0);
    this.#tight = [...room.keys()].reduce((best, d) => (share(d) < share(best) ? d : best), 0);
    const order = [...units.keys()].sort(
      (a, b) => (demands[b]?.[this.#tight] ?? 0) - (demands[a]?.[this.#tight] ?? 0) || a - b,
    );
    this.#units = order.map((u) => units[u] ?? []);
    this.#demand = order.map((u) => demands[u] ?? new Float64Array(width));
    const { kindOfUnit } = kindsOf(board, this.#units);
    this.#kind = kindOfUnit;
    this.#twin = twinColumns(board, this.#units);
    this.#open = new Uint8Array(units.length).fill(1);
    this.#closed = new Uint8Array(board.hosts);
    this.#openSize = wanted[this.#tight] ?? 0;
  }

  run(): Exact {
    return this.#slack.some((slack) => slack < 0) ? "impossible" : this.#fillNext();
  }

  #fillNext(): Exact {
    const first = this.#open.indexOf(1);
    if (first === -1) return "placed";
    const tried: number[] = [];
    for (let h = 0; h < this.board.hosts; h += 1) {
      if (this.#closed[h] === 1 || tried.some((other) => this.#alike(other, h))) continue;
      tried.push(h);
      if (!this.#put(first, h)) continue;
      this.#closed[h] = 1;
      const result = this.#fill(h, first + 1, this.#openSize);
      if (result !== "impossible") return result;
      this.#closed[h] = 0;
      this.#take(first);
    }
    return "impossible";
  }

  /**
   * Fills up a host with units from `from` on, and goes on with the next host wherever the waste is bearable.
   * @param open size of the open units from there on
   */
  #fill(h: number, from: number, open: number): Exact {
    if (!this.steps.spend(1)) return "open";
    const left = this.#useful(h, this.#tight);
    const need = left - (this.#slack[this.#tight] ?? 0);
    let rest = open;
    let skipped = -1;
    let looked = 0;
    for (let u = from; u < this.#units.length && need <= rest; u += 1) {
      looked += 1;
      if (this.#open[u] !== 1) continue;
      rest -= this.#size(u);
      if (this.#kind[u] === skipped) continue;
      skipped = this.#kind[u] ?? -1;
      if (!this.#put(u, h)) continue;
      const result = this.#fill(h, u + 1, rest);
      if (result !== "impossible") return result;
      this.#take(u);
    }
    return this.steps.spend(looked >> 6) ? this.#close(h) : "open";
  }

  /** Leaves the host as it is, if its waste is bearable. */
  #close(h: number): Exact {
    const { board } = this;
    const { width } = board;
    for (let d = 0; d < width; d += 1) if (this.#useful(h, d) > (this.#slack[d] ?? 0)) return "impossible";
    for (let d = 0; d < width; d += 1) this.#slack[d] = (this.#slack[d] ?? 0) - this.#useful(h, d);
    const result = this.#fillNext();
    if (result === "impossible") {
      for (let d = 0; d < width; d += 1) this.#slack[d] = (this.#slack[d] ?? 0) + this.#useful(h, d);
    }
    return result;
  }

  /** What is left of the host, down to a multiple of the step in which units are sized: the rest is of no use. */
  #useful(h: number, d: number): number {
    const left = this.board.left[h * this.board.width + d] ?? 0;
    return left - (left % (this.#step[d] ?? 1));
  }

  #alike(a: number, b: number): boolean {
    const { board } = this;
    if (this.#twin[a] !== this.#twin[b] || board.bound[a] !== 0 || board.bound[b] !== 0) return false;
    for (let d = 0; d < board.width; d += 1) {
      if (board.left[a * board.width + d] !== board.left[b * board.width + d]) return false;
    }
    return true;
  }

  #put(u: number, h: number): boolean {
    if (!this.board.tryPut(this.#units[u] ?? [], h)) return false;
    this.#open[u] = 0;
    this.#openSize -= this.#size(u);
    return true;
  }

  #take(u: number): void {
    for (const vm of this.#units[u] ?? []) this.board.take(vm);
    this.#open[u] = 1;
    this.#openSize += this.#size(u);
  }

  #size(u: number): number {
    return this.#demand[u]?.[this.#tight] ?? 0;
  }
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

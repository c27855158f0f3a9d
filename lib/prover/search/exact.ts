import type { Board } from "./board";
import type { Steps } from "./steps";
import { demandOf, kindsOf, servicesOf, twinColumns } from "./symmetry";
import type { Units } from "./units";

export type Exact = "placed" | "impossible" | "open";

/**
 * Exhaustive branching: the unit with the fewest hosts left first, hosts that are alike once, and no unit of a kind where one of the same
 * kind has just failed. On `placed` the board holds the placement.
 */
export function searchExactly(board: Board, units: Units, steps: Steps): Exact {
  return new Branching(board, units, steps).run();
}

class Branching {
  readonly #units: readonly (readonly number[])[];
  readonly #isOptional: readonly boolean[];
  readonly #kind: readonly number[];
  readonly #kinds: number;
  readonly #open: Set<number>;
  readonly #missing: number[];
  readonly #spare: number[];
  /** Kinds × hosts: how many branches have excluded it. */
  readonly #barred: Int32Array;
  readonly #twin: Int32Array;
  readonly #demandOfUnit: readonly Float64Array[];
  readonly #required: Float64Array;
  readonly #room: Float64Array;

  constructor(
    readonly board: Board,
    units: Units,
    readonly steps: Steps,
  ) {
    const { problem } = board;
    this.#units = [...units.required, ...units.optional.map((vm) => [vm])];
    this.#isOptional = this.#units.map((_, u) => u >= units.required.length);
    const { kinds, kindOfUnit } = kindsOf(board, this.#units);
    this.#kind = kindOfUnit;
    this.#kinds = kinds;
    this.#open = new Set(this.#units.keys());
    this.#missing = [...problem.needed];
    this.#spare = problem.needed.map(
      (need, s) => units.optional.filter((vm) => servicesOf(board, vm).includes(s)).length - need,
    );
    this.#barred = new Int32Array(kinds * board.hosts);
    this.#twin = twinColumns(board, this.#units);
    this.#demandOfUnit = this.#units.map((unit) => demandOf(board, unit));
    this.#required = new Float64Array(board.width);
    this.#units.forEach((_, u) => {
      if (!this.#isOptional[u]) this.#addDemand(u, 1);
    });
    this.#room = new Float64Array(board.width);
    for (let i = 0; i < board.left.length; i += 1) {
      const d = i % board.width;
      if (this.#isUsable(Math.floor(i / board.width))) this.#room[d] = (this.#room[d] ?? 0) + (board.left[i] ?? 0);
    }
  }

  run(): Exact {
    if (this.#spare.some((spare) => spare < 0)) return "impossible";
    return this.#branch();
  }

  #branch(): Exact {
    if (this.#required.some((amount, d) => amount > (this.#room[d] ?? 0))) return "impossible";
    const next = this.#choose();
    if (next === undefined) return "open";
    if (next === -1) return "placed";
    const unit = this.#units[next] ?? [];
    const isOptional = this.#isOptional[next] === true;
    const kind = this.#kind[next] ?? 0;
    const barred: number[] = [];
    this.#open.delete(next);
    if (!isOptional) this.#addDemand(next, -1);
    let result: Exact = "impossible";
    const tried: number[] = [];
    for (let h = 0; h < this.board.hosts && result === "impossible"; h += 1) {
      if (this.#barred[kind * this.board.hosts + h] || tried.some((other) => this.#alike(other, h, kind))) continue;
      if (!this.steps.spend(1)) {
        result = "open";
        break;
      }
      if (!this.board.tryPut(unit, h)) continue;
      this.#addRoom(next, -1);
      if (isOptional) for (const s of servicesOf(this.board, unit[0] ?? 0)) this.#count(s, -1, 0);
      result = this.#branch();
      if (result === "placed") return result;
      this.#addRoom(next, 1);
      if (isOptional) for (const s of servicesOf(this.board, unit[0] ?? 0)) this.#count(s, 1, 0);
      for (const vm of unit) this.board.take(vm);
      if (result === "open") break;
      tried.push(h);
      this.#barred[kind * this.board.hosts + h] = (this.#barred[kind * this.board.hosts + h] ?? 0) + 1;
      barred.push(h);
    }
    if (result === "impossible" && isOptional) result = this.#leaveDown(unit[0] ?? 0);
    if (result === "placed") return result;
    for (const h of barred)
      this.#barred[kind * this.board.hosts + h] = (this.#barred[kind * this.board.hosts + h] ?? 0) - 1;
    if (!isOptional) this.#addDemand(next, 1);
    this.#open.add(next);
    return result;
  }

  #leaveDown(vm: number): Exact {
    const services = servicesOf(this.board, vm);
    if (services.some((s) => (this.#missing[s] ?? 0) > 0 && (this.#spare[s] ?? 0) <= 0)) return "impossible";
    for (const s of services) this.#count(s, 0, -1);
    const result = this.#branch();
    if (result !== "placed") for (const s of services) this.#count(s, 0, 1);
    return result;
  }

  /** The open unit with the fewest hosts, larger ones first; -1: nothing is left to do; undefined: out of steps. */
  #choose(): number | undefined {
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    let bulk = -1;
    if (!this.steps.spend(1 + ((this.#open.size * this.board.hosts) >> 8))) return undefined;
    for (const u of this.#open) {
      if (
        this.#isOptional[u] &&
        !servicesOf(this.board, this.#units[u]?.[0] ?? 0).some((s) => (this.#missing[s] ?? 0) > 0)
      ) {
        continue;
      }
      const count = this.#countHosts(u, this.#isOptional[u] ? 1_000_000 : 0, fewest);
      if (count > fewest) continue;
      const size = this.#demandOfUnit[u]?.reduce((sum, amount) => sum + amount, 0) ?? 0;
      if (count === fewest && size <= bulk) continue;
      best = u;
      fewest = count;
      bulk = size;
      if (fewest === 0) break;
    }
    return best;
  }

  #countHosts(u: number, from: number, enough: number): number {
    const unit = this.#units[u] ?? [];
    const [vm] = unit;
    const kind = this.#kind[u] ?? 0;
    let count = from;
    if (vm === undefined) return count;
    for (let h = 0; h < this.board.hosts && count <= enough; h += 1) {
      if (this.#barred[kind * this.board.hosts + h] === 0 && this.board.canPut(vm, h)) count += 1;
    }
    return count;
  }

  /** Whether two hosts are the same to all that is open. `a` has just been barred for `current` by the calling branch alone. */
  #alike(a: number, b: number, current: number): boolean {
    const { board } = this;
    if (this.#twin[a] !== this.#twin[b] || board.bound[a] !== 0 || board.bound[b] !== 0) return false;
    for (let d = 0; d < board.width; d += 1) {
      if (board.left[a * board.width + d] !== board.left[b * board.width + d]) return false;
    }
    for (let kind = 0; kind < this.#kinds; kind += 1) {
      const more = (this.#barred[kind * board.hosts + a] ?? 0) - (this.#barred[kind * board.hosts + b] ?? 0);
      if (more !== (kind === current ? 1 : 0)) return false;
    }
    return true;
  }

  #count(s: number, missing: number, spare: number): void {
    this.#missing[s] = (this.#missing[s] ?? 0) + missing;
    this.#spare[s] = (this.#spare[s] ?? 0) + spare;
  }

  #addDemand(u: number, sign: number): void {
    this.#demandOfUnit[u]?.forEach((amount, d) => {
      this.#required[d] = (this.#required[d] ?? 0) + sign * amount;
    });
  }

  #addRoom(u: number, sign: number): void {
    this.#demandOfUnit[u]?.forEach((amount, d) => {
      this.#room[d] = (this.#room[d] ?? 0) + sign * amount;
    });
  }

  #isUsable(h: number): boolean {
    const { problem } = this.board;
    return this.#units.some((unit) => problem.allowed(problem.model.cohortOfVm[unit[0] ?? 0] ?? 0)[h] === 1);
  }
}

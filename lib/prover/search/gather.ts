import type { Board } from "./board";
import { lastUpTo, Residents } from "./residents";
import type { Steps } from "./steps";

/**
 * Finds places for VMs by gathering on one host what is free in small pieces on many: VMs of that host are exchanged for slightly smaller
 * ones of others, which fills those up. Where hosts hold many VMs of different sizes this leaves next to nothing unused.
 * @returns those that have no place yet; what was moved stays moved
 */
export function gatherRoom(board: Board, homeless: readonly number[], steps: Steps): readonly number[] {
  let left = homeless;
  for (const d of scarce(board)) {
    const gathering = new Gathering(board, d, steps);
    const bySize = [...left].sort((a, b) => gathering.residents.sizeOf(b) - gathering.residents.sizeOf(a) || a - b);
    left = bySize.filter((vm) => !gathering.place(vm));
    if (left.length === 0) break;
  }
  return left;
}

/** So many hosts are tried as the one to gather on. */
const MOST_SINKS = 4;
/** With fewer VMs on it than so many, a host has few sums to choose from: pairs are not worth their steps. */
const MANY = 16;
/** So many VMs that fit by size are looked at for the other dimensions. */
const MOST_NEAR = 6;
/** Dimensions of which a larger share is left are not scarce. */
const SCARCE = 0.2;

/** VMs that leave the host on which room is gathered, and those that come for them. */
interface Exchange {
  readonly gain: number;
  readonly out: readonly number[];
  readonly back: readonly number[];
}

const NOTHING: Exchange = { gain: 0, out: [], back: [] };

class Gathering {
  readonly residents: Residents;

  constructor(
    readonly board: Board,
    readonly d: number,
    readonly steps: Steps,
  ) {
    this.residents = new Residents(board, d);
  }

  place(vm: number): boolean {
    const { board } = this;
    const row = board.problem.allowed(board.problem.model.cohortOfVm[vm] ?? 0);
    const sinks = this.#widestFirst((h) => row[h] === 1 && board.keepsRules(vm, h)).slice(0, MOST_SINKS);
    if (sinks.some((sink) => this.#gather(vm, sink, false))) return true;
    return sinks.some((sink) => this.residents.of(sink).length >= MANY && this.#gather(vm, sink, true));
  }

  #left(h: number): number {
    return this.board.left[h * this.board.width + this.d] ?? 0;
  }

  #widestFirst(isMeant: (h: number) => boolean): readonly number[] {
    const hosts = Array.from({ length: this.board.hosts }, (_, h) => h).filter(isMeant);
    return hosts.sort((a, b) => this.#left(b) - this.#left(a) || a - b);
  }

  #gather(vm: number, sink: number, byPairs: boolean): boolean {
    // What has come to the sink may make exchanges possible that were not.
    while (!this.board.canPut(vm, sink)) if (this.#round(vm, sink, byPairs) === 0) return false;
    this.residents.put(vm, sink);
    return true;
  }

  /** Exchanges with each host once, until there is enough. Returns what was gained. */
  #round(vm: number, sink: number, byPairs: boolean): number {
    const { residents } = this;
    const before = this.#left(sink);
    for (const h of this.#widestFirst((other) => other !== sink && this.#left(other) > 0)) {
      const need = residents.sizeOf(vm) - this.#left(sink);
      if (need <= 0) break;
      const size = residents.of(sink).length + residents.of(h).length;
      if (!this.steps.spend(1 + (size >> 4) + (byPairs ? (size * size) >> 8 : 0))) return 0;
      const { out, back } = byPairs ? this.#bestOfPairs(h, sink, need) : this.#best(h, sink, need);
      for (const one of [...out, ...back]) residents.take(one);
      for (const one of out) residents.put(one, h);
      for (const one of back) residents.put(one, sink);
    }
    return this.#left(sink) - before;
  }

  /** One VM of the sink for one of the host, or for none. */
  #best(h: number, sink: number, need: number): Exchange {
    let best = NOTHING;
    const out = this.residents.of(sink);
    for (const back of [[], ...this.residents.of(h).map((vm) => [vm])]) {
      best = this.#better(h, sink, need, out, [], back, best);
      if (best.gain === Math.min(need, this.#left(h))) break;
    }
    return best;
  }

  /** The same with two VMs of the one against one of the other. */
  #bestOfPairs(h: number, sink: number, need: number): Exchange {
    let best = NOTHING;
    const out = this.residents.of(sink);
    const there = this.residents.of(h);
    const enough = Math.min(need, this.#left(h));
    for (const [i, first] of there.entries()) {
      for (let j = i + 1; j < there.length && best.gain !== enough; j += 1) {
        best = this.#better(h, sink, need, out, [], [first, there[j] ?? 0], best);
      }
      for (let j = 1; j < out.length && best.gain !== enough; j += 1) {
        best = this.#better(h, sink, need, out.slice(0, j), [out[j] ?? 0], [first], best);
      }
    }
    return best;
  }

  /** The VM of `out` that, with `given`, makes the best exchange for `back`; or what there is, if that is better. */
  #better(
    h: number,
    sink: number,
    need: number,
    out: readonly number[],
    given: readonly number[],
    back: readonly number[],
    best: Exchange,
  ): Exchange {
    const { residents } = this;
    const base = sum(back, (vm) => residents.sizeOf(vm)) - sum(given, (vm) => residents.sizeOf(vm));
    const top = lastUpTo(residents, out, base + this.#left(h));
    const enough = lastUpTo(residents, out, base + need - 1) + 1;
    const look = (at: number): Exchange | undefined => {
      const vm = out[at] ?? 0;
      const exchange = { gain: residents.sizeOf(vm) - base, out: [...given, vm], back };
      return isBetter(exchange.gain, best.gain, need) && this.#isPossible(exchange, h, sink) ? exchange : undefined;
    };
    for (let at = enough; at <= top && at < enough + MOST_NEAR; at += 1) {
      const found = look(at);
      if (found !== undefined) return found;
    }
    const last = Math.min(top, enough - 1);
    for (let at = last; at >= 0 && at > last - MOST_NEAR; at -= 1) {
      const found = look(at);
      if (found !== undefined) return found;
    }
    return best;
  }

  #isPossible({ out, back }: Exchange, h: number, sink: number): boolean {
    const { problem, left, width } = this.board;
    const can = (vm: number, at: number) => problem.allowed(problem.model.cohortOfVm[vm] ?? 0)[at] === 1;
    if (!out.every((vm) => can(vm, h)) || !back.every((vm) => can(vm, sink))) return false;
    for (let d = 0; d < width; d += 1) {
      const amount = (vm: number) => problem.model.demand[vm * width + d] ?? 0;
      const more = sum(out, amount) - sum(back, amount);
      if (more > (left[h * width + d] ?? 0) || -more > (left[sink * width + d] ?? 0)) return false;
    }
    return true;
  }
}

/** Enough is better than not enough; of what is enough the least, else the most. */
function isBetter(gain: number, than: number, need: number): boolean {
  return gain >= need && than >= need ? gain < than : gain > than;
}

/** The dimensions of which least is left, the scarcest first. */
function scarce({ problem, left, width }: Board): readonly number[] {
  const room = new Float64Array(width);
  const rest = new Float64Array(width);
  left.forEach((amount, i) => {
    if (problem.situation.hostGone[Math.floor(i / width)] !== 0) return;
    rest[i % width] = (rest[i % width] ?? 0) + amount;
    room[i % width] = (room[i % width] ?? 0) + (problem.capacity[i] ?? 0);
  });
  const share = (d: number) => (rest[d] ?? 0) / Math.max(1, room[d] ?? 0);
  return [...room.keys()].filter((d) => share(d) < SCARCE).sort((a, b) => share(a) - share(b) || a - b);
}

function sum(list: readonly number[], amount: (vm: number) => number): number {
  let total = 0;
  for (const vm of list) total += amount(vm);
  return total;
}

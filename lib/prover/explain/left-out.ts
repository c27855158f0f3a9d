import type { Problem } from "../fates/problem";
import { Board } from "../search/board";
import { fill, fillServices, type Preference } from "../search/greedy";
import { makeRoom } from "../search/repair";
import { Steps } from "../search/steps";
import { bulkOf, type Units, unitsOf } from "../search/units";
import { NO } from "../tri";
import type { Down, LostVm } from "../verdict";
import { LeastDown } from "./least-down";

export interface LeftOut {
  readonly lost: readonly LostVm[];
  readonly down?: Down;
}

/**
 * VMs that a good restart order leaves without a place: VMs that only keep their room come first, then those that must run, those of
 * high priority before others. Of several attempts the one that leaves fewest of the highest priority down, then of the next.
 * @param surely how many of them stay down at least, as far as is known without counting
 */
export function leftOut(problem: Problem, surely = 1): LeftOut {
  const units = unitsOf(problem);
  const ranks = new Ranks(problem);
  const isLarge = units.required.length * problem.model.hosts.length > LARGE;
  let best: Attempt | undefined;
  for (const [order, preference] of isLarge ? ATTEMPTS.slice(0, 1) : ATTEMPTS) {
    const attempt = new Attempt(problem, units, ranks, order, preference);
    if (best === undefined || isBetter(attempt.downByRank, best.downByRank)) best = attempt;
  }
  if (best === undefined || best.lost.length === 0) return { lost: [] };
  return { lost: best.lost, down: provenOf(problem, units, ranks, best, surely) };
}

/** Units times hosts, from which on there is one attempt. */
const LARGE = 50_000;
const STEPS = 5_000;
/** So few units without a place are worth moving others for. */
const FEW = 32;
const ATTEMPTS: readonly (readonly [order: 1 | -1, Preference])[] = [
  [1, "fullest"],
  [1, "emptiest"],
  [-1, "fullest"],
];

/** Of each VM, when it has its turn. */
class Ranks {
  static readonly count = 7;
  readonly #bulk: Float64Array;

  constructor(readonly problem: Problem) {
    this.#bulk = bulkOf(problem);
  }

  of(vm: number): number {
    const { model } = this.problem;
    if (model.cohorts[model.cohortOfVm[vm] ?? 0]?.mustRun !== true) return 0;
    return 1 + PRIORITIES.indexOf(model.vms[vm]?.restart ?? "medium");
  }

  /** @param order 1: the largest of a rank first; -1: the smallest */
  sorted(units: Units["required"], order: 1 | -1): Units["required"] {
    return [...units].sort(([x = 0], [y = 0]) => {
      return this.of(x) - this.of(y) || order * ((this.#bulk[y] ?? 0) - (this.#bulk[x] ?? 0)) || x - y;
    });
  }
}

const PRIORITIES = ["highest", "high", "medium", "low", "lowest", "disabled"];

class Attempt {
  readonly lost: readonly LostVm[];
  readonly downByRank = new Array<number>(Ranks.count).fill(0);

  constructor(problem: Problem, units: Units, ranks: Ranks, order: 1 | -1, preference: Preference) {
    const { model } = problem;
    const board = new Board(problem);
    const lost: LostVm[] = [];
    const lose = (vm: number, reason: LostVm["reason"]): void => {
      lost.push({ vm: model.vms[vm]?.id ?? "", reason });
      this.downByRank[ranks.of(vm)] = (this.downByRank[ranks.of(vm)] ?? 0) + 1;
    };
    for (const vm of units.stays) {
      const home = model.cohorts[model.cohortOfVm[vm] ?? 0]?.home ?? -1;
      if (board.fits(vm, home) && board.keepsRules(vm, home)) board.put(vm, home);
      else lose(vm, whyUnplaced(board, vm));
    }
    for (const vm of placeAll(board, ranks.sorted(units.required, order), preference)) lose(vm, whyUnplaced(board, vm));
    if (!fillServices(board, units, preference)) {
      for (const vm of units.optional) if (board.place[vm] === -1) lose(vm, "quorum");
    }
    this.lost = lost;
  }
}

/** Returns the VMs that find no place, in their order. */
function placeAll(board: Board, order: Units["required"], preference: Preference): readonly number[] {
  const left = fill(board, order, preference);
  if (left.length > FEW) return left.flat();
  const steps = new Steps(STEPS);
  return left.flat().filter((vm) => {
    if (makeRoom(board, [vm], steps)) return false;
    // Of VMs that are to be together, some may run while others are down.
    return fill(board, [[vm]], preference).length > 0;
  });
}

function isBetter(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((count, rank) => count !== b[rank]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** Proven the fewest where, of every rank and those before it together, as many stay down as must in any case. */
function provenOf(problem: Problem, units: Units, ranks: Ranks, best: Attempt, surely: number): Down {
  const least = new LeastDown(problem);
  const vms = units.required.flat();
  const last = Math.max(0, ...[...vms, ...units.stays, ...units.optional].map((vm) => ranks.of(vm)));
  const atLeast = Math.max(surely, least.of(vms));
  let isFewest = true;
  let down = 0;
  best.downByRank.forEach((count, rank) => {
    down += count;
    if (count === 0) return;
    const bound = rank === last ? atLeast : least.of(vms.filter((vm) => ranks.of(vm) <= rank));
    if (down > bound) isFewest = false;
  });
  return { atLeast, isFewest };
}

/** A host with room that only a rule forbids: `rule`. */
function whyUnplaced(board: Board, vm: number): "rule" | "no-room" {
  const row = board.problem.allowed(board.problem.model.cohortOfVm[vm] ?? 0);
  for (let h = 0; h < board.hosts; h += 1) {
    if (row[h] !== NO && board.fits(vm, h) && !board.keepsRules(vm, h)) return "rule";
  }
  return "no-room";
}

import type { Problem } from "../fates/problem";
import { isDead } from "../fates/problem";
import { Board } from "./board";
import { refuteByCases } from "./cases";
import { searchByCompletion, usableHosts } from "./completion";
import { refuteByCrowds } from "./crowds";
import { type Exact, searchExactly } from "./exact";
import { refuteByFragments } from "./fragments";
import { fill, fillServices, type Preference, seeded } from "./greedy";
import type { Impossible } from "./impossible";
import { makeRoom } from "./repair";
import { settleStays } from "./stays";
import type { Steps } from "./steps";
import { refuteBySums } from "./sums";
import { bulkOf, type Units, unitsOf } from "./units";
import { refuteByWeights } from "./weights/refute-by-weights";

export type Solution =
  | { readonly kind: "placed"; readonly board: Board }
  | { readonly kind: "impossible"; readonly proof: Impossible }
  | { readonly kind: "open" };

/** Decides one reading of one scenario from nothing: bounds, then packing by several orders, then exhaustive search. */
export function solve(problem: Problem, steps: Steps): Solution {
  if (isDead(problem)) return { kind: "impossible", proof: { kind: "dead" } };
  const short = refuteBySums(problem);
  if (short !== undefined) return { kind: "impossible", proof: short };
  const units = unitsOf(problem);
  const start = new Board(problem);
  const broken = settleStays(start, units);
  if (broken !== undefined) return { kind: "impossible", proof: broken };
  const bulk = bulkOf(problem);
  const order = [...units.required].sort(
    (a, b) => bulkOfUnit(bulk, b) - bulkOfUnit(bulk, a) || (a[0] ?? 0) - (b[0] ?? 0),
  );
  for (const preference of ["emptiest", "fullest"] as const) {
    if (!steps.spend(costOf(start, order))) return { kind: "open" };
    const board = attempt(start, order, units, preference);
    if (board !== undefined) return { kind: "placed", board };
  }
  const refuted = homeless(start, units) ?? refuteByCrowds(start, units) ?? refuteByFragments(problem, units);
  if (refuted !== undefined) return { kind: "impossible", proof: refuted };
  const heavy = refuteByWeights(start, units, steps.part(FOR_WEIGHTS));
  if (heavy !== undefined) return { kind: "impossible", proof: heavy };
  const isSearched = units.required.length + units.optional.length <= LARGEST_SEARCH;
  const packed = packRepeatedly(start, order, units, bulk, isSearched ? steps.part(FOR_PACKING) : steps);
  if (packed !== undefined) return { kind: "placed", board: packed };
  if (!isSearched) return { kind: "open" };
  const board = new Board(problem, start);
  const found = search(board, units, steps);
  if (found === "placed") return { kind: "placed", board };
  if (found === "open") return { kind: "open" };
  const cases = refuteByCases(new Board(problem, start), units);
  return { kind: "impossible", proof: { kind: "search", steps: steps.used, cases } };
}

/** What the bounds alone say: a proof that nothing satisfies it, if they find one. */
export function refuteByBounds(problem: Problem): Impossible | undefined {
  const short = refuteBySums(problem);
  if (short !== undefined) return short;
  const units = unitsOf(problem);
  const board = new Board(problem);
  return (
    settleStays(board, units) ??
    homeless(board, units) ??
    refuteByCrowds(board, units) ??
    refuteByFragments(problem, units)
  );
}

/** Host by host where all units are needed and little is to spare; if that comes to no end, unit by unit. */
function search(board: Board, units: Units, steps: Steps): Exact {
  if (units.optional.length === 0 && isTight(board, units)) {
    const found = searchByCompletion(board, units.required, steps.part(0.5));
    if (found !== "open") return found;
    for (const vm of units.required.flat()) board.take(vm);
  }
  return searchExactly(board, units, steps);
}

const LITTLE = 0.05;

/** Whether in some dimension next to no room would be left. */
function isTight(board: Board, units: Units): boolean {
  const { width, left } = board;
  const { demand } = board.problem.model;
  const usable = usableHosts(board, units.required);
  for (let d = 0; d < width; d += 1) {
    let room = 0;
    let wanted = 0;
    for (const h of usable) room += left[h * width + d] ?? 0;
    for (const vm of units.required.flat()) wanted += demand[vm * width + d] ?? 0;
    if (room - wanted <= LITTLE * room) return true;
  }
  return false;
}

/** The share of the steps that weights may take. */
const FOR_WEIGHTS = 0.4;
/** The share of the steps that packing may take where an exhaustive search follows. */
const FOR_PACKING = 0.25;
/** The search recurses once for each unit. */
const LARGEST_SEARCH = 1500;

function homeless(board: Board, units: Units): Impossible | undefined {
  for (const unit of units.required) {
    let at = -1;
    for (let h = 0; h < board.hosts && at === -1; h += 1) {
      if (!board.tryPut(unit, h)) continue;
      at = h;
      for (const vm of unit) board.take(vm);
    }
    if (at === -1) return { kind: "homeless", unit };
  }
  return undefined;
}

function attempt(
  start: Board,
  order: readonly (readonly number[])[],
  units: Units,
  preference: Preference,
): Board | undefined {
  const board = new Board(start.problem, start);
  if (fill(board, order, preference).length > 0) return undefined;
  return fillServices(board, units, preference) ? board : undefined;
}

const ATTEMPTS = 24;
/** So few units without a place are worth moving others for. */
const FEW = 32;

/** In steps, which are about as long as looking at all hosts for one unit of the exhaustive search. */
function costOf(board: Board, order: readonly (readonly number[])[]): number {
  return Math.ceil((order.length * board.hosts) / 64);
}

/** Several orders and preferences; what found no place comes first in the next attempt. */
function packRepeatedly(
  start: Board,
  order: readonly (readonly number[])[],
  units: Units,
  bulk: Float64Array,
  steps: Steps,
): Board | undefined {
  const random = seeded(order.length + 1);
  let current = order;
  for (let i = 0; i < ATTEMPTS; i += 1) {
    if (!steps.spend(costOf(start, order))) return undefined;
    const preference: Preference = i % 3 === 0 ? "fullest" : i % 3 === 1 ? "first" : "emptiest";
    const board = new Board(start.problem, start);
    const left = fill(board, current, preference);
    const isFilled = left.length === 0 || (left.length <= FEW && makeRoom(board, left.flat(), steps));
    if (isFilled && fillServices(board, units, preference)) return board;
    const urgent = new Set(left);
    const key = new Map(order.map((unit) => [unit, bulkOfUnit(bulk, unit) * (0.85 + 0.3 * random())]));
    current = [
      ...left,
      ...order.filter((unit) => !urgent.has(unit)).sort((a, b) => (key.get(b) ?? 0) - (key.get(a) ?? 0)),
    ];
  }
  return undefined;
}

function bulkOfUnit(bulk: Float64Array, unit: readonly number[]): number {
  let sum = 0;
  for (const vm of unit) sum += bulk[vm] ?? 0;
  return sum;
}

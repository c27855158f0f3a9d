import type { Board } from "./board";
import type { Units } from "./units";

/** How the host for a unit is chosen among those that take it. */
export type Preference = "first" | "fullest" | "emptiest";

/** Small seeded generator (mulberry32): the same numbers on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts the units in their order. Returns those that found no host. */
export function fill(
  board: Board,
  required: readonly (readonly number[])[],
  preference: Preference,
): readonly (readonly number[])[] {
  const left: (readonly number[])[] = [];
  for (const unit of required) {
    const host = choose(board, unit, preference);
    if (host === -1 || !board.tryPut(unit, host)) left.push(unit);
  }
  return left;
}

/** Puts as many optional replicas as services still need. Returns whether that is enough. */
export function fillServices(board: Board, units: Units, preference: Preference): boolean {
  const { model, needed } = board.problem;
  const missing = needed.slice();
  for (const vm of units.optional) {
    const services = model.cohorts[model.cohortOfVm[vm] ?? 0]?.services ?? [];
    if (!services.some((s) => (missing[s] ?? 0) > 0)) continue;
    const host = choose(board, [vm], preference);
    if (host === -1) continue;
    board.put(vm, host);
    for (const s of services) missing[s] = (missing[s] ?? 0) - 1;
  }
  return missing.every((count) => count <= 0);
}

function choose(board: Board, unit: readonly number[], preference: Preference): number {
  const [vm] = unit;
  if (vm === undefined) return -1;
  let best = -1;
  let bestRoom = 0;
  for (let h = 0; h < board.hosts; h += 1) {
    if (!takes(board, unit, h)) continue;
    if (preference === "first") return h;
    const room = roomOf(board, h);
    if (best === -1 || (preference === "fullest" ? room < bestRoom : room > bestRoom)) {
      best = h;
      bestRoom = room;
    }
  }
  return best;
}

function takes(board: Board, unit: readonly number[], h: number): boolean {
  const [vm] = unit;
  if (vm === undefined || !board.canPut(vm, h)) return false;
  if (unit.length === 1) return true;
  if (!board.tryPut(unit, h)) return false;
  for (const member of unit) board.take(member);
  return true;
}

/** The least share of its capacity that a host has left, over the dimensions. */
function roomOf(board: Board, h: number): number {
  const { width } = board;
  let least = Number.POSITIVE_INFINITY;
  for (let d = 0; d < width; d += 1) {
    const capacity = board.problem.capacity[h * width + d] ?? 0;
    if (capacity > 0) least = Math.min(least, (board.left[h * width + d] ?? 0) / capacity);
  }
  return least;
}

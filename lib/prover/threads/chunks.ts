import { combinations, countOfSubsets } from "../scenarios/tolerance";
import type { Recipe } from "../sweep/recipe";
import { Sweep } from "../sweep/sweep";

/** All scenarios of some lost domains, as memory that threads share: in chunks, one for each size and each first domain. */
export interface SharedScenarios {
  readonly recipe: Recipe;
  /** By domain, the host that it is. */
  readonly hostAt: Int32Array;
  /** Largest number of hosts lost together. */
  readonly most: number;
  /** By chunk: 0 open, 1 taken, 2 done. */
  readonly states: Int32Array;
  /** The next chunk that is looked at for work. */
  readonly next: Int32Array;
  /** Not 0: no more work is wanted. */
  readonly stop: Int32Array;
  /** By chunk, the first byte of its bits, one a scenario: 1 where the recipe does not cover it. */
  readonly offsets: Float64Array;
  readonly bits: Uint8Array;
}

export const OPEN = 0;
export const TAKEN = 1;
export const DONE = 2;

export function shareScenarios(recipe: Recipe, hostAt: Int32Array, most: number): SharedScenarios {
  const chunks = hostAt.length * most;
  const offsets = new Float64Array(new SharedArrayBuffer(8 * (chunks + 1)));
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const { size, first } = chunkAt(chunk, hostAt.length);
    offsets[chunk + 1] = (offsets[chunk] ?? 0) + Math.ceil(choose(hostAt.length - first - 1, size - 1) / 8);
  }
  return {
    recipe: shared(recipe),
    hostAt,
    most,
    states: new Int32Array(new SharedArrayBuffer(4 * chunks)),
    next: new Int32Array(new SharedArrayBuffer(4)),
    stop: new Int32Array(new SharedArrayBuffer(4)),
    offsets,
    bits: new Uint8Array(new SharedArrayBuffer(offsets[chunks] ?? 0)),
  };
}

export function chunkOf(size: number, first: number, domains: number): number {
  return (size - 1) * domains + first;
}

function chunkAt(chunk: number, domains: number): { readonly size: number; readonly first: number } {
  return { size: 1 + Math.floor(chunk / domains), first: chunk % domains };
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : countOfSubsets(n, k) - countOfSubsets(n, k - 1);
}

/** Follows the recipe through the scenarios of a chunk, in their order, and sets the bits of those that it does not cover. */
export function settleChunk({ offsets, bits, hostAt }: SharedScenarios, sweep: Sweep, chunk: number): void {
  const { size, first } = chunkAt(chunk, hostAt.length);
  const start = offsets[chunk] ?? 0;
  let ordinal = 0;
  for (const rest of combinations(first + 1, hostAt.length - first - 1, size - 1)) {
    const hosts = [hostAt[first] ?? -1];
    for (const domain of rest) hosts.push(hostAt[domain] ?? -1);
    if (!sweep.covers(hosts)) {
      const byte = start + (ordinal >> 3);
      bits[byte] = (bits[byte] ?? 0) | (1 << (ordinal & 7));
    }
    ordinal += 1;
  }
}

/** Takes chunks that nobody has, until there are none. */
export function help(scenarios: SharedScenarios): void {
  const { states, next, stop } = scenarios;
  const sweep = new Sweep(scenarios.recipe);
  for (;;) {
    const chunk = Atomics.add(next, 0, 1);
    if (chunk >= states.length || Atomics.load(stop, 0) !== 0) return;
    if (Atomics.compareExchange(states, chunk, OPEN, TAKEN) !== OPEN) continue;
    settleChunk(scenarios, sweep, chunk);
    Atomics.store(states, chunk, DONE);
    Atomics.notify(states, chunk);
  }
}

function shared(recipe: Recipe): Recipe {
  const { flows } = recipe;
  return {
    ...recipe,
    left: floats(recipe.left),
    demand: floats(recipe.demand),
    place: integers(recipe.place),
    first: integers(recipe.first),
    rank: integers(recipe.rank),
    rowOfVm: integers(recipe.rowOfVm),
    moves: bytes(recipe.moves),
    rows: bytes(recipe.rows),
    flows: {
      from: integers(flows.from),
      target: integers(flows.target),
      amount: floats(flows.amount),
      start: integers(flows.start),
      vms: integers(flows.vms),
    },
  };
}

function floats(list: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(list.byteLength));
  copy.set(list);
  return copy;
}

function integers(list: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(list.byteLength));
  copy.set(list);
  return copy;
}

function bytes(list: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(list.byteLength));
  copy.set(list);
  return copy;
}

import type { Board } from "../board";
import type { Impossible, WeightItem } from "../impossible";
import type { Steps } from "../steps";
import type { Units } from "../units";
import { Covering } from "./covering";
import { type Crowding, crowdings } from "./crowding";
import { heaviest, type Item } from "./knapsack";

/** More kinds of VMs than these, and the program takes too long. */
const MOST_KINDS = 128;
const MOST_HOST_KINDS = 256;
const MOST_ROUNDS = 400;
/** Fractions of the program become these parts of a whole. */
const SCALES = [1, 2, 6, 12, 60, 420, 5040];
const CLEAR = 1e-5;

/**
 * Refutes by a weight for each kind of VM, and for each host the most that any set of VMs that it can hold may weigh: by size alone, where
 * VMs fill no host to the last; else by the weights of a linear program over all such sets (the configurations of a host).
 * @param board with the VMs that stay
 */
export function refuteByWeights(board: Board, units: Units, steps: Steps): Impossible | undefined {
  for (const crowding of crowdings(board, units)) {
    const { hosts, vmKinds, hostKinds } = crowding;
    if (vmKinds.length < 1 || vmKinds.length > MOST_KINDS || hostKinds.length > MOST_HOST_KINDS) continue;
    const items = bySizes(crowding, steps) ?? byProgram(crowding, steps);
    if (items !== undefined) return { kind: "weights", hosts, items };
  }
  return undefined;
}

/** In each dimension alone, by what is demanded of it. */
function bySizes(crowding: Crowding, steps: Steps): readonly WeightItem[] | undefined {
  for (const d of crowding.vmKinds[0]?.demand.keys() ?? []) {
    const own = projected(crowding, d);
    const sizes = own.vmKinds.map(({ demand }) => demand[d] ?? 0);
    const unit = sizes.reduce(divisor, 0);
    if (unit === 0) continue;
    const weights = sizes.map((size) => size / unit);
    if (tooHeavy(own, weights, steps)) return itemsThatWeigh(own, weights);
  }
  return undefined;
}

/** The same as if the other dimensions were ample. */
function projected(crowding: Crowding, d: number): Crowding {
  const vmKinds = new Map<number, Crowding["vmKinds"][number]>();
  for (const { demand, count } of crowding.vmKinds) {
    const size = demand[d] ?? 0;
    const alone = demand.map((amount, other) => (other === d ? amount : 0));
    vmKinds.set(size, { demand: alone, count: count + (vmKinds.get(size)?.count ?? 0) });
  }
  return { ...crowding, vmKinds: [...vmKinds.entries()].sort(([a], [b]) => a - b).map(([, kind]) => kind) };
}

function itemsThatWeigh({ vmKinds }: Crowding, weights: readonly number[]): readonly WeightItem[] {
  return vmKinds.flatMap(({ demand }, k) => ((weights[k] ?? 0) > 0 ? [{ demand, weight: weights[k] ?? 0 }] : []));
}

function byProgram(crowding: Crowding, steps: Steps): readonly WeightItem[] | undefined {
  const { vmKinds, hostKinds } = crowding;
  const program = new Covering(
    hostKinds.map(({ count }) => count),
    vmKinds.map(({ count }) => count),
  );
  const size = hostKinds.length + vmKinds.length;
  for (let round = 0; round < MOST_ROUNDS && program.leftOut > CLEAR; round += 1) {
    const weights = program.weights();
    const prices = program.prices();
    let isOptimal = true;
    let short = vmKinds.reduce((sum, { count }, k) => sum + count * Math.max(0, weights[k] ?? 0), 0);
    for (const [kind, { room, count }] of hostKinds.entries()) {
      if (!steps.spend(1 + vmKinds.length + ((size * size) >> 7))) return undefined;
      const price = prices[kind] ?? 0;
      const best = heaviest(itemsOf(crowding, weights), room, price);
      if (best === undefined || !steps.spend(best.work >> 8)) return undefined;
      short -= count * Math.max(price, best.weight);
      if (best.weight <= price + CLEAR) continue;
      isOptimal = false;
      program.use(kind, best);
    }
    const found = short > CLEAR ? rounded(crowding, weights, steps) : undefined;
    if (found !== undefined) return found;
    if (isOptimal && !program.relax()) return undefined;
  }
  return undefined;
}

/** The first of several roundings to integers that still shows it. */
function rounded(crowding: Crowding, weights: Float64Array, steps: Steps): readonly WeightItem[] | undefined {
  const { vmKinds } = crowding;
  for (const scale of SCALES) {
    const integers = vmKinds.map((_, k) => Math.max(0, Math.floor((weights[k] ?? 0) * scale + CLEAR)));
    // What needs no less weighs no less.
    for (const [k, { demand }] of vmKinds.entries()) {
      for (const [other, smaller] of vmKinds.slice(0, k).entries()) {
        const isSmaller = smaller.demand.every((amount, d) => amount <= (demand[d] ?? 0));
        if (isSmaller) integers[k] = Math.max(integers[k] ?? 0, integers[other] ?? 0);
      }
    }
    if (tooHeavy(crowding, integers, steps)) return itemsThatWeigh(crowding, integers);
  }
  return undefined;
}

/** In integers: whether the VMs weigh more than all hosts can hold. */
function tooHeavy(crowding: Crowding, weights: readonly number[], steps: Steps): boolean {
  const { vmKinds, hostKinds } = crowding;
  let balance = vmKinds.reduce((sum, { count }, k) => sum + count * (weights[k] ?? 0), 0);
  if (!Number.isSafeInteger(balance)) return false;
  for (const { room, count } of hostKinds) {
    if (!steps.spend(1 + vmKinds.length)) return false;
    const best = heaviest(itemsOf(crowding, weights), room);
    if (best === undefined || !steps.spend(best.work >> 8)) return false;
    balance -= count * best.weight;
    if (balance <= 0) return false;
  }
  return balance > 0;
}

function itemsOf({ vmKinds }: Crowding, weights: ArrayLike<number>): readonly Item[] {
  return vmKinds.map(({ demand, count }, k) => ({ demand, count, weight: Math.max(0, weights[k] ?? 0) }));
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

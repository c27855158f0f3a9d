/** VMs of one size, and what each of them weighs. */
export interface Item {
  /** By dimension. */
  readonly demand: readonly number[];
  readonly weight: number;
  readonly count: number;
}

export interface Pattern {
  readonly weight: number;
  /** How many of each item. */
  readonly counts: readonly number[];
  /** Sets that were looked at. */
  readonly work: number;
}

interface State {
  readonly left: readonly number[];
  readonly weight: number;
  /** What it was made from, by so many of an item. */
  readonly from?: State;
  readonly item?: number;
  readonly copies?: number;
}

/** So many sets of VMs on one host are kept apart. */
const MOST_STATES = 4096;
/** Fewer where each has to be compared with all, in two dimensions or more. */
const MOST_COMPARED = 1024;

/**
 * The heaviest set of VMs that a host with so much room can hold: by the sets of which no other leaves as much and weighs as much, and that
 * may become heavier than the heaviest so far. Undefined: there are too many of these.
 * @param atLeast lighter sets are of no interest: the answer may be any that is not heavier
 */
export function heaviest(items: readonly Item[], room: readonly number[], atLeast = 0): Pattern | undefined {
  const binding = [...room.keys()].filter((d) => {
    const all = items.reduce((sum, { demand, count }) => sum + count * (demand[d] ?? 0), 0);
    return all > (room[d] ?? 0);
  });
  const share = (i: number) => binding.reduce((sum, d) => sum + demandOf(items, i, d) / Math.max(1, room[d] ?? 0), 0);
  const density = items.map(({ weight }, i) => weight / Math.max(1e-9, share(i)));
  const order = [...items.keys()]
    .filter((i) => (items[i]?.weight ?? 0) > 0)
    .sort((a, b) => (density[b] ?? 0) - (density[a] ?? 0) || a - b);
  const rests = restsOf(items, order, binding);
  let states: readonly State[] = [{ left: binding.map((d) => room[d] ?? 0), weight: 0 }];
  let work = 0;
  for (const [at, i] of order.entries()) {
    const { weight = 0, count = 0 } = items[i] ?? {};
    const demand = binding.map((d) => demandOf(items, i, d));
    const sizes = parts(count);
    for (const [part, copies] of sizes.entries()) {
      const all = [...states];
      for (const from of states) {
        const left = from.left.map((amount, n) => amount - copies * (demand[n] ?? 0));
        if (left.every((amount) => amount >= 0))
          all.push({ left, weight: from.weight + copies * weight, from, item: i, copies });
      }
      work += all.length + (binding.length < 2 ? 0 : (all.length * states.length) >> 4);
      const rest = rests[part === sizes.length - 1 ? at + 1 : at];
      const best = all.reduce((most, state) => Math.max(most, state.weight), atLeast);
      const isHopeful = (state: State) => state.weight >= best || state.weight + most(state, rest) > best + 1e-6;
      states = undominated(all.filter(isHopeful).map((state) => capped(state, rest?.demand ?? [])));
      if (states.length > (binding.length < 2 ? MOST_STATES : MOST_COMPARED)) return undefined;
    }
  }
  return patternOf(states[0], items.length, work);
}

/** What the items from one on still weigh and demand, and the most that they weigh for a unit of each dimension. */
interface Rest {
  readonly weight: number;
  readonly demand: readonly number[];
  readonly rate: readonly number[];
}

function restsOf(items: readonly Item[], order: readonly number[], binding: readonly number[]): readonly Rest[] {
  const rests: Rest[] = [{ weight: 0, demand: binding.map(() => 0), rate: binding.map(() => 0) }];
  for (const i of [...order].reverse()) {
    const { weight = 0, count = 0 } = items[i] ?? {};
    const [next] = rests;
    rests.unshift({
      weight: (next?.weight ?? 0) + weight * count,
      demand: binding.map((d, n) => (next?.demand[n] ?? 0) + demandOf(items, i, d) * count),
      rate: binding.map((d, n) => Math.max(next?.rate[n] ?? 0, weight / demandOf(items, i, d))),
    });
  }
  return rests;
}

/** The most that can still be added. */
function most({ left }: State, rest: Rest | undefined): number {
  if (rest === undefined) return 0;
  return left.reduce((least, amount, n) => {
    const rate = rest.rate[n] ?? 0;
    return rate === Number.POSITIVE_INFINITY ? least : Math.min(least, amount * rate);
  }, rest.weight);
}

/** Numbers of which some add up to each number from 0 to `count`. */
function parts(count: number): readonly number[] {
  const result: number[] = [];
  for (let size = 1, rest = count; rest > 0; size *= 2) {
    const part = Math.min(size, rest);
    result.push(part);
    rest -= part;
  }
  return result;
}

function demandOf(items: readonly Item[], i: number, d: number): number {
  return items[i]?.demand[d] ?? 0;
}

/** Room that nothing is left to take is worth nothing. */
function capped(state: State, atMost: readonly number[]): State {
  if (state.left.every((amount, n) => amount <= (atMost[n] ?? 0))) return state;
  return { ...state, left: state.left.map((amount, n) => Math.min(amount, atMost[n] ?? 0)) };
}

/** The heaviest first. */
function undominated(states: State[]): readonly State[] {
  states.sort((a, b) => b.weight - a.weight || (b.left[0] ?? 0) - (a.left[0] ?? 0));
  const kept: State[] = [];
  let widest = -1;
  for (const state of states) {
    const [first = 0] = state.left;
    const isDominated =
      state.left.length < 2
        ? kept.length > 0 && first <= widest
        : kept.some((other) => other.left.every((amount, n) => amount >= (state.left[n] ?? 0)));
    if (isDominated) continue;
    widest = Math.max(widest, first);
    kept.push(state);
  }
  return kept;
}

function patternOf(best: State | undefined, items: number, work: number): Pattern {
  const counts = new Array<number>(items).fill(0);
  for (let state = best; state !== undefined; state = state.from) {
    if (state.item !== undefined) counts[state.item] = (counts[state.item] ?? 0) + (state.copies ?? 0);
  }
  return { weight: best?.weight ?? 0, counts, work };
}

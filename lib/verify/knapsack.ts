/** VMs of which each demands at least so much, by dimension. */
export interface Item {
  readonly demand: readonly number[];
  readonly weight: number;
  readonly count: number;
}

interface Held {
  readonly left: readonly number[];
  readonly weight: number;
}

/** More sets than these on one host are not told apart: what it may hold counts as without limit. */
const MOST_SETS = 4096;
const MOST_COMPARED = 1024;

/**
 * The most that any set of VMs can weigh that demand no more than the room. Of sets that leave less and weigh less none is followed up, nor
 * one that cannot become heavier than another already is.
 */
export function heaviest(items: readonly Item[], room: readonly number[]): number {
  const demanded = (d: number) => items.reduce((sum, { demand, count }) => sum + count * (demand[d] ?? 0), 0);
  const scarce = [...room.keys()].filter((d) => demanded(d) > (room[d] ?? 0));
  const share = ({ demand }: Item) => scarce.reduce((sum, d) => sum + (demand[d] ?? 0) / Math.max(1, room[d] ?? 0), 0);
  const density = new Map(items.map((item) => [item, item.weight / Math.max(1e-9, share(item))]));
  const order = [...items].sort((a, b) => (density.get(b) ?? 0) - (density.get(a) ?? 0));
  let sets: readonly Held[] = [{ left: scarce.map((d) => room[d] ?? 0), weight: 0 }];
  for (const [i, { demand, weight, count }] of order.entries()) {
    for (let part = 1, open = count; open > 0; part *= 2) {
      const copies = Math.min(part, open);
      open -= copies;
      const more = sets.map((set) => ({
        left: set.left.map((amount, n) => amount - copies * (demand[scarce[n] ?? 0] ?? 0)),
        weight: set.weight + copies * weight,
      }));
      const all = [...sets, ...more.filter(({ left }) => left.every((amount) => amount >= 0))];
      sets = worthwhile(all, restOf(order.slice(open > 0 ? i : i + 1), scarce));
      if (sets.length > (scarce.length < 2 ? MOST_SETS : MOST_COMPARED)) return Number.POSITIVE_INFINITY;
    }
  }
  return sets[0]?.weight ?? 0;
}

/** What items weigh and demand in all, and the most that they weigh for a unit of each scarce dimension. */
type Rest = { readonly weight: number; readonly demand: readonly number[]; readonly rate: readonly number[] };

function restOf(items: readonly Item[], scarce: readonly number[]): Rest {
  return {
    weight: items.reduce((sum, { weight, count }) => sum + weight * count, 0),
    demand: scarce.map((d) => items.reduce((sum, { demand, count }) => sum + count * (demand[d] ?? 0), 0)),
    rate: scarce.map((d) => items.reduce((most, { demand, weight }) => Math.max(most, weight / (demand[d] ?? 0)), 0)),
  };
}

/** The heaviest first. */
function worthwhile(sets: readonly Held[], rest: Rest): readonly Held[] {
  const best = sets.reduce((most, { weight }) => Math.max(most, weight), 0);
  // Weights are integers: what is heavier is so by one at least, whatever a quotient loses.
  const mayGrow = ({ left, weight }: Held) =>
    weight === best ||
    weight + left.reduce((least, amount, n) => bounded(least, amount, rest.rate[n]), rest.weight) > best + 0.5;
  const hopeful = sets.filter(mayGrow).map((set) => {
    // Room that no item is left to take is worth nothing.
    return { ...set, left: set.left.map((amount, n) => Math.min(amount, rest.demand[n] ?? 0)) };
  });
  const kept: Held[] = [];
  let widest = -1;
  for (const set of hopeful.sort((a, b) => b.weight - a.weight || (b.left[0] ?? 0) - (a.left[0] ?? 0))) {
    const [first = 0] = set.left;
    const leavesLess = (other: Held) => set.left.every((amount, n) => amount <= (other.left[n] ?? 0));
    if (set.left.length < 2 ? kept.length > 0 && first <= widest : kept.some(leavesLess)) continue;
    widest = Math.max(widest, first);
    kept.push(set);
  }
  return kept;
}

function bounded(least: number, amount: number, rate = 0): number {
  return rate === Number.POSITIVE_INFINITY ? least : Math.min(least, amount * rate);
}

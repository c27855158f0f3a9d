/** VMs of which each demands at least so much, by dimension. */
export interface Item {
  readonly demand: readonly number[];
  readonly weight: number;
  readonly count: number;
}

interface State {
  readonly left: readonly number[];
  readonly weight: number;
}

/** More sets than these on one host are not told apart: what it may hold counts as without limit. */
const MOST_SETS = 4096;
const MOST_COMPARED = 1024;

/** The most that any set of VMs can weigh that demand no more than the room: of sets that leave less and weigh less none is followed up. */
export function heaviest(items: readonly Item[], room: readonly number[]): number {
  const total = (d: number, from: number) =>
    items.slice(from).reduce((sum, { demand, count }) => sum + count * (demand[d] ?? 0), 0);
  const scarce = [...room.keys()].filter((d) => total(d, 0) > (room[d] ?? 0));
  let sets: readonly State[] = [{ left: scarce.map((d) => room[d] ?? 0), weight: 0 }];
  for (const [i, { demand, weight, count }] of items.entries()) {
    const amounts = scarce.map((d) => demand[d] ?? 0);
    const rest = scarce.map((d) => total(d, i + 1));
    for (let part = 1, open = count; open > 0; part *= 2) {
      const copies = Math.min(part, open);
      open -= copies;
      const more = sets.map((set) => ({
        left: set.left.map((amount, n) => amount - copies * (amounts[n] ?? 0)),
        weight: set.weight + copies * weight,
      }));
      const all = [...sets, ...more.filter(({ left }) => left.every((amount) => amount >= 0))];
      // Room that no item is left to take is worth nothing.
      const useful = (set: State) => ({ ...set, left: set.left.map((amount, n) => Math.min(amount, rest[n] ?? 0)) });
      sets = worthwhile(open > 0 ? all : all.map(useful));
      if (sets.length > (scarce.length < 2 ? MOST_SETS : MOST_COMPARED)) return Number.POSITIVE_INFINITY;
    }
  }
  return sets[0]?.weight ?? 0;
}

/** The heaviest first. */
function worthwhile(sets: readonly State[]): readonly State[] {
  const kept: State[] = [];
  let most = -1;
  for (const set of [...sets].sort((a, b) => b.weight - a.weight || (b.left[0] ?? 0) - (a.left[0] ?? 0))) {
    const [first = 0] = set.left;
    const leavesLess = (other: State) => set.left.every((amount, n) => amount <= (other.left[n] ?? 0));
    if (set.left.length < 2 ? first <= most : kept.some(leavesLess)) continue;
    most = Math.max(most, first);
    kept.push(set);
  }
  return kept;
}

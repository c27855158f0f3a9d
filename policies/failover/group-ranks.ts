import { coveredVms, type EstateIndex, type FailoverPlan, type Id } from "../../lib/estate";

/** Of each VM that a group of the plan names, how many groups in a row are before it. */
export function groupRanks(index: EstateIndex, { order = [] }: FailoverPlan): ReadonlyMap<Id, number> {
  const position = new Map(order.map(({ id }, i) => [id, i]));
  const ranks = new Map<number, number>();
  const rankOf = (i: number): number => {
    const known = ranks.get(i);
    if (known !== undefined) return known;
    ranks.set(i, 0);
    const before = order[i]?.after?.map((id) => position.get(id) ?? 0) ?? (i > 0 ? [i - 1] : []);
    const rank = Math.max(0, ...before.map((at) => 1 + rankOf(at)));
    ranks.set(i, rank);
    return rank;
  };
  const found = new Map<Id, number>();
  order.forEach((group, i) => {
    for (const { id } of coveredVms(index, group)) if (!found.has(id)) found.set(id, rankOf(i));
  });
  return found;
}

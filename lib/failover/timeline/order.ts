import { coveredVms, type EstateIndex, type FailoverPlan, type Id, isEnabled, restartOf } from "../../estate";

const RANK = { highest: 0, high: 1, medium: 2, low: 3, lowest: 4, disabled: 5 } as const;

/** VMs of other VMs' `dependency` rules: what each waits for. */
export function dependenciesOf(index: EstateIndex): ReadonlyMap<Id, readonly Id[]> {
  const after = new Map<Id, Id[]>();
  for (const rule of index.rules.values()) {
    if (rule.kind !== "dependency" || !isEnabled(rule)) continue;
    for (const vm of rule.vms) after.set(vm, [...(after.get(vm) ?? []), ...rule.after]);
  }
  return after;
}

/** A recovery group as VMs of a plan see it. */
export interface Grouped {
  readonly id: Id;
  /** Groups before it, by their ids, unique over plans. */
  readonly after: readonly Id[];
  readonly delay: number;
  /** Longest chain of groups before it. */
  readonly rank: number;
}

/** By VM, its group of the plan; VMs in none wait for all groups. */
export function groupsOf(index: EstateIndex, plan: FailoverPlan): (vm: Id) => Grouped | undefined {
  const order = plan.order ?? [];
  if (order.length === 0) return () => undefined;
  const name = (id: Id) => `${plan.id}/${id}`;
  const waits = order.map(({ after }, i) => after ?? order.slice(Math.max(0, i - 1), i).map(({ id }) => id));
  const position = new Map(order.map(({ id }, i) => [id, i]));
  const ranks = new Map<number, number>();
  const rankOf = (i: number): number => {
    const known = ranks.get(i);
    if (known !== undefined) return known;
    ranks.set(i, 0);
    const rank = Math.max(0, ...(waits[i] ?? []).map((id) => 1 + rankOf(position.get(id) ?? 0)));
    ranks.set(i, rank);
    return rank;
  };
  const byVm = new Map<Id, Grouped>();
  order.forEach((group, i) => {
    const grouped = {
      id: name(group.id),
      after: (waits[i] ?? []).map(name),
      delay: group.delaySeconds ?? 0,
      rank: rankOf(i),
    };
    for (const { id } of coveredVms(index, group)) if (!byVm.has(id)) byVm.set(id, grouped);
  });
  const last = { id: name(""), after: order.map(({ id }) => name(id)), delay: 0, rank: order.length };
  return (vm) => byVm.get(vm) ?? last;
}

/**
 * The order in which VMs start: by group, priority, then how deep they depend on others, then name; nobody before those that it waits for. Of two that
 * wait for the same, the one of the higher priority is first.
 */
export function inOrder<T extends { readonly vm: Id; readonly groupRank: number; readonly after: readonly Id[] }>(
  index: EstateIndex,
  jobs: readonly T[],
): readonly T[] {
  const byVm = new Map(jobs.map((job) => [job.vm, job]));
  const keys = new Map<Id, readonly [number, number, number]>();
  const keyOf = (job: T): readonly [number, number, number] => {
    const known = keys.get(job.vm);
    if (known !== undefined) return known;
    const vm = index.vms.get(job.vm);
    let group = job.groupRank;
    let priority: number = vm === undefined ? RANK.medium : RANK[restartOf(vm)];
    let depth = 0;
    keys.set(job.vm, [group, priority, depth]);
    for (const id of job.after) {
      const dependency = byVm.get(id);
      if (dependency === undefined) continue;
      const [g, p, d] = keyOf(dependency);
      if (g > group || (g === group && p > priority)) [group, priority] = [g, p];
      depth = Math.max(depth, d + 1);
    }
    const key = [group, priority, depth] as const;
    keys.set(job.vm, key);
    return key;
  };
  const compare = (a: T, b: T): number => {
    const [x, y] = [keyOf(a), keyOf(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (a.vm < b.vm ? -1 : 1);
  };
  return [...jobs].sort(compare);
}

import type { Problem } from "../fates/problem";
import { YES } from "../tri";
import type { Impossible } from "./impossible";

/**
 * A fractional placement in one dimension at a time: if the required VMs, cut into pieces as one likes, do not find room on the hosts
 * they can run on, nothing does. Where they do not, the hosts reached from what is left over are too few. One that no host has room for,
 * even alone, is told by itself.
 */
export function refuteBySums(problem: Problem): Impossible | undefined {
  const { model } = problem;
  const width = model.dimensions.length;
  for (const [c, { duty }] of problem.plans.entries()) {
    const [vm] = model.cohorts[c]?.vms ?? [];
    if (duty === "required" && vm !== undefined && !problem.allowed(c).includes(1))
      return { kind: "homeless", unit: [vm] };
  }
  for (let d = 0; d < width; d += 1) {
    if (exceedsAll(problem, d)) return { kind: "sum", dimension: d, hosts: survivors(problem) };
    const room = Float64Array.from(model.hosts, (_, h) => problem.capacity[h * width + d] ?? 0);
    const short = overflow(suppliesOf(problem, d, room), room);
    if (short !== undefined) return { kind: "sum", dimension: d, hosts: short };
  }
  return undefined;
}

/** Whether all that must be placed demands more than all hosts that are not lost for sure. */
function exceedsAll(problem: Problem, d: number): boolean {
  const { model, plans } = problem;
  const width = model.dimensions.length;
  let balance = 0;
  for (const h of survivors(problem)) balance += problem.capacity[h * width + d] ?? 0;
  for (const [c, plan] of plans.entries()) {
    if (plan.duty === "required" || plan.duty === "stays") balance -= model.demandOfCohort[c * width + d] ?? 0;
  }
  return balance < 0;
}

export function survivors({ model, situation }: Problem): readonly number[] {
  return [...model.hosts.keys()].filter((h) => situation.hostGone[h] !== YES);
}

interface Supply {
  readonly row: Uint8Array;
  amount: number;
}

/** Demand by the set of hosts it may go to; what stays is taken from the room of its host. */
function suppliesOf(problem: Problem, d: number, room: Float64Array): readonly Supply[] {
  const { model, plans } = problem;
  const width = model.dimensions.length;
  const byRow = new Map<Uint8Array, Supply>();
  for (const [c, cohort] of model.cohorts.entries()) {
    const amount = model.demandOfCohort[c * width + d] ?? 0;
    const duty = plans[c]?.duty;
    if (amount === 0) continue;
    if (duty === "stays") room[cohort.home] = (room[cohort.home] ?? 0) - amount;
    if (duty !== "required") continue;
    const row = problem.allowed(c);
    const supply = byRow.get(row) ?? { row, amount: 0 };
    supply.amount += amount;
    byRow.set(row, supply);
  }
  return [...byRow.values()];
}

/** Augmenting paths between supplies and hosts. Undefined: all fits. Else the set of hosts that is too small. */
function overflow(supplies: readonly Supply[], room: Float64Array): readonly number[] | undefined {
  const flow = supplies.map(() => new Float64Array(room.length));
  const free = room.slice();
  for (const [s, supply] of supplies.entries()) {
    let rest = supply.amount;
    while (rest > 0) {
      const found = augment(supplies, flow, free, s, rest);
      if (typeof found !== "number") return found;
      rest -= found;
    }
  }
  return undefined;
}

/** Moves as much as it can along one shortest path, or says which hosts were reached. */
function augment(
  supplies: readonly Supply[],
  flow: readonly Float64Array[],
  free: Float64Array,
  from: number,
  most: number,
): number | readonly number[] {
  const hosts = free.length;
  const hostVia = new Int32Array(hosts).fill(-1);
  const supplyVia = new Int32Array(supplies.length).fill(-2);
  supplyVia[from] = -1;
  const queue = [from];
  for (let i = 0; i < queue.length; i += 1) {
    const s = queue[i] ?? 0;
    const row = supplies[s]?.row;
    for (let h = 0; h < hosts; h += 1) {
      if (row?.[h] !== 1 || hostVia[h] !== -1) continue;
      hostVia[h] = s;
      if ((free[h] ?? 0) > 0) return push(flow, free, hostVia, supplyVia, h, most);
      for (let t = 0; t < supplies.length; t += 1) {
        if (supplyVia[t] === -2 && (flow[t]?.[h] ?? 0) > 0) {
          supplyVia[t] = h;
          queue.push(t);
        }
      }
    }
  }
  return [...hostVia.keys()].filter((h) => hostVia[h] !== -1);
}

function push(
  flow: readonly Float64Array[],
  free: Float64Array,
  hostVia: Int32Array,
  supplyVia: Int32Array,
  end: number,
  most: number,
): number {
  let amount = Math.min(most, free[end] ?? 0);
  for (let s = hostVia[end] ?? -1, h = supplyVia[s] ?? -1; h !== -1; s = hostVia[h] ?? -1, h = supplyVia[s] ?? -1) {
    amount = Math.min(amount, flow[s]?.[h] ?? 0);
  }
  free[end] = (free[end] ?? 0) - amount;
  let h = end;
  for (;;) {
    const s = hostVia[h] ?? -1;
    const row = flow[s];
    if (row === undefined) return amount;
    row[h] = (row[h] ?? 0) + amount;
    const back = supplyVia[s] ?? -1;
    if (back === -1) return amount;
    row[back] = (row[back] ?? 0) - amount;
    h = back;
  }
}

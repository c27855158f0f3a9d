import type { Problem } from "../fates/problem";
import type { Impossible } from "./impossible";
import type { Units } from "./units";

type Step = { readonly atLeast: number; readonly weight: number };

/**
 * Refutes by fragmentation: weights that grow in steps with a VM's size (dual feasible functions), and for each host the most that can weigh
 * on it. Room enough in sum, but not in pieces of the right size.
 */
export function refuteByFragments(problem: Problem, units: Units): Impossible | undefined {
  const { model } = problem;
  const width = model.dimensions.length;
  const vms = units.required.flat();
  const rows = [...new Set(vms.map((vm) => problem.allowed(model.cohortOfVm[vm] ?? 0)))].slice(0, 64);
  for (const hosts of hostSets(rows, model.hosts.length)) {
    const inside = new Set(rows.filter((row) => row.every((cell, h) => cell === 0 || hosts.includes(h))));
    const held = vms.filter((vm) => inside.has(problem.allowed(model.cohortOfVm[vm] ?? 0)));
    if (held.length < 2) continue;
    for (let d = 0; d < width; d += 1) {
      const sizes = Float64Array.from(held, (vm) => model.demand[vm * width + d] ?? 0).sort();
      const room = roomLeft(problem, units, d);
      const capacities = Float64Array.from(hosts, (h) => room[h] ?? 0);
      const steps = findSteps(sizes, capacities);
      if (steps !== undefined) return { kind: "steps", dimension: d, hosts, steps };
    }
  }
  return undefined;
}

/** What the VMs that stay leave of each host in a dimension. */
export function roomLeft(problem: Problem, units: Units, d: number): Float64Array {
  const { model } = problem;
  const width = model.dimensions.length;
  const room = Float64Array.from(model.hosts, (_, h) => problem.capacity[h * width + d] ?? 0);
  for (const vm of units.stays) {
    const home = model.cohorts[model.cohortOfVm[vm] ?? 0]?.home ?? -1;
    room[home] = (room[home] ?? 0) - (model.demand[vm * width + d] ?? 0);
  }
  return room;
}

/** All hosts that take anything, and each smaller set that some VMs are confined to. */
function hostSets(rows: readonly Uint8Array[], hosts: number): readonly (readonly number[])[] {
  const all = Array.from({ length: hosts }, (_, h) => h).filter((h) => rows.some((row) => row[h] === 1));
  const sets = new Map([[all.join(), all]]);
  for (const row of rows) {
    const own = all.filter((h) => row[h] === 1);
    sets.set(own.join(), own);
  }
  return [...sets.values()];
}

/** @param sizes ascending */
function findSteps(sizes: Float64Array, capacities: Float64Array): readonly Step[] | undefined {
  for (const steps of candidates(sizes, capacities)) {
    const first = steps[0]?.atLeast ?? 0;
    if (first <= 0) continue;
    let weight = 0;
    for (let i = sizes.length - 1; i >= 0 && (sizes[i] ?? 0) >= first; i -= 1) weight += weightOf(steps, sizes[i] ?? 0);
    const most = Math.max(...capacities);
    const lightest = lightestBySum(steps, most);
    let price = 0;
    for (const capacity of capacities) {
      price += priceOf(lightest, capacity);
      if (price >= weight) break;
    }
    if (price < weight) return steps;
  }
  return undefined;
}

function* candidates(sizes: Float64Array, capacities: Float64Array): Generator<readonly Step[]> {
  const distinct = [...new Set(sizes)]
    .reverse()
    .filter((size) => size > 0)
    .slice(0, 48);
  for (const size of distinct) yield [{ atLeast: size, weight: 1 }];
  for (const capacity of [...new Set(capacities)].sort((a, b) => b - a).slice(0, 6)) {
    for (let k = 3; k <= 16; k += 1) {
      yield Array.from({ length: k - 1 }, (_, j) => ({
        atLeast: Math.floor(((j + 1) * capacity) / k) + 1,
        weight: j + 1,
      }));
    }
  }
}

function weightOf(steps: readonly Step[], size: number): number {
  let weight = 0;
  for (const step of steps) {
    if (size < step.atLeast) break;
    weight = step.weight;
  }
  return weight;
}

const MOST_WEIGHT = 4096;

/** By weight: the least capacity on which so much can weigh. */
function lightestBySum(steps: readonly Step[], capacity: number): readonly number[] {
  const least = [0];
  for (let weight = 1; weight <= MOST_WEIGHT; weight += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (const step of steps) {
      const rest = least[Math.max(0, weight - step.weight)] ?? Number.POSITIVE_INFINITY;
      best = Math.min(best, rest + step.atLeast);
    }
    if (best > capacity) break;
    least.push(best);
  }
  return least;
}

function priceOf(lightest: readonly number[], capacity: number): number {
  if (lightest.length > MOST_WEIGHT) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = lightest.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lightest[middle] ?? 0) <= capacity) low = middle;
    else high = middle - 1;
  }
  return low;
}

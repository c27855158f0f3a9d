import type { Problem } from "../fates/problem";
import { rulebookOf } from "./rulebook";

/** What a placement has to put somewhere. */
export interface Units {
  /** VMs that stand at a given host. */
  readonly stays: readonly number[];
  /** VMs that must be placed; those that affinity holds together are one unit. */
  readonly required: readonly (readonly number[])[];
  /** Replicas, each by itself. */
  readonly optional: readonly number[];
}

export function unitsOf(problem: Problem): Units {
  const { model, plans } = problem;
  const stays: number[] = [];
  const required: number[] = [];
  const optional: number[] = [];
  model.cohortOfVm.forEach((cohort, vm) => {
    const duty = plans[cohort]?.duty;
    if (duty === "stays") stays.push(vm);
    else if (duty === "required") required.push(vm);
    else if (duty === "optional") optional.push(vm);
  });
  return { stays, required: bundles(problem, required), optional };
}

/** Joins what affinity rules tie, over several rules too. */
export function bundles(problem: Problem, vms: readonly number[]): readonly (readonly number[])[] {
  const rules = rulebookOf(problem.model, problem.reading);
  if (rules.together === 0) return vms.map((vm) => [vm]);
  const members = new Set(vms);
  const seen = new Set<number>();
  const result: number[][] = [];
  for (const first of vms) {
    if (seen.has(first)) continue;
    const bundle: number[] = [];
    const queue = [first];
    seen.add(first);
    for (let vm = queue.pop(); vm !== undefined; vm = queue.pop()) {
      bundle.push(vm);
      for (const r of rules.togetherOfVm[vm] ?? []) {
        for (const other of rules.togetherVms[r] ?? []) {
          if (!members.has(other) || seen.has(other)) continue;
          seen.add(other);
          queue.push(other);
        }
      }
    }
    result.push(bundle.sort((a, b) => a - b));
  }
  return result;
}

/** Of each VM, its largest share of an average host: what makes it hard to place. */
export function bulkOf(problem: Problem): Float64Array {
  const { model, capacity } = problem;
  const width = model.dimensions.length;
  const average = new Float64Array(width);
  capacity.forEach((amount, i) => {
    average[i % width] = (average[i % width] ?? 0) + amount / model.hosts.length;
  });
  return Float64Array.from(model.vms, (_, vm) => {
    let bulk = 0;
    for (let d = 0; d < width; d += 1) {
      bulk = Math.max(bulk, (model.demand[vm * width + d] ?? 0) / Math.max(1, average[d] ?? 0));
    }
    return bulk;
  });
}

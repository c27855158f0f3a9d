import type { Problem } from "../fates/problem";
import { Board } from "../search/board";
import { searchExactly } from "../search/exact";
import { roomLeft } from "../search/fragments";
import { fill } from "../search/greedy";
import type { Impossible } from "../search/impossible";
import { rulebookOf } from "../search/rulebook";
import { Steps } from "../search/steps";
import { bundles, type Units, unitsOf } from "../search/units";
import type { Unplaceable } from "../verdict";
import { confined, rowOf as hostRow } from "./confined";
import { unplaceableBecause } from "./unplaceable-because";

/** Larger sets are no easier to look at than the shortage itself. */
const MOST_VMS = 24;
const STEPS = 2_000;

/**
 * VMs that cannot all be placed, made as few as can be: those that weigh most in the proof, less each one without which the others cannot be
 * placed either. Undefined: the proof is about other things, or there would be too many.
 */
export function unplaceableSet(problem: Problem, proof: Impossible): Unplaceable | undefined {
  const units = unitsOf(problem);
  const first = firstSet(problem, units, proof);
  if (first === undefined || first.length > MOST_VMS) return undefined;
  const trial = new Trial(problem, units);
  if (trial.places(first) !== "no") return undefined;
  let vms = first;
  let isIrreducible = true;
  for (const vm of first) {
    if (vms.length === 1) break;
    const rest = vms.filter((other) => other !== vm);
    const answer = trial.places(rest);
    if (answer === "no") vms = rest;
    else if (answer === "open") isIrreducible = false;
  }
  const { model } = problem;
  const hosts = model.hosts.flatMap(({ id }, h) => (vms.some((vm) => rowOf(problem, vm)[h] === 1) ? [id] : []));
  return {
    vms: vms.map((vm) => model.vms[vm]?.id ?? ""),
    hosts,
    minimal: !isIrreducible ? "any" : isSmallest(problem, units, trial, vms) ? "smallest" : "irreducible",
    because: unplaceableBecause(problem, units, vms),
  };
}

function rowOf(problem: Problem, vm: number): Uint8Array {
  return problem.allowed(problem.model.cohortOfVm[vm] ?? 0);
}

/** What the proof rests on. */
function firstSet(problem: Problem, units: Units, proof: Impossible): readonly number[] | undefined {
  const vms = units.required.flat();
  if (proof.kind === "crowd") return proof.vms.filter((vm) => vms.includes(vm));
  if (proof.kind === "homeless") return proof.unit;
  if (proof.kind === "search") return vms;
  if (proof.kind === "weights") {
    const set = new Set(proof.hosts);
    return vms.filter((vm) => rowOf(problem, vm).every((can, h) => can === 0 || set.has(h)));
  }
  if (proof.kind !== "sum" && proof.kind !== "steps") return undefined;
  const { model } = problem;
  const { dimension, hosts } = proof;
  const size = (vm: number) => model.demand[vm * model.dimensions.length + dimension] ?? 0;
  const held = confined(problem, vms, hostRow(problem, hosts))
    .filter((vm) => size(vm) > 0)
    .sort((a, b) => size(b) - size(a) || a - b);
  const room = roomLeft(problem, units, dimension);
  if (proof.kind === "sum") {
    let left = hosts.reduce((sum, h) => sum + Math.max(0, room[h] ?? 0), 0);
    const end = held.findIndex((vm) => {
      left -= size(vm);
      return left < 0;
    });
    return end === -1 ? undefined : held.slice(0, end + 1);
  }
  const least = proof.steps[0]?.atLeast ?? 0;
  const large = held.filter((vm) => size(vm) >= least);
  if (proof.steps.length > 1) return large;
  const places = hosts.reduce((sum, h) => sum + Math.floor(Math.max(0, room[h] ?? 0) / least), 0);
  return large.slice(-places - 1);
}

/** Whether sets of VMs can be placed beside those that stay, nothing else being there. */
class Trial {
  readonly #start: Board;
  readonly #steps = new Steps(20 * STEPS);

  constructor(problem: Problem, units: Units) {
    const alone: Problem = { ...problem, needed: problem.needed.map(() => 0) };
    this.#start = new Board(alone);
    const { model } = problem;
    for (const vm of units.stays) {
      const home = model.cohorts[model.cohortOfVm[vm] ?? 0]?.home ?? -1;
      if (this.#start.fits(vm, home) && this.#start.keepsRules(vm, home)) this.#start.put(vm, home);
    }
  }

  places(vms: readonly number[]): "yes" | "no" | "open" {
    const { problem } = this.#start;
    const required = bundles(problem, vms);
    for (const preference of ["fullest", "emptiest"] as const) {
      if (fill(new Board(problem, this.#start), required, preference).length === 0) return "yes";
    }
    const units = { stays: [], required, optional: [] };
    const found = searchExactly(new Board(problem, this.#start), units, new Steps(STEPS, undefined, this.#steps));
    return found === "placed" ? "yes" : found === "impossible" ? "no" : "open";
  }
}

/**
 * One VM; or two where each fits alone; or any number where no other VM asks for more of anything, or has fewer hosts to run on, than any of
 * these: then what holds for fewer of these holds for fewer of all.
 */
function isSmallest(problem: Problem, units: Units, trial: Trial, vms: readonly number[]): boolean {
  if (vms.length === 1) return true;
  const all = units.required.flat();
  if (vms.length === 2) return all.length <= 200 && all.every((vm) => trial.places([vm]) === "yes");
  const { model } = problem;
  const width = model.dimensions.length;
  const rules = rulebookOf(model, problem.reading);
  if (all.some((vm) => rules.apartOfVm[vm] !== undefined || rules.togetherOfVm[vm] !== undefined)) return false;
  const chosen = new Set(vms);
  const isWithin = (other: number, vm: number): boolean => {
    for (let d = 0; d < width; d += 1) {
      if ((model.demand[other * width + d] ?? 0) > (model.demand[vm * width + d] ?? 0)) return false;
    }
    const row = rowOf(problem, other);
    return rowOf(problem, vm).every((can, h) => can === 0 || row[h] === 1);
  };
  return all.every((other) => chosen.has(other) || vms.every((vm) => isWithin(other, vm)));
}

import { type Cohort, MOVABLE, type Model } from "../model/model";
import { type CompiledRules, compileRules } from "../model/rules";
import { Board } from "../search/board";
import { searchExactly } from "../search/exact";
import type { Steps } from "../search/steps";
import { bundles } from "../search/units";
import { MAYBE, YES } from "../tri";
import { type Reading, standing } from "./plan";
import type { Problem } from "./problem";
import type { Situation } from "./situation";
import { startPlaces } from "./start-places";

/**
 * Looks for a start placement of some VMs and all that rules tie to them, capacity not counted, every enabled rule kept (VMs that stay are
 * where they are, whatever rules say of them). `strict`: it is surely allowed; `lenient`: it may be.
 * @param rows by VM and host, three-valued: where each of them is to be; VMs that are tied to them may be wherever they can
 */
export function placeStart(
  before: Situation,
  rules: CompiledRules,
  rows: ReadonlyMap<number, Uint8Array>,
  reading: Reading,
  steps: Steps,
): "none" | "open" | ReadonlyMap<number, number> {
  const least = reading === "strict" ? YES : MAYBE;
  const vms: number[] = [];
  const allowed: Uint8Array[] = [];
  for (const vm of tied(rules, [...rows.keys()])) {
    const row = rows.get(vm) ?? startPlaces(before, vm);
    if (row === undefined) continue;
    vms.push(vm);
    allowed.push(row.map((place) => (place >= least ? 1 : 0)));
  }
  const board = new Board(startProblem(before, vms, allowed, reading));
  const open: number[] = [];
  for (const [i, vm] of vms.entries()) {
    const home = before.model.cohorts[before.model.cohortOfVm[vm] ?? 0]?.home ?? MOVABLE;
    if (home < 0) open.push(i);
    else if (allowed[i]?.[home] !== 1) return "none";
    else board.put(i, home);
  }
  if (reading === "strict" && tornApart(board, open)) return "open";
  const units = { stays: [], required: bundles(board.problem, open), optional: [] };
  const found = searchExactly(board, units, steps);
  if (found !== "placed") return found === "open" ? "open" : "none";
  return new Map(vms.map((vm, i) => [vm, board.place[i] ?? -1]));
}

/** Whether VMs that stay already break an affinity rule that others are to keep: then no start placement is allowed at all. */
function tornApart(board: Board, open: readonly number[]): boolean {
  return board.problem.model.rules.together.some(({ vms }) => {
    const hosts = new Set(vms.map((vm) => board.place[vm] ?? -1).filter((host) => host !== -1));
    return hosts.size > 1 && vms.some((vm) => open.includes(vm));
  });
}

/** The VMs themselves and all that rules tie to them, over others too. */
function tied(rules: CompiledRules, from: readonly number[]): readonly number[] {
  const seen = new Set(from);
  const queue = [...from];
  for (let vm = queue.pop(); vm !== undefined; vm = queue.pop()) {
    const lists = [
      ...(rules.apartOfVm[vm] ?? []).map((r) => rules.apart[r]?.vms),
      ...(rules.togetherOfVm[vm] ?? []).map((r) => rules.together[r]?.vms),
    ];
    for (const other of lists.flatMap((list) => list ?? [])) {
      if (seen.has(other)) continue;
      seen.add(other);
      queue.push(other);
    }
  }
  return [...seen].sort((a, b) => a - b);
}

/** A problem without sizes: only places and rules. */
function startProblem(
  before: Situation,
  vms: readonly number[],
  allowed: readonly Uint8Array[],
  reading: Reading,
): Problem {
  const { model } = before;
  const entries = vms.flatMap((vm) => model.vms[vm] ?? []);
  const positionOfVm = new Map(entries.map((vm, i) => [vm.id, i]));
  const cohorts: Cohort[] = vms.map((_, i) => ({
    reach: i,
    room: undefined,
    home: -1,
    mustRun: true,
    disabled: false,
    ranksBelow: false,
    replicated: false,
    services: [],
    tied: true,
    vms: Int32Array.of(i),
  }));
  const sub: Model = {
    ...model,
    vms: entries,
    positionOfVm,
    dimensions: [],
    demand: new Float64Array(0),
    demandOfCohort: new Float64Array(0),
    capacity: { strict: new Float64Array(0), lenient: new Float64Array(0) },
    cohorts,
    cohortOfVm: Int32Array.from(vms.keys()),
    rules: compileRules(model.index, model.hosts, positionOfVm, true),
    services: [],
  };
  const plans = vms.map(() => standing("required", true));
  return {
    model: sub,
    situation: before,
    reading,
    plans,
    unsettled: plans,
    allowed: (cohort) => allowed[cohort] ?? new Uint8Array(model.hosts.length),
    capacity: sub.capacity[reading],
    needed: [],
    deadCohorts: [],
    deadServices: [],
  };
}

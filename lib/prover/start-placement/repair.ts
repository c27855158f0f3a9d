import type { Failed } from "../decision";
import type { Problem } from "../fates/problem";
import { LOST, type Situation } from "../fates/situation";
import { isTouched } from "../fates/start-places";
import { Board } from "../search/board";
import { seeded } from "../search/greedy";
import { Reference } from "../search/reference";
import { refit, refitOrder, repaired } from "../search/refit";
import { solve } from "../search/solve";
import { Steps } from "../search/steps";
import { bulkOf } from "../search/units";
import { NO, YES } from "../tri";
import type { Starts } from "./starts";

const STEPS = 20_000;

/**
 * Another start placement, taught by a scenario that refutes this one. Where there is no room: what would have to be moved after the failure
 * is moved before it. Where VMs are lost with their host, or too many replicas touched: they start elsewhere.
 */
export function mended(starts: Starts, place: Int32Array, failed: Failed, step: number): Int32Array | undefined {
  const { why, situation, problem } = failed;
  if (why.kind === "start") return undefined;
  if (why.kind === "continuity") {
    const touched = why.exposed.touched.filter((vm) => starts.isOpen[vm] === 1);
    const vm = touched[step % Math.max(1, touched.length)];
    return vm === undefined
      ? undefined
      : elsewhere(starts, place, [vm], (h) => isTouched(situation, vm, h) === NO, step);
  }
  if (why.proof.kind === "dead") {
    const { model } = problem;
    const keeps = (reach: number) => (h: number) => (situation.outcomes(reach, h) & LOST) === 0;
    const [c] = problem.deadCohorts;
    const cohort = c === undefined ? undefined : model.cohorts[c];
    if (cohort !== undefined) return elsewhere(starts, place, [...cohort.vms], keeps(cohort.reach), step);
    const replicas = model.services[problem.deadServices[0] ?? 0]?.vms ?? [];
    const down = replicas.filter((vm) => problem.plans[model.cohortOfVm[vm] ?? 0]?.counts === false);
    const vm = down[step % Math.max(1, down.length)] ?? -1;
    const reach = model.cohorts[model.cohortOfVm[vm] ?? -1]?.reach;
    return reach === undefined ? undefined : elsewhere(starts, place, [vm], keeps(reach), step);
  }
  return movedBefore(starts, place, problem, situation);
}

/** The VMs on other hosts, in an order by chance. */
function elsewhere(
  starts: Starts,
  place: Int32Array,
  vms: readonly number[],
  isGood: (h: number) => boolean,
  step: number,
): Int32Array | undefined {
  const board = starts.boardOf(place);
  if (board === undefined || vms.some((vm) => starts.isOpen[vm] !== 1)) return undefined;
  const random = seeded(step + 1);
  for (const vm of vms) {
    board.take(vm);
    const hosts = [...starts.model.hosts.keys()]
      .filter((h) => h !== place[vm] && isGood(h))
      .map((h) => ({ h, key: random() }))
      .sort((a, b) => a.key - b.key);
    const found = hosts.find(({ h }) => board.canPut(vm, h));
    if (found === undefined) return undefined;
    board.put(vm, found.h);
  }
  return board.place;
}

/** The placement with which the scenario would be survived if running VMs could be moved, as far as it can be had before the failure. */
function movedBefore(
  starts: Starts,
  place: Int32Array,
  problem: Problem,
  situation: Situation,
): Int32Array | undefined {
  const loose = loosened(starts, problem, situation);
  const from = new Board(loose);
  for (const [vm, h] of place.entries()) if (h !== -1) from.put(vm, h);
  const steps = new Steps(STEPS, starts.question.work.shouldStop);
  const fitted = refit(loose, new Reference(from), refitOrder(loose, bulkOf(loose)));
  let after = fitted.isComplete ? fitted.board : repaired(fitted, steps)?.board;
  if (after === undefined) {
    const solution = solve(loose, steps);
    if (solution.kind !== "placed") return undefined;
    after = solution.board;
  }
  const moved = place.slice();
  for (const [vm, h] of after.place.entries()) {
    const at = place[vm] ?? -1;
    const isLost = at === -1 || situation.hostGone[at] !== NO;
    if (starts.isOpen[vm] === 1 && !isLost && h !== -1) moved[vm] = h;
  }
  return starts.boardOf(moved) === undefined ? undefined : moved;
}

/** The problem after the failure, with the VMs whose hosts are open free to stand on any host where they could have started. */
function loosened(starts: Starts, problem: Problem, situation: Situation): Problem {
  const { model } = problem;
  const isLoose = model.cohorts.map(
    ({ vms }, c) => problem.plans[c]?.duty === "stays" && vms.every((vm) => starts.isOpen[vm] === 1),
  );
  const rows = new Map<number, Uint8Array>();
  return {
    ...problem,
    plans: problem.plans.map((plan, c) => (isLoose[c] ? { ...plan, duty: "required" } : plan)),
    allowed: (c) => {
      const cohort = model.cohorts[c];
      if (!isLoose[c] || cohort === undefined) return problem.allowed(c);
      const before = starts.row(starts.model.cohortOfVm[cohort.vms[0] ?? 0] ?? 0);
      const row =
        rows.get(c) ?? situation.reach(cohort.reach).map((place, h) => (place === YES && before[h] === 1 ? 1 : 0));
      rows.set(c, row);
      return row;
    },
  };
}

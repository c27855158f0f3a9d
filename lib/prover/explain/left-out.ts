import type { Problem } from "../fates/problem";
import { Board } from "../search/board";
import { fill, fillServices } from "../search/greedy";
import { bulkOf, unitsOf } from "../search/units";
import { NO } from "../tri";
import type { LostVm } from "../verdict";

/**
 * VMs that a good restart order leaves without a place: VMs that only keep their room come first, then those that must run, those of
 * high priority before others. Not proven to be the fewest.
 */
export function leftOut(problem: Problem): readonly LostVm[] {
  const { model } = problem;
  const units = unitsOf(problem);
  const board = new Board(problem);
  const lost: LostVm[] = [];
  for (const vm of units.stays) {
    const home = model.cohorts[model.cohortOfVm[vm] ?? 0]?.home ?? -1;
    if (board.fits(vm, home) && board.keepsRules(vm, home)) board.put(vm, home);
    else lost.push({ vm: model.vms[vm]?.id ?? "", reason: whyUnplaced(board, vm) });
  }
  const bulk = bulkOf(problem);
  const rank = (vm: number): number => RANKS.indexOf(model.vms[vm]?.restart ?? "medium");
  const mustRun = (vm: number): number => (model.cohorts[model.cohortOfVm[vm] ?? 0]?.mustRun ? 1 : 0);
  const order = [...units.required].sort((a, b) => {
    const [x = 0] = a;
    const [y = 0] = b;
    return mustRun(x) - mustRun(y) || rank(x) - rank(y) || (bulk[y] ?? 0) - (bulk[x] ?? 0) || x - y;
  });
  for (const unit of fill(board, order, "fullest")) {
    for (const vm of unit) lost.push({ vm: model.vms[vm]?.id ?? "", reason: whyUnplaced(board, vm) });
  }
  if (!fillServices(board, units, "fullest")) {
    for (const vm of units.optional) {
      if (board.place[vm] === -1) lost.push({ vm: model.vms[vm]?.id ?? "", reason: "quorum" });
    }
  }
  return lost;
}

const RANKS = ["highest", "high", "medium", "low", "lowest", "disabled"];

/** A host with room that only a rule forbids: `rule`. */
function whyUnplaced(board: Board, vm: number): "rule" | "no-room" {
  const row = board.problem.allowed(board.problem.model.cohortOfVm[vm] ?? 0);
  for (let h = 0; h < board.hosts; h += 1) {
    if (row[h] !== NO && board.fits(vm, h) && !board.keepsRules(vm, h)) return "rule";
  }
  return "no-room";
}

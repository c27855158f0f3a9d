import { MOVABLE, UNPLACED } from "../model/model";
import { Board } from "../search/board";
import { rulebookOf } from "../search/rulebook";
import { MAYBE, NO, YES } from "../tri";
import type { Reading } from "./plan";
import { problemOf } from "./problem";
import type { Situation } from "./situation";

/** What is wrong with the placement of the VMs that stay where they are. */
export interface BrokenStart {
  /** A VM that cannot run where it is, does not fit there beside those before it, or breaks a rule with them. */
  readonly vm: number;
  readonly host: number;
  readonly dimension?: number;
  /** Position in the model's rules. */
  readonly apart?: number;
  readonly together?: number;
}

/**
 * VMs that stay (all in `pinned`, those not movable in `repack`) have their host given, and a placement that already breaks capacity, reach or
 * a rule survives nothing.
 * `strict`: what may be broken counts; `lenient`: only what surely is.
 */
export function brokenStart(before: Situation, reading: Reading): BrokenStart | undefined {
  const { model } = before;
  const board = new Board(problemOf(before, reading));
  for (let vm = 0; vm < model.vms.length; vm += 1) {
    const cohort = model.cohorts[model.cohortOfVm[vm] ?? 0];
    if (cohort === undefined || cohort.home === MOVABLE || cohort.home === UNPLACED) continue;
    const host = cohort.home;
    const place = before.reach(cohort.reach)[host] ?? NO;
    const dimension = overflow(board, vm, host);
    if (dimension !== -1) return { vm, host, dimension };
    const room = cohort.room?.[host] ?? YES;
    if (Math.min(place, room) < (reading === "strict" ? YES : MAYBE)) return { vm, host };
    if (!board.keepsRules(vm, host)) return { vm, host, ...ruleBroken(board, vm, host) };
    board.put(vm, host);
  }
  return undefined;
}

function overflow(board: Board, vm: number, host: number): number {
  const { model } = board.problem;
  for (let d = 0; d < board.width; d += 1) {
    if ((model.demand[vm * board.width + d] ?? 0) > (board.left[host * board.width + d] ?? 0)) return d;
  }
  return -1;
}

function ruleBroken(board: Board, vm: number, host: number): { readonly apart?: number; readonly together?: number } {
  const { model, reading } = board.problem;
  const rules = rulebookOf(model, reading);
  for (const r of rules.togetherOfVm[vm] ?? []) {
    const others = (rules.togetherVms[r] ?? []).map((other) => board.place[other] ?? -1);
    if (others.some((place) => place !== -1 && place !== host)) return { together: rules.togetherSource[r] ?? 0 };
  }
  for (const r of rules.apartOfVm[vm] ?? []) {
    const cells = rules.apart[r];
    const others = (rules.apartVms[r] ?? []).map((other) => board.place[other] ?? -1).filter((place) => place !== -1);
    const own = new Set(cells?.ofHost[host] ?? []);
    const meets = others.some(
      (place) => cells?.anywhere?.[place] === 1 || (cells?.ofHost[place] ?? []).some((cell) => own.has(cell)),
    );
    if (meets || (cells?.anywhere?.[host] === 1 && others.length > 0)) return { apart: rules.apartSource[r] ?? 0 };
  }
  return {};
}

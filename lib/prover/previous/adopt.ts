import type { Problem } from "../fates/problem";
import { Board } from "../search/board";
import { Reference } from "../search/reference";
import { type RefitOrder, type Refitted, refit, repaired } from "../search/refit";
import type { Steps } from "../search/steps";
import type { Hint } from "./previous";

/** A placement that was good for an earlier estate, made good for this one: what fits stays, the rest is put where there is room. */
export function adopted(problem: Problem, table: Int32Array, order: RefitOrder, steps: Steps): Board | undefined {
  const { model, plans } = problem;
  const board = new Board(problem);
  const put = (duty: "stays" | "others"): void => {
    for (const vm of order.vms) {
      const c = model.cohortOfVm[vm] ?? 0;
      const plan = plans[c]?.duty ?? "down";
      if (plan === "down" || (plan === "stays") !== (duty === "stays")) continue;
      const host = duty === "stays" ? (model.cohorts[c]?.home ?? -1) : (table[vm] ?? -1);
      if (host !== -1 && board.canPut(vm, host)) board.put(vm, host);
    }
  };
  put("stays");
  put("others");
  return completed(refit(problem, new Reference(board), order), steps);
}

/** What the earlier proof moved after following its recipe is moved again. */
export function amended({ board: from, left }: Refitted, { moves }: Hint, steps: Steps): Board | undefined {
  const { problem } = from;
  const { model, plans } = problem;
  const board = new Board(problem, from);
  const free = moves.filter(([vm]) => {
    const duty = plans[model.cohortOfVm[vm] ?? 0]?.duty;
    return duty === "required" || duty === "optional";
  });
  for (const [vm] of free) board.take(vm);
  for (const [vm, host] of free) if (host !== -1 && board.canPut(vm, host)) board.put(vm, host);
  const open = new Set([...left, ...free.map(([vm]) => vm)]);
  const homeless = [...open].filter(
    (vm) => board.place[vm] === -1 && plans[model.cohortOfVm[vm] ?? 0]?.duty === "required",
  );
  return repaired({ board, left: homeless, isComplete: false, isAmendable: true }, steps)?.board;
}

function completed(refitted: Refitted, steps: Steps): Board | undefined {
  return refitted.isComplete ? refitted.board : repaired(refitted, steps)?.board;
}

import type { Board } from "./board";
import type { Impossible } from "./impossible";
import type { Units } from "./units";

/** Puts the VMs that stay where they are; or says which of them breaks a capacity or a rule. */
export function settleStays(board: Board, units: Units): Impossible | undefined {
  const { model } = board.problem;
  for (const vm of units.stays) {
    const host = model.cohorts[model.cohortOfVm[vm] ?? 0]?.home ?? -1;
    if (!board.fits(vm, host) || !board.keepsRules(vm, host)) return { kind: "stays", vm, host };
    board.put(vm, host);
  }
  return undefined;
}

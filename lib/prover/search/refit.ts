import type { Problem } from "../fates/problem";
import { Board } from "./board";

/**
 * Repairs a placement for a scenario: what can stay stays, what cannot is put on the first host that takes it. It is the recipe of the
 * certificates (`RefitProof`): a verifier follows it step by step.
 * @param order all VMs, those that are hard to place first, replicas that may be left down last
 */
export function refit(problem: Problem, reference: Board, order: Int32Array): Board | undefined {
  const { model, plans } = problem;
  const board = new Board(problem, reference);
  const homeless: number[] = [];
  for (const vm of order) {
    const cohort = model.cohortOfVm[vm] ?? 0;
    const duty = plans[cohort]?.duty ?? "down";
    const at = board.place[vm] ?? -1;
    if (duty === "down") {
      if (at !== -1) board.take(vm);
      continue;
    }
    if (at !== -1 && problem.allowed(cohort)[at] === 1) continue;
    if (at !== -1) board.take(vm);
    homeless.push(vm);
  }
  const missing = problem.needed.slice();
  for (const vm of homeless) {
    let host = 0;
    while (host < board.hosts && !board.canPut(vm, host)) host += 1;
    if (host < board.hosts) board.put(vm, host);
    else if (plans[model.cohortOfVm[vm] ?? 0]?.duty !== "optional") return undefined;
  }
  for (const [s, service] of model.services.entries()) {
    for (const vm of service.vms) {
      if (plans[model.cohortOfVm[vm] ?? 0]?.duty === "optional" && board.place[vm] !== -1)
        missing[s] = (missing[s] ?? 0) - 1;
    }
  }
  return missing.every((count) => count <= 0) ? board : undefined;
}

/** The order in which `refit` looks at VMs. */
export function refitOrder(problem: Problem, bulk: Float64Array): Int32Array {
  const { model } = problem;
  const isReplica = (vm: number): boolean => {
    const cohort = model.cohorts[model.cohortOfVm[vm] ?? 0];
    return cohort?.mustRun === true && cohort.services.length > 0;
  };
  const last = Uint8Array.from(model.vms, (_, vm) => (isReplica(vm) ? 1 : 0));
  return Int32Array.from(model.vms.keys()).sort(
    (a, b) => (last[a] ?? 0) - (last[b] ?? 0) || (bulk[b] ?? 0) - (bulk[a] ?? 0) || a - b,
  );
}

import type { Problem } from "../fates/problem";
import { YES } from "../tri";
import { Board } from "./board";
import type { Reference } from "./reference";
import { makeRoom } from "./repair";
import type { Steps } from "./steps";

/** All VMs in the order in which they are put, and the place of each in it; all hosts, the largest first. */
export interface RefitOrder {
  readonly vms: Int32Array;
  readonly rank: Int32Array;
  readonly largest: readonly number[];
}

/**
 * Repairs a placement for a scenario: what can stay stays, what cannot is put on the first host that takes it, or on one that stood empty and
 * takes over from its own. It is the recipe of the certificates (`RefitProof`): a verifier follows it step by step.
 */
export function refit(problem: Problem, reference: Reference, order: RefitOrder): Refitted {
  const { model, plans } = problem;
  const board = new Board(problem, reference.board);
  for (const [c, plan] of plans.entries()) {
    if (plan.duty === "down") for (const vm of model.cohorts[c]?.vms ?? []) board.take(vm);
  }
  const homeless: number[] = [];
  const returning: number[] = [];
  for (const vm of touched(problem, reference, order)) {
    const cohort = model.cohortOfVm[vm] ?? 0;
    const plan = plans[cohort];
    if (plan === undefined || plan.duty === "down") continue;
    const at = board.place[vm] ?? -1;
    if (at !== -1) {
      const stands = plan.duty === "stays" ? model.cohorts[cohort]?.home === at : problem.allowed(cohort)[at] === 1;
      if (stands) continue;
      board.take(vm);
    }
    if (plan.duty === "stays") returning.push(vm);
    else homeless.push(vm);
  }
  // Those that stay where they are do so whatever the placement has; where that does not fit, it is of no use here.
  for (const vm of returning) {
    const home = model.cohorts[model.cohortOfVm[vm] ?? 0]?.home ?? -1;
    if (!board.fits(vm, home) || !board.keepsRules(vm, home))
      return { board, left: returning, isComplete: false, isAmendable: false };
    board.put(vm, home);
  }
  const successors = takeover(problem, reference, order);
  for (const vm of successors.size > 0 ? homeless : []) {
    const next = successors.get(reference.board.place[vm] ?? -1) ?? -1;
    if (next !== -1 && board.canPut(vm, next)) board.put(vm, next);
  }
  const left: number[] = [];
  for (const vm of homeless) {
    if (board.place[vm] !== -1) continue;
    const host = firstHost(board, vm);
    if (host !== -1) board.put(vm, host);
    else if (plans[model.cohortOfVm[vm] ?? 0]?.duty !== "optional") left.push(vm);
    if (left.length > MOST_LEFT) break;
  }
  const isAmendable = left.length <= MOST_LEFT;
  return { board, left, isComplete: left.length === 0 && reachesQuorums(problem, board), isAmendable };
}

const MOST_LEFT = 16;

export interface Refitted {
  readonly board: Board;
  /** VMs that must be placed and found no host: none, or the first few. */
  readonly left: readonly number[];
  readonly isComplete: boolean;
  /** Whether moving a few others may make room for what is left. */
  readonly isAmendable: boolean;
}

/** Moves others out of the way for what `refit` left, where that is little. */
export function repaired(refitted: Refitted, steps: Steps): Amended | undefined {
  const { left } = refitted;
  if (!refitted.isAmendable) return undefined;
  const board = new Board(refitted.board.problem, refitted.board);
  if (!makeRoom(board, left, steps) || !reachesQuorums(board.problem, board)) return undefined;
  return { board, moves: movesBetween(refitted.board, board) };
}

/** A placement, and the moves (VM, host, VM, host, ...; -1: left down) that lead to it from what a recipe gives. */
export interface Amended {
  readonly board: Board;
  readonly moves: readonly number[];
}

export function movesBetween(from: Board, to: Board): readonly number[] {
  return [...to.place].flatMap((h, vm) => (h === from.place[vm] ? [] : [vm, h]));
}

/** VMs that may not stand where the reference has them, in order. Where only hosts are gone, all others do. */
function touched(problem: Problem, reference: Reference, order: RefitOrder): Iterable<number> {
  const { situation } = problem;
  if (situation.touchesLinks) return order.vms;
  const vms = [...reference.unsettled];
  for (const h of situation.lostHosts) vms.push(...(reference.onHost[h] ?? []));
  return vms.sort((a, b) => (order.rank[a] ?? 0) - (order.rank[b] ?? 0));
}

/** By lost host, the one that takes over: of each cluster, the largest that stands empty for the largest that is lost, and so on. */
function takeover(
  { model, situation }: Problem,
  { empty, onHost }: Reference,
  { largest }: RefitOrder,
): Map<number, number> {
  const successors = new Map<number, number>();
  if (empty.size === 0) return successors;
  const isLost = (h: number) => situation.hostGone[h] === YES;
  for (const c of model.clusters.keys()) {
    const own = largest.filter((h) => model.clusterOfHost[h] === c);
    const spare = own.filter((h) => empty.has(h) && !isLost(h));
    const lost = own.filter((h) => isLost(h) && (onHost[h]?.length ?? 0) > 0);
    for (const [i, h] of lost.entries()) if (spare[i] !== undefined) successors.set(h, spare[i]);
  }
  return successors;
}

function firstHost(board: Board, vm: number): number {
  const row = board.problem.allowed(board.problem.model.cohortOfVm[vm] ?? 0);
  for (let h = 0; h < board.hosts; h += 1) {
    if (row[h] === 1 && board.fits(vm, h) && board.keepsRules(vm, h)) return h;
  }
  return -1;
}

function reachesQuorums({ model, plans, needed }: Problem, board: Board): boolean {
  return model.services.every((service, s) => {
    let missing = needed[s] ?? 0;
    for (const vm of missing > 0 ? service.vms : []) {
      if (plans[model.cohortOfVm[vm] ?? 0]?.duty === "optional" && board.place[vm] !== -1) missing -= 1;
    }
    return missing <= 0;
  });
}

/** Those that are hard to place first, replicas that may be left down last. */
export function refitOrder(problem: Problem, bulk: Float64Array): RefitOrder {
  const { model } = problem;
  const isReplica = (vm: number): boolean => {
    const cohort = model.cohorts[model.cohortOfVm[vm] ?? 0];
    return cohort?.mustRun === true && cohort.services.length > 0;
  };
  const last = Uint8Array.from(model.vms, (_, vm) => (isReplica(vm) ? 1 : 0));
  const vms = Int32Array.from(model.vms.keys()).sort(
    (a, b) => (last[a] ?? 0) - (last[b] ?? 0) || (bulk[b] ?? 0) - (bulk[a] ?? 0) || a - b,
  );
  const rank = new Int32Array(vms.length);
  vms.forEach((vm, i) => {
    rank[vm] = i;
  });
  const size = hostSizes(problem);
  const largest = [...model.hosts.keys()].sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0) || a - b);
  return { vms, rank, largest };
}

/** Of each host the sum of its shares of what all offer, by dimension. */
function hostSizes({ model, capacity }: Problem): Float64Array {
  const width = model.dimensions.length;
  const total = new Float64Array(width);
  capacity.forEach((amount, i) => {
    total[i % width] = (total[i % width] ?? 0) + amount;
  });
  const size = new Float64Array(model.hosts.length);
  capacity.forEach((amount, i) => {
    const h = Math.floor(i / width);
    size[h] = (size[h] ?? 0) + amount / Math.max(1, total[i % width] ?? 0);
  });
  return size;
}

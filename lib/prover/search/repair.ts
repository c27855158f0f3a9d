import type { Board } from "./board";
import { gatherRoom } from "./gather";
import { isLoose } from "./residents";
import type { Steps } from "./steps";

/**
 * Finds places for VMs that found none: by gathering what is free on many hosts, else by moving one other VM out of the way for each, the one
 * that frees least more than is needed.
 * @returns whether all have a place now; what was moved stays moved
 */
export function makeRoom(board: Board, homeless: readonly number[], steps: Steps): boolean {
  const left = gatherRoom(board, homeless, steps);
  if (left.length === 0) return true;
  const onHost = listByHost(board);
  return left.every((vm) => direct(board, onHost, vm) || exchange(board, onHost, vm, steps));
}

type Lists = readonly number[][];

function listByHost(board: Board): Lists {
  const lists: number[][] = Array.from({ length: board.hosts }, () => []);
  board.place.forEach((h, vm) => {
    if (h !== -1) lists[h]?.push(vm);
  });
  return lists;
}

function direct(board: Board, onHost: Lists, vm: number): boolean {
  for (let h = 0; h < board.hosts; h += 1) {
    if (!board.canPut(vm, h)) continue;
    put(board, onHost, vm, h);
    return true;
  }
  return false;
}

function exchange(board: Board, onHost: Lists, vm: number, steps: Steps): boolean {
  const row = board.problem.allowed(board.problem.model.cohortOfVm[vm] ?? 0);
  for (let h = 0; h < board.hosts; h += 1) {
    if (row[h] !== 1) continue;
    const others = (onHost[h] ?? [])
      .filter((other) => isLoose(board, other))
      .sort((a, b) => sizeOf(board, a) - sizeOf(board, b));
    if (!steps.spend(1 + others.length)) return false;
    for (const other of others) {
      if (!makesRoomFor(board, vm, other, h)) continue;
      const elsewhere = hostFor(board, other, h);
      if (elsewhere === -1) continue;
      take(board, onHost, other, h);
      if (board.canPut(vm, h)) {
        put(board, onHost, other, elsewhere);
        put(board, onHost, vm, h);
        return true;
      }
      put(board, onHost, other, h);
    }
  }
  return false;
}

function makesRoomFor(board: Board, vm: number, other: number, h: number): boolean {
  const { demand } = board.problem.model;
  const { width } = board;
  for (let d = 0; d < width; d += 1) {
    const room = (board.left[h * width + d] ?? 0) + (demand[other * width + d] ?? 0);
    if ((demand[vm * width + d] ?? 0) > room) return false;
  }
  return true;
}

function hostFor(board: Board, vm: number, not: number): number {
  for (let h = 0; h < board.hosts; h += 1) if (h !== not && board.canPut(vm, h)) return h;
  return -1;
}

function sizeOf(board: Board, vm: number): number {
  let size = 0;
  for (let d = 0; d < board.width; d += 1) size += board.problem.model.demand[vm * board.width + d] ?? 0;
  return size;
}

function put(board: Board, onHost: Lists, vm: number, h: number): void {
  board.put(vm, h);
  onHost[h]?.push(vm);
}

function take(board: Board, onHost: Lists, vm: number, h: number): void {
  board.take(vm);
  const list = onHost[h] ?? [];
  list.splice(list.indexOf(vm), 1);
}

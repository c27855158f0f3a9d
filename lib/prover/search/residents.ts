import type { Board } from "./board";
import { rulebookOf } from "./rulebook";

/** The VMs of each host that may be put elsewhere as one likes, in ascending order of their size in one dimension. */
export class Residents {
  readonly #onHost: readonly number[][];

  constructor(
    readonly board: Board,
    readonly d: number,
  ) {
    this.#onHost = Array.from({ length: board.hosts }, () => []);
    board.place.forEach((h, vm) => {
      if (h !== -1 && isLoose(board, vm)) this.#onHost[h]?.push(vm);
    });
    for (const list of this.#onHost) list.sort((a, b) => this.sizeOf(a) - this.sizeOf(b) || a - b);
  }

  of(h: number): readonly number[] {
    return this.#onHost[h] ?? [];
  }

  sizeOf(vm: number): number {
    return this.board.problem.model.demand[vm * this.board.width + this.d] ?? 0;
  }

  put(vm: number, h: number): void {
    this.board.put(vm, h);
    if (!isLoose(this.board, vm)) return;
    const list = this.#onHost[h] ?? [];
    list.splice(lastUpTo(this, list, this.sizeOf(vm)) + 1, 0, vm);
  }

  take(vm: number): void {
    const list = this.#onHost[this.board.place[vm] ?? -1] ?? [];
    const at = list.indexOf(vm);
    if (at !== -1) list.splice(at, 1);
    this.board.take(vm);
  }
}

/** Position of the last VM that is at most so large, of a list in ascending order; -1: none is. */
export function lastUpTo(residents: Residents, list: readonly number[], size: number): number {
  let low = -1;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (residents.sizeOf(list[middle] ?? 0) <= size) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** It may be moved, and no rule binds it. */
export function isLoose(board: Board, vm: number): boolean {
  const { model, plans, reading } = board.problem;
  const rules = rulebookOf(model, reading);
  const isFree = rules.apartOfVm[vm] === undefined && rules.togetherOfVm[vm] === undefined;
  return isFree && plans[model.cohortOfVm[vm] ?? 0]?.duty === "required";
}

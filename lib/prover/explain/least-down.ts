import type { Problem } from "../fates/problem";
import { matchingSize } from "../search/crowds";
import { roomLeft } from "../search/fragments";
import { rulebookOf } from "../search/rulebook";
import { unitsOf } from "../search/units";
import { confined } from "./confined";

const MOST_HOST_SETS = 16;
const MOST_SIZES = 48;

/**
 * How many of some VMs stay down at least, whatever is placed where: what no host holds alone, what the smallest of them exceed in sum, pieces of one
 * size that hosts have no room for, or VMs that must be apart and have too few places. Bounds that each person can check, not the exact number.
 */
export class LeastDown {
  readonly #rooms: readonly Float64Array[];
  readonly #rows: readonly Uint8Array[];
  readonly #width: number;

  constructor(readonly problem: Problem) {
    const { model } = problem;
    this.#width = model.dimensions.length;
    const units = unitsOf(problem);
    this.#rooms = model.dimensions.map((_, d) => roomLeft(problem, units, d));
    const vms = units.required.flat();
    const all = new Uint8Array(model.hosts.length).fill(1);
    this.#rows = [all, ...new Set(vms.map((vm) => this.#row(vm)))].slice(0, MOST_HOST_SETS);
  }

  /** @param vms that are to be placed */
  of(vms: readonly number[]): number {
    const placeable = vms.filter((vm) => this.#isPlaceable(vm));
    let most = this.#crowds(placeable).reduce((a, b) => Math.max(a, b), 0);
    for (const row of this.#rows) {
      const inside = confined(this.problem, placeable, row);
      for (let d = 0; d < this.#width; d += 1) {
        const sizes = Float64Array.from(inside, (vm) => this.#demand(vm, d)).sort();
        const rooms = (this.#rooms[d] ?? new Float64Array(0)).map((room, h) => (row[h] === 1 ? Math.max(0, room) : 0));
        most = Math.max(most, tooManyInSum(sizes, rooms), tooManyPieces(sizes, rooms));
      }
    }
    return vms.length - placeable.length + most;
  }

  #row(vm: number): Uint8Array {
    return this.problem.allowed(this.problem.model.cohortOfVm[vm] ?? 0);
  }

  #demand(vm: number, d: number): number {
    return this.problem.model.demand[vm * this.#width + d] ?? 0;
  }

  #isPlaceable(vm: number): boolean {
    const row = this.#row(vm);
    for (let h = 0; h < row.length; h += 1) if (row[h] === 1 && this.#holds(vm, h)) return true;
    return false;
  }

  #holds(vm: number, h: number): boolean {
    for (let d = 0; d < this.#width; d += 1) if (this.#demand(vm, d) > (this.#rooms[d]?.[h] ?? 0)) return false;
    return true;
  }

  /** For each rule that keeps VMs apart: those beyond its places. */
  #crowds(vms: readonly number[]): readonly number[] {
    const rules = rulebookOf(this.problem.model, this.problem.reading);
    const chosen = new Set(vms);
    return rules.apart.map(({ ofHost }, r) => {
      if (ofHost.some((cells) => cells.length !== 1)) return 0;
      const members = (rules.apartVms[r] ?? []).filter((vm) => chosen.has(vm));
      const options = members.map((vm) => {
        const row = this.#row(vm);
        return [...new Set(ofHost.flatMap((cells, h) => (row[h] === 1 && this.#holds(vm, h) ? cells : [])))];
      });
      return members.length - matchingSize(options);
    });
  }
}

/** @param sizes ascending */
function tooManyInSum(sizes: Float64Array, rooms: Float64Array): number {
  let left = rooms.reduce((sum, room) => sum + room, 0);
  let fitting = 0;
  for (const size of sizes) {
    left -= size;
    if (left < 0) break;
    fitting += 1;
  }
  return sizes.length - fitting;
}

/** @param sizes ascending */
function tooManyPieces(sizes: Float64Array, rooms: Float64Array): number {
  let most = 0;
  let looked = 0;
  for (let i = sizes.length - 1; i >= 0 && looked < MOST_SIZES; i -= 1) {
    const size = sizes[i] ?? 0;
    if (size === 0) break;
    if (sizes[i - 1] === size) continue;
    looked += 1;
    const places = rooms.reduce((sum, room) => sum + Math.floor(room / size), 0);
    most = Math.max(most, sizes.length - i - places);
  }
  return most;
}

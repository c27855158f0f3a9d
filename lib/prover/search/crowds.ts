import type { Board } from "./board";
import type { Impossible } from "./impossible";
import { rulebookOf } from "./rulebook";
import type { Units } from "./units";

/**
 * Anti-affinity by matching: VMs that must run against the domains that their hosts lie in. Where not all can be matched, some set of VMs has
 * fewer domains than members (Hall).
 * @param board with the VMs that stay
 */
export function refuteByCrowds(board: Board, units: Units): Impossible | undefined {
  const { problem } = board;
  const rules = rulebookOf(problem.model, problem.reading);
  const required = new Set([...units.required.flat(), ...units.stays]);
  for (let r = 0; r < rules.apart.length; r += 1) {
    const cells = rules.apart[r];
    if (cells === undefined || cells.ofHost.some((list) => list.length !== 1)) continue;
    const vms = (rules.apartVms[r] ?? []).filter((vm) => required.has(vm));
    const crowded = unmatched(vms.map((vm) => cellsOf(board, vm, cells.ofHost)));
    if (crowded === undefined) continue;
    return { kind: "crowd", rule: rules.apartSource[r] ?? 0, vms: crowded.map((i) => vms[i] ?? 0) };
  }
  return undefined;
}

function cellsOf(board: Board, vm: number, ofHost: readonly (readonly number[])[]): readonly number[] {
  const { problem } = board;
  const place = board.place[vm] ?? -1;
  if (place !== -1) return ofHost[place] ?? [];
  const row = problem.allowed(problem.model.cohortOfVm[vm] ?? 0);
  return [...new Set(ofHost.flatMap((list, h) => (row[h] === 1 ? list : [])))];
}

/** Indices of a set that has fewer cells than members, if there is one. */
export function unmatched(options: readonly (readonly number[])[]): readonly number[] | undefined {
  const holder = new Map<number, number>();
  for (let start = 0; start < options.length; start += 1) {
    const visited = new Set<number>();
    if (!seat(options, holder, start, visited)) return [...visited].sort((a, b) => a - b);
  }
  return undefined;
}

/** How many can each have a cell of its own. */
export function matchingSize(options: readonly (readonly number[])[]): number {
  const holder = new Map<number, number>();
  return options.filter((_, start) => seat(options, holder, start, new Set())).length;
}

/** Gives one more a cell, others moving to make room. */
function seat(
  options: readonly (readonly number[])[],
  holder: Map<number, number>,
  start: number,
  visited: Set<number>,
): boolean {
  const seen = new Set<number>();
  const place = (i: number): boolean => {
    visited.add(i);
    for (const cell of options[i] ?? []) {
      if (seen.has(cell)) continue;
      seen.add(cell);
      const other = holder.get(cell);
      if (other === undefined || place(other)) {
        holder.set(cell, i);
        return true;
      }
    }
    return false;
  };
  return place(start);
}

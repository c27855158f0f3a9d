import type { Board } from "./board";
import { rulebookOf } from "./rulebook";

/** Units that may stand for each other: alone, bound by no rule, of one cohort, with the same demand. */
export function kindsOf(
  board: Board,
  units: readonly (readonly number[])[],
): { readonly kinds: number; readonly kindOfUnit: readonly number[] } {
  const { model, reading } = board.problem;
  const rules = rulebookOf(model, reading);
  const numbers = new Map<string, number>();
  const kindOfUnit = units.map((unit, u) => {
    const [vm] = unit;
    const bound =
      vm === undefined || unit.length > 1 || rules.apartOfVm[vm] !== undefined || rules.togetherOfVm[vm] !== undefined;
    const key = bound ? `unit ${u}` : `${model.cohortOfVm[vm]} ${demandOf(board, unit).join(" ")}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { kinds: numbers.size, kindOfUnit };
}

/** Hosts that the same units may stand on, in the same shared domains of every rule, have the same number. */
export function twinColumns(board: Board, units: readonly (readonly number[])[]): Int32Array {
  const { problem } = board;
  const { model } = problem;
  const rules = rulebookOf(model, problem.reading);
  const cohorts = [...new Set(units.flatMap((unit) => unit.map((vm) => model.cohortOfVm[vm] ?? 0)))];
  const rows = [...new Set(cohorts.map((cohort) => problem.allowed(cohort)))];
  const hostsInCell = rules.apart.map((cells) => {
    const counts = new Int32Array(cells.count);
    for (const list of cells.ofHost) for (const cell of list) counts[cell] = (counts[cell] ?? 0) + 1;
    return counts;
  });
  const numbers = new Map<string, number>();
  return Int32Array.from({ length: board.hosts }, (_, h) => {
    const shared = rules.apart.map((cells, r) => {
      const list = cells.ofHost[h] ?? [];
      const own = list.length === 1 && list.every((cell) => hostsInCell[r]?.[cell] === 1);
      return `${own ? "own" : list.join(",")}${cells.anywhere?.[h] === 1 ? "?" : ""}`;
    });
    const key = `${rows.map((row) => row[h]).join("")} ${shared.join(" ")}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

export function demandOf(board: Board, unit: readonly number[]): Float64Array {
  const { model } = board.problem;
  return Float64Array.from({ length: board.width }, (_, d) =>
    unit.reduce((sum, vm) => sum + (model.demand[vm * board.width + d] ?? 0), 0),
  );
}

export function servicesOf(board: Board, vm: number): readonly number[] {
  const { model } = board.problem;
  return model.cohorts[model.cohortOfVm[vm] ?? 0]?.services ?? [];
}

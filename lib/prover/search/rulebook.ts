import type { Reading } from "../fates/plan";
import type { Model } from "../model/model";
import { YES } from "../tri";
import { cellsFor, type RuleCells } from "./cells";

/** The rules that bind one reading, laid out for quick checks. */
export interface Rulebook {
  readonly apart: readonly RuleCells[];
  /** Of each VM, positions in `apart`; undefined: none. */
  readonly apartOfVm: readonly (readonly number[] | undefined)[];
  /** Number of affinity rules. */
  readonly together: number;
  readonly togetherOfVm: readonly (readonly number[] | undefined)[];
  /** The VMs of each. */
  readonly togetherVms: readonly (readonly number[])[];
  readonly apartVms: readonly (readonly number[])[];
  /** Positions in the model's rules. */
  readonly apartSource: readonly number[];
  readonly togetherSource: readonly number[];
}

const books = new WeakMap<Model, Map<Reading, Rulebook>>();

/** Worked out once for a model and reading. */
export function rulebookOf(model: Model, reading: Reading): Rulebook {
  const known = books.get(model) ?? new Map<Reading, Rulebook>();
  books.set(model, known);
  const book = known.get(reading) ?? compileRulebook(model, reading);
  known.set(reading, book);
  return book;
}

function compileRulebook(model: Model, reading: Reading): Rulebook {
  const apart: RuleCells[] = [];
  const apartVms: (readonly number[])[] = [];
  const apartSource: number[] = [];
  model.rules.apart.forEach((rule, r) => {
    const cells = cellsFor(rule, reading);
    if (cells === undefined) return;
    apart.push(cells);
    apartVms.push(rule.vms);
    apartSource.push(r);
  });
  const togetherVms: (readonly number[])[] = [];
  const togetherSource: number[] = [];
  model.rules.together.forEach((rule, r) => {
    if (reading === "lenient" && rule.mandatory !== YES) return;
    togetherVms.push(rule.vms);
    togetherSource.push(r);
  });
  const count = model.vms.length;
  return {
    apart,
    apartVms,
    apartSource,
    apartOfVm: byVm(apartVms, count),
    together: togetherVms.length,
    togetherVms,
    togetherSource,
    togetherOfVm: byVm(togetherVms, count),
  };
}

function byVm(rules: readonly (readonly number[])[], count: number): readonly (readonly number[] | undefined)[] {
  const lists: (number[] | undefined)[] = new Array(count).fill(undefined);
  rules.forEach((vms, r) => {
    for (const vm of vms) {
      const list = lists[vm];
      if (list === undefined) lists[vm] = [r];
      else list.push(r);
    }
  });
  return lists;
}

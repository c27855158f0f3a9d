import {
  compareEstates,
  type Estate,
  type InputError,
  type PlannedAction,
  type Requirement,
  type Result,
} from "../estate";
import {
  applyFacts,
  asBefore,
  beforeWithFacts,
  type FactsFile,
  type InputNote,
  type LoadedEstate,
  type ReadOptions,
  readFacts,
  readInput,
  withImpliedRequirements,
} from "../read";
import { changeWith } from "./change-with";
import { type InputFlags, readBase } from "./inputs";
import { withRequirement } from "./tolerate";

/** Two estates, and what leads from one to the other. */
export interface Pair {
  readonly before: Estate;
  readonly after: Estate;
  readonly actions: readonly PlannedAction[];
  /** Where each was read; the estate before a plan is in the plan's own file. */
  readonly files: { readonly before: string; readonly after: string };
  readonly notes: readonly InputNote[];
}

export interface PairFlags extends InputFlags {
  readonly requirement?: Requirement;
}

/** Reads what `diff` compares: two inputs, or one plan with the estate before it. All errors, not just the first. */
export function readPairs(paths: readonly [string, string?], flags: PairFlags): Result<readonly Pair[]> {
  const base = flags.estate === undefined ? undefined : readBase(flags.estate);
  const facts = flags.facts === undefined ? undefined : readFacts(flags.facts);
  const options: ReadOptions = base?.ok === true ? { base: base.value, isBaseOptional: true } : {};
  const read = paths.flatMap((path) => (path === undefined ? [] : [readInput(path, options)]));
  const errors = [base, facts, ...read].flatMap((part) => (part === undefined || part.ok ? [] : part.errors));
  if (errors.length > 0) return { ok: false, errors };
  const [first = [], second] = read.map((part) => (part.ok ? part.value : []));
  const laid = flags.estate === undefined ? [] : wrongBase([...first, ...(second ?? [])], flags.estate);
  if (laid.length > 0) return { ok: false, errors: laid };
  const file = facts?.ok === true ? facts.value : undefined;
  return second === undefined ? plans(first, file, flags.requirement) : pairs(first, second, file, flags.requirement);
}

function wrongBase(loaded: readonly LoadedEstate[], file: string): readonly InputError[] {
  if (loaded.some(({ statesNoRequirements }) => statesNoRequirements === true)) return [];
  return [{ file, pointer: "", message: "only a plan can be laid over what exists, and neither input is one" }];
}

/** Each plan with the estate before it. */
function plans(
  loaded: readonly LoadedEstate[],
  facts: FactsFile | undefined,
  requirement: Requirement | undefined,
): Result<readonly Pair[]> {
  const whole = facts === undefined ? { ok: true as const, value: loaded } : applyFacts(loaded, facts);
  if (!whole.ok) return whole;
  return all(
    whole.value.map((one): Result<Pair> => {
      const after = promised(one, requirement);
      if (!after.ok) return after;
      const change = changeWith(one, after.value.estate, requirement).change?.();
      if (change?.before === undefined) return wrong(one.file, change === undefined ? NO_PLAN : NOT_KNOWN);
      const { before, actions } = change;
      const files = { before: one.file, after: one.file };
      return { ok: true, value: { before, after: after.value.estate, actions, files, notes: after.value.notes ?? [] } };
    }),
  );
}

const NO_PLAN = "is no plan: give the other estate to compare it with, too";
const NOT_KNOWN = "does not say what was there before it: give that, too";

/** Two inputs; of several estates, those of one name belong together. */
function pairs(
  first: readonly LoadedEstate[],
  second: readonly LoadedEstate[],
  facts: FactsFile | undefined,
  requirement: Requirement | undefined,
): Result<readonly Pair[]> {
  const whole = facts === undefined ? { ok: true as const, value: second } : applyFacts(second, facts);
  if (!whole.ok) return whole;
  const isOne = first.length === 1 && whole.value.length === 1;
  const partner = ({ estate }: LoadedEstate) => first.find((old) => isOne || old.estate.name === estate.name);
  const alone = first.filter(({ estate }) => !isOne && !second.some((now) => now.estate.name === estate.name));
  return all([
    ...alone.map(({ estate, file }) => wrong(file, `holds an estate "${estate.name}" that the other input has not`)),
    ...whole.value.map((now) => {
      const old = partner(now);
      return old === undefined
        ? wrong(now.file, `holds an estate "${now.estate.name}" that the other input has not`)
        : pair(old, now, facts, requirement);
    }),
  ]);
}

function pair(
  old: LoadedEstate,
  now: LoadedEstate,
  facts: FactsFile | undefined,
  requirement: Requirement | undefined,
): Result<Pair> {
  const after = promised(now, requirement);
  if (!after.ok) return after;
  const known = facts === undefined ? old.estate : beforeWithFacts(old.estate, facts);
  if (known === undefined) return wrong(old.file, "is not valid with the facts laid over it");
  const before = promised({ ...old, estate: known }, requirement);
  const was = before.ok ? before.value.estate : asBefore(known);
  if (was === undefined) return before.ok ? wrong(old.file, NOT_KNOWN) : before;
  const { estate, notes = [] } = after.value;
  const actions = withReplacements(compareEstates(was, estate), now);
  return {
    ok: true,
    value: { before: was, after: estate, actions, files: { before: old.file, after: now.file }, notes },
  };
}

/** Two estates do not show what is destroyed to be made anew; a plan says it. */
function withReplacements(actions: readonly PlannedAction[], now: LoadedEstate): readonly PlannedAction[] {
  const replaced = (now.change?.().actions ?? []).filter(({ kind }) => kind === "replace");
  const isReplaced = ({ list, id }: PlannedAction) => replaced.some((one) => one.list === list && one.id === id);
  const made = new Set(actions.filter(({ kind }) => kind === "create").map(({ list, id }) => `${list}/${id}`));
  return [
    ...actions.filter((action) => action.kind === "create" || !isReplaced(action)),
    ...replaced.filter(({ list, id }) => !made.has(`${list}/${id}`)),
  ];
}

function promised(loaded: LoadedEstate, requirement: Requirement | undefined): Result<LoadedEstate> {
  if (requirement === undefined) return { ok: true, value: withImpliedRequirements(loaded) };
  const whole = withRequirement(loaded.estate, requirement);
  return whole.ok ? { ok: true, value: { ...loaded, estate: whole.value } } : whole;
}

function all<T>(results: readonly Result<T>[]): Result<readonly T[]> {
  const errors = results.flatMap((result) => (result.ok ? [] : result.errors));
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, value: results.flatMap((result) => (result.ok ? [result.value] : [])) };
}

function wrong(file: string, message: string): Result<never> {
  return { ok: false, errors: [{ file, pointer: "", message }] };
}

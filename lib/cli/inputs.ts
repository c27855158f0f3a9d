import type { InputError, Result } from "../estate";
import { applyFacts, type LoadedEstate, type ReadOptions, readFacts, readInput } from "../read";

/** Flags of every command that reads inputs. */
export interface InputFlags {
  /** File with facts that are laid over the inputs. */
  readonly facts?: string;
  /** File with the estate that exists, under a plan. */
  readonly estate?: string;
}

/** Reads every input, with what exists below it and what else is known over it; all errors, not just the first. */
export function readInputs(paths: readonly string[], flags: InputFlags = {}): Result<readonly LoadedEstate[]> {
  const base = flags.estate === undefined ? undefined : readBase(flags.estate);
  const facts = flags.facts === undefined ? undefined : readFacts(flags.facts);
  const options: ReadOptions = base?.ok === true ? { base: base.value } : {};
  const loaded: LoadedEstate[] = [];
  const errors: InputError[] = [];
  for (const aside of [base, facts]) if (aside?.ok === false) errors.push(...aside.errors);
  for (const path of paths) {
    const read = readInput(path, options);
    if (read.ok) loaded.push(...read.value);
    else errors.push(...read.errors);
  }
  if (errors.length > 0) return { ok: false, errors };
  return facts?.ok === true ? applyFacts(loaded, facts.value) : { ok: true, value: loaded };
}

/** What exists: one estate. */
export function readBase(path: string): Result<LoadedEstate> {
  const read = readInput(path);
  if (!read.ok) return read;
  const [base, ...others] = read.value;
  if (base?.change !== undefined) return { ok: false, errors: [isPlan(path)] };
  if (base !== undefined && others.length === 0) return { ok: true, value: base };
  const message = `holds ${read.value.length} estates, where what exists is one`;
  return { ok: false, errors: [{ file: path, pointer: "", message, hint: "name one of its estate documents" }] };
}

/** What a plan says will be there may never come to be. */
function isPlan(file: string): InputError {
  const message = "is a plan: what exists is an estate document, a cdktf.out folder or a state";
  return { file, pointer: "", message, hint: "terraform show -json, without a plan file, prints the state" };
}

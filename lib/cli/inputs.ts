import type { InputError, Result } from "../estate";
import { type LoadedEstate, readInput } from "../read";

/** Reads every input; all errors of all of them, not just those of the first. */
export function readInputs(paths: readonly string[]): Result<readonly LoadedEstate[]> {
  const loaded: LoadedEstate[] = [];
  const errors: InputError[] = [];
  for (const path of paths) {
    const read = readInput(path);
    if (read.ok) loaded.push(...read.value);
    else errors.push(...read.errors);
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: loaded };
}

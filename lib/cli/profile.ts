import { existsSync } from "node:fs";
import type { InputError, Result } from "../estate";
import { type ProfileDocument, validateProfile } from "../policy";
import { openDocument } from "../read";

/** The profile of `--profile`, and where errors in it are. */
export interface ChosenProfile {
  readonly profile: string | ProfileDocument;
  readonly locate: (errors: readonly InputError[]) => readonly InputError[];
}

/** A shipped profile by its name, or a file: what has a folder or an extension, or is there. */
export function chooseProfile(value: string): Result<ChosenProfile> {
  if (!/[\\/.]/.test(value) && !existsSync(value))
    return { ok: true, value: { profile: value, locate: (errors) => errors } };
  const opened = openDocument(value);
  if (!opened.ok) return { ok: false, errors: inFile(value, opened.errors) };
  const locate = (errors: readonly InputError[]) => inFile(value, opened.value.locate(errors));
  const valid = validateProfile(opened.value.value);
  return valid.ok ? { ok: true, value: { profile: valid.value, locate } } : { ok: false, errors: locate(valid.errors) };
}

function inFile(file: string, errors: readonly InputError[]): readonly InputError[] {
  return errors.map((error) => ({ file, ...error }));
}

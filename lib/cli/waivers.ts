import type { WaiverOptions } from "../check";
import { type InputError, type Result, type Waiver, wrongDate } from "../estate";
import { type Registry, unknownRules, validateWaivers } from "../policy";
import { openDocument } from "../read";
import { UsageError } from "./usage-error";

/** Flags of commands that know what is accepted, as commander hands them over. */
export interface WaiverFlags {
  readonly waivers?: string;
  /** `--no-inline-waivers` false. */
  readonly inlineWaivers?: boolean;
  readonly today?: string;
}

/** What is accepted, and until when: by `--today`, else by the calendar in UTC, the same all over the world. @throws UsageError */
export function waiverOptions(
  { waivers, inlineWaivers, today }: WaiverFlags,
  registry: Registry,
): Result<WaiverOptions> {
  const wrong = today === undefined ? undefined : wrongDate(today);
  if (wrong !== undefined) throw new UsageError(`--today ${today}: must be ${wrong}, e.g. 2027-01-31`);
  const file = waivers === undefined ? { ok: true as const, value: [] } : readWaivers(waivers, registry);
  if (!file.ok) return file;
  const value = {
    waivers: file.value,
    inlineWaivers: inlineWaivers !== false,
    today: today ?? new Date().toISOString().slice(0, 10),
  };
  return { ok: true, value };
}

function readWaivers(path: string, registry: Registry): Result<readonly Waiver[]> {
  const opened = openDocument(path);
  if (!opened.ok) return { ok: false, errors: inFile(path, opened.errors) };
  const { value, locate } = opened.value;
  const valid = validateWaivers(value);
  const errors = valid.ok ? unknownRules(valid.value.waivers, registry) : valid.errors;
  if (!valid.ok || errors.length > 0) return { ok: false, errors: inFile(path, locate(errors)) };
  return { ok: true, value: valid.value.waivers };
}

function inFile(file: string, errors: readonly InputError[]): readonly InputError[] {
  return errors.map((error) => ({ file, ...error }));
}

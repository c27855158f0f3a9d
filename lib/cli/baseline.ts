import { type Baseline, parseBaseline } from "../check";
import type { Result } from "../estate";
import { openDocument } from "../read";

/** Reads the report of an earlier run. */
export function readBaseline(path: string): Result<Baseline> {
  const opened = openDocument(path);
  if (!opened.ok) return { ok: false, errors: opened.errors.map((error) => ({ file: path, ...error })) };
  const { value, locate } = opened.value;
  const parsed = parseBaseline(value);
  return parsed.ok ? parsed : { ok: false, errors: locate(parsed.errors).map((error) => ({ file: path, ...error })) };
}

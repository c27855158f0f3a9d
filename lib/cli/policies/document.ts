import type { Result } from "../../estate";
import { openDocument } from "../../read";

/** Reads a document and validates it; every error has file, line and column. */
export function readDocument<T>(path: string, validate: (value: unknown) => Result<T>): Result<T> {
  const opened = openDocument(path);
  if (!opened.ok) return { ok: false, errors: opened.errors.map((error) => ({ file: path, ...error })) };
  const valid = validate(opened.value.value);
  if (valid.ok) return valid;
  return { ok: false, errors: opened.value.locate(valid.errors).map((error) => ({ file: path, ...error })) };
}

import { type InputError, type Result, Suggester, structuralErrors } from "../../estate";
import { openDocument } from "../open";
import { inFile, isRecord } from "../reader";
import { conformsToSchema } from "./schema";
import { FACTS_FORMAT, type Facts } from "./types";

/** A valid facts document, and the way back from its values to lines. */
export interface FactsFile {
  readonly facts: Facts;
  readonly file: string;
  readonly locate: (errors: readonly InputError[]) => readonly InputError[];
}

/** Reads a facts document, JSON or YAML; every error has file, line and column. */
export function readFacts(path: string): Result<FactsFile> {
  const opened = openDocument(path);
  if (!opened.ok) return { ok: false, errors: inFile(path, opened.errors) };
  const { value, locate } = opened.value;
  const located = (errors: readonly InputError[]) => inFile(path, locate(errors));
  const wrong = wrongFormat(value);
  if (wrong !== undefined) return { ok: false, errors: located([wrong]) };
  if (conformsToSchema(value)) return { ok: true, value: { facts: value, file: path, locate: located } };
  return { ok: false, errors: located(inWords(structuralErrors(conformsToSchema.errors ?? [], new Suggester()))) };
}

function wrongFormat(value: unknown): InputError | undefined {
  const hint = `a facts document begins with format: ${FACTS_FORMAT}`;
  if (!isRecord(value)) return { pointer: "", message: "is no facts document: it is not an object", hint };
  if (value.format === undefined) return { pointer: "", message: '"format" is missing', hint };
  if (value.format === FACTS_FORMAT) return undefined;
  const format = JSON.stringify(value.format).slice(0, 80);
  return { pointer: "/format", message: `the format ${format} is not that of facts`, hint };
}

/** `match` is the one choice between a text and a list; a fact that a template leaves open is null. */
function inWords(errors: readonly InputError[]): readonly InputError[] {
  return errors.map((error) => {
    if (/\/match$/.test(error.pointer) && error.part === undefined && !/missing/.test(error.message)) {
      return { ...error, message: "must be a pattern, or a list of patterns, of ids or Terraform addresses" };
    }
    return / but is null$/.test(error.message)
      ? { ...error, hint: "fill it in, or leave it out: what is absent is unknown" }
      : error;
  });
}

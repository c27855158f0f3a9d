import { readdirSync, statSync } from "node:fs";
import { ESTATE_FORMAT, type Result } from "../estate";
import { openDocument, whyUnreadable } from "./open";
import { type Input, inFile, isRecord, type LoadedEstate, type ReadOptions } from "./reader";
import { READERS } from "./readers";

/** Reads any input, told apart by its content: a cdktf.out folder or an estate document. Every error has its file; nothing is thrown. */
export function readInput(path: string, options: ReadOptions = {}): Result<readonly LoadedEstate[]> {
  const input = open(path);
  if (!input.ok) return { ok: false, errors: inFile(path, input.errors) };
  const reader = READERS.find((candidate) => candidate.recognizes(input.value));
  if (reader === undefined) return unknown(input.value);
  const { base, isBaseOptional = false } = options;
  if (base !== undefined && reader.isChange !== true) {
    return isBaseOptional ? reader.read(input.value, {}) : noChange(path, reader.what);
  }
  return reader.read(input.value, options);
}

function noChange(file: string, what: string): Result<never> {
  const hint = "leave --estate out, or give the plan of the change";
  return {
    ok: false,
    errors: [{ file, pointer: "", message: `is ${what}: only a plan can be laid over what exists`, hint }],
  };
}

function open(path: string): Result<Input> {
  try {
    if (statSync(path).isDirectory()) {
      return { ok: true, value: { kind: "folder", path, entries: new Set(readdirSync(path)) } };
    }
  } catch (error) {
    const hint = path === "-" ? { hint: "standard input has no name of its own here: name /dev/stdin, or a file" } : {};
    return { ok: false, errors: [{ pointer: "", message: whyUnreadable(error), ...hint }] };
  }
  const document = openDocument(path);
  return document.ok ? { ok: true, value: { kind: "document", path, document: document.value } } : document;
}

function unknown(input: Input): Result<never> {
  const value = input.kind === "document" ? input.document.value : undefined;
  const found =
    isRecord(value) && typeof value.format === "string"
      ? ` its format is ${JSON.stringify(value.format.slice(0, 60))},`
      : "";
  return {
    ok: false,
    errors: [
      {
        file: input.path,
        pointer: "",
        message: `is no input that can be read:${found} expected ${READERS.map((reader) => reader.what).join(", ")}`,
        hint: `an estate is an object that begins with "format": "${ESTATE_FORMAT}"`,
      },
    ],
  };
}

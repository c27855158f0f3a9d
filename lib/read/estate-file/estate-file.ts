import { ESTATE_FORMAT, type InputError, type Result, validateEstate } from "../../estate";
import { openDocument } from "../open";
import { inFile, isRecord, type LoadedEstate, type Reader } from "../reader";
import type { ParsedDocument } from "../text";

const ANY_VERSION = /^failproof\.estate(?:\/|$)/;

/** Lists that only an estate has under these names; enough to tell one without its `format`. */
const TYPICAL = ["clusters", "hosts", "vms", "datastores"];

/** The estate document, as JSON or YAML. */
export const estateFile: Reader = {
  what: "an estate document",
  recognizes: (input) => {
    if (input.kind !== "document" || !isRecord(input.document.value)) return false;
    const { value } = input.document;
    if (typeof value.format === "string") return ANY_VERSION.test(value.format);
    return TYPICAL.some((list) => Array.isArray(value[list]));
  },
  read: (input) =>
    input.kind === "document"
      ? validated(input.path, input.document)
      : { ok: false, errors: [{ file: input.path, pointer: "", message: "is a folder, not a document" }] },
};

/** Reads a file that must be an estate document. `name`: how errors name the file. */
export function readEstateFile(path: string, name = path): Result<readonly LoadedEstate[]> {
  const opened = openDocument(path);
  return opened.ok ? validated(name, opened.value) : { ok: false, errors: inFile(name, opened.errors) };
}

function validated(file: string, document: ParsedDocument): Result<readonly LoadedEstate[]> {
  const wrong = wrongFormat(document.value);
  const result = wrong === undefined ? validateEstate(document.value) : ({ ok: false, errors: [wrong] } as const);
  if (result.ok) return { ok: true, value: [{ estate: result.value, file }] };
  return { ok: false, errors: inFile(file, document.locate(result.errors)) };
}

/** A document of another version is told so, and not held against this version's schema. */
function wrongFormat(value: unknown): InputError | undefined {
  if (!isRecord(value)) return { pointer: "", message: "is no estate: the document is not an object" };
  if (value.format === ESTATE_FORMAT) return undefined;
  const hint = `this version reads ${ESTATE_FORMAT}`;
  if (value.format === undefined) {
    return { pointer: "", message: '"format" is missing', hint: `an estate begins with "format": "${ESTATE_FORMAT}"` };
  }
  const isEstate = typeof value.format === "string" && ANY_VERSION.test(value.format);
  const what = isEstate ? "is not supported" : "is not that of an estate";
  return { pointer: "/format", message: `the format ${JSON.stringify(value.format).slice(0, 80)} ${what}`, hint };
}

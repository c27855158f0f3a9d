import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { InputError, Result } from "../../estate";
import { readEstateFile } from "../estate-file";
import { whyUnreadable } from "../open";
import type { LoadedEstate, Reader } from "../reader";

const FOLDER = "failproof";
const ESTATE = ".estate.json";

/**
 * The folder that a cdktf app synthesizes into. The estate that the app's constructs wrote there is all that is needed: no manifest and no
 * stacks.
 */
export const cdktfOut: Reader = {
  what: "a cdktf.out folder",
  recognizes: (input) => input.kind === "folder",
  read: (input) =>
    input.kind === "folder" ? readFolder(input.path, input.entries) : wrong(input.path, "is no folder"),
};

function readFolder(path: string, entries: ReadonlySet<string>): Result<readonly LoadedEstate[]> {
  if (!entries.has(FOLDER)) return withoutEstate(path, entries);
  const files = estatesIn(join(path, FOLDER));
  if (!files.ok) return files;
  if (files.value.length === 0) return withoutEstate(path, entries);
  const loaded: LoadedEstate[] = [];
  const errors: InputError[] = [];
  for (const file of files.value) {
    const result = readEstateFile(file);
    if (result.ok) loaded.push(...result.value);
    else errors.push(...result.errors);
  }
  return errors.length === 0 ? { ok: true, value: loaded } : { ok: false, errors };
}

function estatesIn(folder: string): Result<readonly string[]> {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith(ESTATE));
    return { ok: true, value: files.sort().map((file) => join(folder, file)) };
  } catch (error) {
    return wrong(folder, whyUnreadable(error));
  }
}

function withoutEstate(path: string, entries: ReadonlySet<string>): Result<readonly LoadedEstate[]> {
  const expected = `expected ${FOLDER}/<name>${ESTATE} in it`;
  if (entries.has("manifest.json")) {
    return wrong(
      path,
      `holds no estate: ${expected}`,
      "the app has no Estate construct, or has not been synthesized since it has one",
    );
  }
  const hint = entries.has("cdktf.out")
    ? `did you mean ${join(path, "cdktf.out")}?`
    : "name the output folder of a cdktf app, or an estate document";
  return wrong(path, `is no cdktf.out folder: ${expected}`, hint);
}

function wrong(file: string, message: string, hint?: string): Result<never> {
  return { ok: false, errors: [{ file, pointer: "", message, ...(hint === undefined ? {} : { hint }) }] };
}

import { readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import type { Result } from "../estate";
import { parseJson } from "./json";
import { decodeText, type ParsedDocument } from "./text";

const LARGEST_BYTES = 400 * 1024 * 1024;

/** Opens and parses a JSON or YAML file: by its name where that tells, else by its content. Nothing is thrown. */
export function openDocument(path: string): Result<ParsedDocument> {
  const text = readText(path);
  if (!text.ok) return text;
  if (text.value.trim() === "") return wrong("is empty");
  if (!isYaml(path, text.value)) return withoutSecrets(parseJson(text.value), text.value);
  const yaml: typeof import("./yaml") = require("./yaml"); // loaded only here: JSON is the fast path
  return yaml.parseYaml(text.value);
}

/**
 * Whether a text may hold secrets in clear, as a plan or state does: then nothing of it may be quoted, for what is sensitive is not known before
 * it is read.
 */
export function mayHoldSecrets(text: string): boolean {
  return /"(?:terraform_version|planned_values|resource_changes|lineage|encrypted_data)"\s*:/.test(text);
}

function withoutSecrets(result: Result<ParsedDocument>, text: string): Result<ParsedDocument> {
  if (result.ok || !mayHoldSecrets(text)) return result;
  const errors = result.errors.map(({ message, ...error }) => ({
    ...error,
    message: /(?:truncated|levels deep)$/.test(message) ? message : "is not valid JSON here",
  }));
  return { ok: false, errors };
}

function isYaml(path: string, text: string): boolean {
  const extension = extname(path).toLowerCase();
  if (extension === ".yaml" || extension === ".yml") return true;
  return extension !== ".json" && !/^\s*["[{]/.test(text);
}

/** The text of a file. UTF-8, which nearly all are, is read at once, without a copy of the bytes beside it. */
function readText(path: string): Result<string> {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES) return wrong(`is too large: ${size} bytes, at most ${LARGEST_BYTES} are read`);
    const text = readFileSync(path, "utf8");
    const isPlain = !text.includes("\ufffd") && !text.slice(0, 64).includes("\0") && !text.startsWith("\ufeff");
    return isPlain ? { ok: true, value: text } : decodeText(readFileSync(path));
  } catch (error) {
    return wrong(whyUnreadable(error));
  }
}

/** Why a file or folder cannot be read, as a sentence. */
export function whyUnreadable(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return "no such file or folder";
    case "ENOTDIR":
      return "a part of its path is a file, not a folder";
    case "EACCES":
    case "EPERM":
      return "no permission to read it";
    case "EISDIR":
      return "is a folder";
    case "ELOOP":
      return "its symbolic links lead in a circle";
    case "ENAMETOOLONG":
      return "its name is too long";
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function wrong(message: string): Result<never> {
  return { ok: false, errors: [{ pointer: "", message }] };
}

import { readFileSync } from "node:fs";
import type { InputError } from "../estate";
import { mayHoldSecrets } from "../read";
import { escapeText } from "../report";
import { codeFrame } from "./code-frame";
import { EXIT, type ExitStatus } from "./exit";
import type { Terminal } from "./terminal";

/** Errors that are shown with the line they are in; the others with their place alone. */
const FRAMED = 20;

/** Says everything that is wrong with an input, and how the command ends. */
export function wrongInput(errors: readonly InputError[], terminal: Terminal): ExitStatus {
  terminal.err(inputErrorsText(errors));
  return EXIT.input;
}

/** Everything that is wrong with an input: place, sentence, the line, the hint; for stderr. */
function inputErrorsText(errors: readonly InputError[]): string {
  const texts = new Map<string, string | undefined>();
  const blocks = errors.map((error, index) => {
    const { file } = error;
    if (index < FRAMED && file !== undefined && !texts.has(file)) texts.set(file, readText(file));
    const text = index < FRAMED && file !== undefined ? texts.get(file) : undefined;
    return errorText(error, text);
  });
  const count = errors.length === 1 ? "1 error" : `${errors.length} errors`;
  return `${blocks.join("\n")}\n${count} in the input, nothing was checked\n`;
}

function errorText({ file, pointer, line, column, message, hint }: InputError, text: string | undefined): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
  const where = [place, pointer].filter((part) => part !== "").map(escapeText);
  return [
    `error: ${[...where, escapeText(message)].join(where.length > 1 ? "  " : ": ")}`,
    ...(text === undefined || line === undefined ? [] : codeFrame(text, line, column ?? 1)),
    ...(hint === undefined ? [] : [`  hint: ${escapeText(hint)}`]),
  ].join("\n");
}

/** The file as text; a file that is not UTF-8, or that may hold secrets, is shown without its lines. */
function readText(file: string): string | undefined {
  try {
    const text = readFileSync(file, "utf8");
    return text.includes("\ufffd") || mayHoldSecrets(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

import { escapeText } from "../report";
import type { Terminal } from "./terminal";

/** Something that must not happen happened: one line, how to report it, and the stack for those who ask. */
export function reportDefect(error: unknown, terminal: Terminal): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  terminal.err(`failproof: this is a defect of failproof, not of your input: ${escapeText(message)}\n`);
  if (process.env.FAILPROOF_DEBUG !== undefined && error instanceof Error) {
    terminal.err(`${(error.stack ?? "").split("\n").map(escapeText).join("\n")}\n`);
  } else terminal.err("Please report it with the output of the same command under FAILPROOF_DEBUG=1.\n");
}

import { appendFileSync } from "node:fs";
import { writeFileAtomically } from "../files";
import { UsageError } from "./usage-error";

/** Writes a file that the user named, complete or not at all. @throws UsageError where it cannot be written */
export function writeOutput(file: string, text: string): void {
  const written = writeFileAtomically(file, text);
  if (!written.ok) throw new UsageError(written.errors.map((error) => `${file}: ${error.message}`).join("; "));
}

/** Adds to a file that the pipeline named and others write to as well. @throws UsageError where it cannot be written */
export function appendOutput(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

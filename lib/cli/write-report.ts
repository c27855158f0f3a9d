import type { Report } from "../report";
import type { Output } from "./outputs";
import type { Terminal } from "./terminal";
import { writeOutput } from "./write-output";

/** Writes the reports in every format asked for: files first, so that they are there when standard output says the verdict. */
export function writeReports(
  reports: readonly Report[],
  outputs: readonly Output[],
  kind: "reports" | "verdicts",
  colour: boolean,
  terminal: Terminal,
): void {
  const files = outputs.filter((output) => output.file !== undefined);
  const direct = outputs.filter((output) => output.file === undefined);
  for (const { format, file } of [...files, ...direct]) {
    const write = format[kind] ?? format.reports;
    const text = write(reports, { colour: colour && file === undefined });
    if (file === undefined) terminal.out(text);
    else writeOutput(file, text);
  }
}

import type { FormatOptions, Report, ReportFormat } from "../report";
import type { Output } from "./outputs";
import { folderInRepository } from "./repository";
import type { Terminal } from "./terminal";
import { version } from "./version";
import { appendOutput, writeOutput } from "./write-output";

/** What is asked of the reports of one run. */
export interface Writing {
  readonly kind: "reports" | "verdicts";
  readonly colour: boolean;
  /** Least severity that makes the run fail. */
  readonly failOn?: FormatOptions["failOn"];
}

/** Writes the reports in every format asked for: files first, so that they are there when standard output says the verdict. */
export function writeReports(
  reports: readonly Report[],
  outputs: readonly Output[],
  { kind, colour, failOn }: Writing,
  terminal: Terminal,
): void {
  const files = outputs.filter((output) => output.file !== undefined);
  const direct = outputs.filter((output) => output.file === undefined);
  for (const { format, file } of [...files, ...direct]) {
    const text = written(format, kind, reports, formatOptions(failOn, colour && file === undefined));
    if (format.summary !== undefined && terminal.summaryFile !== undefined) {
      appendOutput(terminal.summaryFile, written(format.summary, kind, reports, formatOptions(failOn, false)));
    }
    if (file === undefined) terminal.out(text);
    else writeOutput(file, text);
  }
}

function written(
  format: Pick<ReportFormat, "reports" | "verdicts">,
  kind: Writing["kind"],
  reports: readonly Report[],
  options: FormatOptions,
): string {
  const write = format[kind] ?? format.reports;
  return write(reports, options);
}

function formatOptions(failOn: FormatOptions["failOn"], colour: boolean): FormatOptions {
  return {
    colour,
    version: version(),
    folder: folderInRepository(),
    ...(failOn === undefined ? {} : { failOn }),
    // Loaded only for the formats that look.
    get rules() {
      const {
        registry,
      }: typeof import("../../policies/registry.generated") = require("../../policies/registry.generated");
      return registry.rules;
    },
  };
}

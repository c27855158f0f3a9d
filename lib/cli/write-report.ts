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
  /** Rules that ran. @default those that are shipped */
  readonly rules?: FormatOptions["rules"];
}

/** Writes the reports in every format asked for: files first, so that they are there when standard output says the verdict. */
export function writeReports(
  reports: readonly Report[],
  outputs: readonly Output[],
  writing: Writing,
  terminal: Terminal,
): void {
  const { kind, colour } = writing;
  const files = outputs.filter((output) => output.file !== undefined);
  const direct = outputs.filter((output) => output.file === undefined);
  for (const { format, file } of [...files, ...direct]) {
    const text = written(format, kind, reports, formatOptions(writing, colour && file === undefined));
    if (format.summary !== undefined && terminal.summaryFile !== undefined) {
      appendOutput(terminal.summaryFile, written(format.summary, kind, reports, formatOptions(writing, false)));
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

function formatOptions({ failOn, rules }: Writing, colour: boolean): FormatOptions {
  return {
    colour,
    version: version(),
    folder: folderInRepository(),
    ...(failOn === undefined ? {} : { failOn }),
    // Loaded only for the formats that look.
    get rules() {
      if (rules !== undefined) return rules;
      const {
        registry,
      }: typeof import("../../policies/registry.generated") = require("../../policies/registry.generated");
      return registry.rules;
    },
  };
}

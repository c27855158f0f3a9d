import { json } from "./json";
import type { Report } from "./report";
import { type TextOptions, text, verdictText } from "./text";
import { verdictJson } from "./verdict-json";

/** One way to write a report down: a pure function from the report to text. */
export interface ReportFormat {
  /** The whole report: what `check` prints. */
  readonly report: (report: Report, options: TextOptions) => string;
  /** The verdicts alone, where the format has a form for them: what `prove` prints. */
  readonly verdict?: (report: Report, options: TextOptions) => string;
}

/** Every format by its name on the command line. A new one is a file and a line here. */
export const FORMATS: ReadonlyMap<string, ReportFormat> = new Map<string, ReportFormat>([
  ["text", { report: text, verdict: verdictText }],
  ["json", { report: json, verdict: verdictJson }],
]);

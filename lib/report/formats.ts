import { codequality, verdictCodequality } from "./codequality";
import { github, verdictGithub } from "./github";
import { json } from "./json";
import { junit, verdictJunit } from "./junit";
import { markdown, verdictMarkdown } from "./markdown";
import type { FormatOptions } from "./options";
import type { Report } from "./report";
import { sarif, verdictSarif } from "./sarif";
import { text, verdictText } from "./text";
import { verdictJson } from "./verdict-json";

/** One way to write down the reports of a run, one for each estate that it read: pure functions from reports to text. */
export interface ReportFormat {
  /** Whole reports: what `check` prints. */
  readonly reports: (reports: readonly Report[], options: FormatOptions) => string;
  /** The verdicts alone, where the format has a form for them: what `prove` prints. */
  readonly verdicts?: (reports: readonly Report[], options: FormatOptions) => string;
  /** What a pipeline that shows a summary of its own gets beside it, as Markdown. */
  readonly summary?: Pick<ReportFormat, "reports" | "verdicts">;
}

/** Every format by its name on the command line. A new one is a file and a line here. */
export const FORMATS: ReadonlyMap<string, ReportFormat> = new Map<string, ReportFormat>([
  ["text", { reports: text, verdicts: verdictText }],
  ["json", { reports: json, verdicts: verdictJson }],
  ["sarif", { reports: sarif, verdicts: verdictSarif }],
  ["junit", { reports: junit, verdicts: verdictJunit }],
  ["markdown", { reports: markdown, verdicts: verdictMarkdown }],
  ["github", { reports: github, verdicts: verdictGithub, summary: { reports: markdown, verdicts: verdictMarkdown } }],
  ["codequality", { reports: codequality, verdicts: verdictCodequality }],
]);

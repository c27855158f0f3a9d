import { ofProof } from "../causes";
import { effectLine } from "../difference/words";
import type { FormatOptions } from "../options";
import { isOpen, type Report } from "../report";
import { clean } from "../text/clean";
import { assumed, summary } from "../text/footer";
import { verdictLine } from "../text/headline";
import { counted } from "../text/words";
import { type Block, block, first, folded, within } from "./block";
import { md } from "./escape";
import { findingBlocks } from "./findings";
import { requirementBlocks } from "./requirements";

/** The first line of every comment, by which the next run finds it again. Hidden in what is rendered. */
export const COMMENT_MARKER = "<!-- failproof -->";

/** GitHub takes 65,536 characters; the rest is for what a pipeline adds. */
const ROOM = 60_000;

/** Estates told in one comment. */
const MOST_ESTATES = 20;

const LIMITS = 20;

/**
 * A comment for a pull request, of less than 60,000 characters whatever the estate's size: verdict, why and fixes stay, the rest is folded, and
 * goes, whole parts at a time, where room is short.
 */
export function markdown(reports: readonly Report[], _options: FormatOptions = {}): string {
  return comment(reports, true);
}

/** The verdicts alone. */
export function verdictMarkdown(reports: readonly Report[], _options: FormatOptions = {}): string {
  return comment(reports.map(ofProof), false);
}

function comment(reports: readonly Report[], rules: boolean): string {
  const worstFirst = [...reports].sort((a, b) => weight(a) - weight(b));
  const rest = reports.length - MOST_ESTATES;
  const blocks = [
    ...block(0, [COMMENT_MARKER]),
    ...worstFirst.slice(0, MOST_ESTATES).flatMap((report) => reportBlocks(clean(report), rules)),
    ...block(0, rest > 0 ? [`And ${counted(rest, "more estate")}: the report has all.`] : []),
  ];
  return within(blocks, ROOM);
}

function reportBlocks(report: Report, rules: boolean): readonly Block[] {
  const gate = report.gate === undefined ? [] : [`> The gate only warns: ${md(report.gate.reason)}`];
  return [
    ...block(0, [`### ${SYMBOLS[weight(report)]} ${md(verdictLine(report))}`]),
    ...block(1, report.change === undefined ? [] : [`${md(sentenceOf(effectLine(report.change)))}.`]),
    ...block(1, gate),
    ...requirementBlocks(report),
    ...findingBlocks(report),
    ...folded(2, "What this rests on, and what it does not cover", limits(report)),
    ...block(
      1,
      summary(report, rules).length === 0
        ? []
        : [
            md(
              summary(report, rules)
                .map((line) => line.trim())
                .join(" "),
            ),
          ],
    ),
  ];
}

function sentenceOf(line: string): string {
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}

const SYMBOLS = ["❌", "❓", "✅"] as const;

/** 0: something is not kept or an error; 1: something cannot be said; 2: clean. */
function weight({ requirements, findings, rules }: Report): 0 | 1 | 2 {
  const open = requirements.filter(isOpen);
  if (requirements.length === 0 || open.some(({ verdict }) => verdict === "fails")) return 0;
  if (open.length > 0 || rules.some(({ outcome }) => outcome === "defect")) return 1;
  const error = findings.some(({ severity, waived, known }) => severity === "error" && waived === undefined && !known);
  return error ? 0 : 2;
}

function limits(report: Report): readonly string[] {
  const of = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          `- ${title}`,
          ...first(
            LIMITS,
            lines.map((line) => `  - ${md(line)}`),
            (rest) => `  - and ${rest} more`,
          ),
        ];
  return [
    ...of("assumed, because it is not declared", assumed(report)),
    ...of("not seen", report.notSeen),
    ...of("not done as asked", report.degraded ?? []),
    ...of("not modelled", report.notModelled.length === 0 ? [] : [report.notModelled.join(", ")]),
  ];
}

import { type Finding, isCounted, type Severity } from "../policy";
import { effectLine } from "./difference/words";
import type { FormatOptions } from "./options";
import type { Report } from "./report";
import { baselineText, idleWaivers, waivedText } from "./text/accepted";
import { clean } from "./text/clean";
import { findingText, moreText } from "./text/finding";
import { defects, limits, summary } from "./text/footer";
import { headline } from "./text/headline";
import { hang } from "./text/layout";
import { type Paint, paint } from "./text/paint";
import { requirementText } from "./text/requirement";
import { findingsBesideVerdicts } from "./told";

export type TextOptions = Pick<FormatOptions, "colour">;

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];
const WORST_FIRST = ["fails", "undecided", "tolerates"] as const;

/** Reports as people read them: the verdict first, then why, then what was found, then what it rests on. */
export function text(reports: readonly Report[], options: TextOptions = {}): string {
  return reports.map((report) => reportText(report, options, true)).join("\n");
}

/** Only the requirements: what `prove` prints. */
export function verdictText(reports: readonly Report[], options: TextOptions = {}): string {
  return reports.map((report) => reportText({ ...report, findings: [], rules: [] }, options, false)).join("\n");
}

function reportText(report: Report, options: TextOptions, rules: boolean): string {
  const readable = clean({ ...report, findings: findingsBesideVerdicts(report) });
  const colours = paint(options.colour ?? false);
  const blocks = [
    headline(readable, colours),
    changeText(readable),
    ...gateText(readable, colours),
    ...requirementBlocks(readable, colours),
    ...findingBlocks(readable, colours),
    waivedText(readable),
    idleWaivers(readable),
    baselineText(readable),
    defects(readable),
    limits(readable),
    summary(readable, rules),
  ].filter((block) => block.length > 0);
  return `${blocks.map((block) => block.join("\n").replace(/ +$/gm, "")).join("\n\n")}\n`;
}

/** What the change does, in one sentence; `failproof diff` tells all of it. */
function changeText({ change }: Report): readonly string[] {
  return change === undefined ? [] : hang("    ", effectLine(change));
}

function gateText({ gate }: Report, colours: Paint): readonly (readonly string[])[] {
  return gate === undefined ? [] : [[` ${colours.unsure("!")}  the gate only warns: ${gate.reason}`]];
}

function requirementBlocks(report: Report, colours: Paint): readonly (readonly string[])[] {
  return WORST_FIRST.flatMap((verdict) =>
    report.requirements.filter((requirement) => requirement.verdict === verdict && !requirement.known),
  ).map((requirement) => requirementText(requirement, colours));
}

/** Findings of one rule that are told in full; of more than these and one, the objects are named. */
const TOLD = 5;

function findingBlocks(report: Report, colours: Paint): readonly (readonly string[])[] {
  const alike = new Map<string, Finding[]>();
  for (const severity of SEVERITIES) {
    for (const finding of report.findings) {
      if (finding.severity !== severity || !isCounted(finding)) continue;
      const kind = `${severity} ${finding.rule} ${finding.outcome}`;
      const known = alike.get(kind);
      if (known === undefined) alike.set(kind, [finding]);
      else known.push(finding);
    }
  }
  return [...alike.values()].flatMap((findings) => {
    const told = findings.length > TOLD + 1 ? findings.slice(0, TOLD) : findings;
    const [first, ...more] = findings.slice(told.length);
    const blocks = told.map((finding) => findingText(finding, colours));
    return first === undefined ? blocks : [...blocks, moreText(first, more, colours)];
  });
}

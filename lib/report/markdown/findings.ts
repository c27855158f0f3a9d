import { type Finding, isCounted } from "../../policy";
import type { Report } from "../report";
import { acceptance, idleWaiver } from "../text/accepted";
import { place } from "../text/place";
import { counted } from "../text/words";
import { findingsBesidePromises, findingsBesideVerdicts } from "../told";
import { type Block, block, first, folded } from "./block";
import { code, md } from "./escape";
import { sentence } from "./requirements";

const ERRORS = 20;
const OTHERS = 50;

/** Findings of the rules: errors in full, the lighter ones folded, and what is accepted. */
export function findingBlocks(report: Report): readonly Block[] {
  const all = findingsBesideVerdicts(report);
  const findings = report.change === undefined ? all : findingsBesidePromises(all);
  const open = findings.filter(isCounted);
  const isNew = newIn(report);
  const errors = open.filter(({ severity }) => severity === "error");
  const appear = errors.filter(isNew).map(findingLine);
  const there = errors.filter((finding) => !isNew(finding)).map(findingLine);
  const others = open.filter(({ severity }) => severity !== "error").map(findingLine);
  const waived = [...waivedScenarios(report), ...waivedFindings(findings)];
  const idle = (report.waivers ?? []).flatMap((waiver) => idleWaiver(waiver) ?? []).map((text) => `- ${md(text)}`);
  const known = findings.filter((finding) => finding.known).length;
  const more = (rest: number) => `- and ${rest} more`;
  return [
    ...block(1, appear.length === 0 ? [] : ["**New findings**", "", ...first(ERRORS, appear, more)]),
    ...block(1, there.length === 0 ? [] : [thereTitle(report), "", ...first(ERRORS, there, more)]),
    ...block(1, first(ERRORS, defects(report), more)),
    ...folded(6, `Warnings and notes: ${others.length}`, first(OTHERS, others, more)),
    ...folded(6, `Waived: ${waived.length}`, first(OTHERS, waived, more)),
    ...folded(6, `Waivers that accept nothing: ${idle.length}`, first(OTHERS, idle, more)),
    ...block(6, known === 0 ? [] : [`${counted(known, "finding")} known from the baseline, not told again.`]),
  ];
}

/** Whether a finding appears with the change; without one nothing is new. */
function newIn({ change }: Report): (finding: Finding) => boolean {
  const appear = new Set((change?.findings.appear ?? []).map(({ fingerprint }) => fingerprint));
  return ({ fingerprint }) => appear.has(fingerprint);
}

function thereTitle({ change }: Report): string {
  return change === undefined ? "**Findings**" : "**Findings that were there before**";
}

function waivedFindings(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ rule, message, waived }) =>
    waived === undefined ? [] : [`- ${code(rule)}: ${md(message)}. Waived: ${md(acceptance(waived))}`],
  );
}

function waivedScenarios({ requirements }: Report): readonly string[] {
  return requirements.flatMap(({ id, counterexamples, continuity }) =>
    counterexamples.flatMap((example) =>
      example.waived === undefined
        ? []
        : [`- ${code(id)}: ${sentence(example, continuity)}. Waived: ${md(acceptance(example.waived))}`],
    ),
  );
}

function defects({ rules }: Report): readonly string[] {
  return rules
    .filter(({ outcome }) => outcome === "defect")
    .map(({ rule }) => `- ${code(rule)} failed to run, a defect of failproof: its answer is missing`);
}

/** One finding on one line. */
export function findingLine({ severity, rule, outcome, message, subjects, fix, waiverExpired }: Finding): string {
  const where = subjects.map(({ source }) => place(source)).find((found) => found !== undefined);
  const said = outcome === "undecided" && !message.startsWith("cannot say") ? "cannot say, " : "";
  const expired = waiverExpired === undefined ? "" : `; its waiver has expired: ${md(acceptance(waiverExpired))}`;
  return `- ${severity} ${code(rule)}${where === undefined ? "" : ` at ${code(where)}`}: ${said}${md(message)}${fix === "" ? "" : `. To mend it: ${md(fix)}`}${expired}`;
}

import { type Finding, isCounted } from "../../policy";
import type { Report } from "../report";
import { acceptance } from "../text/accepted";
import { place } from "../text/place";
import { findingsBesideVerdicts } from "../told";
import { type Block, block, first, folded } from "./block";
import { code, md } from "./escape";

const ERRORS = 20;
const OTHERS = 50;

/** Findings of the rules: errors in full, the lighter ones folded, and what is accepted. */
export function findingBlocks(report: Report): readonly Block[] {
  const findings = findingsBesideVerdicts(report);
  const counted = findings.filter(isCounted);
  const errors = counted.filter(({ severity }) => severity === "error").map(line);
  const others = counted.filter(({ severity }) => severity !== "error").map(line);
  const waived = findings.flatMap((finding) =>
    finding.waived === undefined ? [] : [`${line(finding)}: waived, ${md(acceptance(finding.waived))}`],
  );
  const known = findings.filter((finding) => finding.known).length;
  const defects = report.rules.filter(({ outcome }) => outcome === "defect");
  const more = (rest: number) => `- and ${rest} more`;
  return [
    ...block(1, errors.length === 0 ? [] : ["**Findings**", "", ...first(ERRORS, errors, more)]),
    ...block(
      1,
      defects
        .slice(0, ERRORS)
        .map(({ rule }) => `- ${code(rule)} failed to run, a defect of failproof: its answer is missing`),
    ),
    ...folded(6, `Warnings and notes: ${others.length}`, first(OTHERS, others, more)),
    ...folded(6, `Waived: ${waived.length}`, first(OTHERS, waived, more)),
    ...block(6, known === 0 ? [] : [`${known} findings are known from the baseline and not told again.`]),
  ];
}

function line({ severity, rule, outcome, message, subjects, fix, waiverExpired }: Finding): string {
  const where = subjects.map(({ source }) => place(source)).find((found) => found !== undefined);
  const said = outcome === "undecided" ? "cannot say, " : "";
  const expired = waiverExpired === undefined ? "" : `; its waiver has expired: ${md(acceptance(waiverExpired))}`;
  return `- ${severity} ${code(rule)}${where === undefined ? "" : ` at ${code(where)}`}: ${said}${md(message)}${fix === "" ? "" : `. To mend it: ${md(fix)}`}${expired}`;
}

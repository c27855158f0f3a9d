import type { Timeline, VmTimeline } from "../../failover";
import { cell, md } from "../markdown/escape";
import { REASONS } from "../text/counterexample";
import { counted, domains } from "../text/words";
import { timelineMermaid } from "./mermaid";
import { spanText } from "./seconds";
import { inputsText, objectiveText, tierLines } from "./text";

const MOST_VMS = 40;

/** The timeline as Markdown, with its Gantt chart. */
export function timelineMarkdown(timeline: Timeline): string {
  const { estate, failed, plans, vms, missing, uncertain } = timeline;
  const by = plans.length === 0 ? "" : `, failover by ${plans.join(", ")}`;
  const shown = vms.slice(0, MOST_VMS);
  const open = [
    ...missing.map(({ object, fact }) => `${fact} of ${object} is not given`),
    ...(uncertain === undefined ? [] : [uncertain]),
  ];
  const lines = [
    `## ${md(`${estate}: ${domains(failed)} ${failed.length === 1 ? "fails" : "fail"}${by}`)}`,
    "",
    ...(vms.some(({ starts }) => starts !== undefined)
      ? ["```mermaid", timelineMermaid(timeline).trimEnd(), "```", ""]
      : []),
    ...(shown.length === 0 ? ["Nothing that runs is touched.", ""] : []),
    ...(shown.length === 0
      ? []
      : ["| VM | tier | fate | where | starts after | back after |", "| --- | --- | --- | --- | --- | --- |"]),
    ...shown.map(row),
    ...(vms.length > shown.length ? ["", `and ${counted(vms.length - shown.length, "VM")} more`] : []),
    ...list("By tier", tierLines(timeline)),
    ...list("Promises", timeline.objectives.map(objectiveText)),
    ...list("Where the numbers come from", inputsText(timeline)),
    ...list("Not certain", open),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function row({ vm, tier, fate, reason, host, cluster, starts, back }: VmTimeline): string {
  const cells = [
    vm,
    tier ?? "-",
    reason === undefined ? fate : `${fate}: ${REASONS[reason]}`,
    host ?? cluster ?? "-",
    starts === undefined ? "-" : spanText(starts),
    back === undefined ? "-" : spanText(back),
  ];
  return `| ${cells.map((text) => cell(md(text))).join(" | ")} |`;
}

function list(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `### ${title}`, "", ...lines.map((line) => `- ${md(line)}`)];
}

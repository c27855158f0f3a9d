import type { Timeline, VmTimeline } from "../../failover";
import { domains } from "../text/words";

const MOST_VMS = 30;

/** A Gantt chart of Mermaid: by tier, what waits and what boots. Seconds are minutes and hours of a day of its own. */
export function timelineMermaid(timeline: Timeline): string {
  const come = timeline.vms.filter(({ starts }) => starts !== undefined).slice(0, MOST_VMS);
  const tiers = [...new Set(come.map(({ tier }) => tier ?? ""))].sort();
  const lines = [
    "gantt",
    `    title ${plain(`When ${domains(timeline.failed)} ${timeline.failed.length === 1 ? "fails" : "fail"}`)}`,
    "    dateFormat X",
    "    axisFormat %H:%M:%S",
    ...tiers.flatMap((tier) => [
      `    section ${plain(tier === "" ? "no tier" : tier)}`,
      ...come.filter((vm) => (vm.tier ?? "") === tier).flatMap(bars),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

function bars({ vm, starts, up, back }: VmTimeline): readonly string[] {
  if (starts === undefined || up === undefined || back === undefined) return [];
  const bar = (what: string, mark: string, from: number, to: number) =>
    to > from ? [`    ${plain(vm)} ${what} :${mark}${from}, ${to}`] : [];
  return [
    ...bar("down", "crit, ", 0, starts.least),
    ...bar("boots", "active, ", starts.least, up.least),
    ...bar("finds its clients", "", up.least, back.least),
  ];
}

/** What means something to Mermaid is left out: names come from input. */
function plain(text: string): string {
  const kept = text.replace(/[^\p{L}\p{N} ._/()-]+/gu, " ").trim();
  return kept === "" ? "-" : kept.slice(0, 80);
}

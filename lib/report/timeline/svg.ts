import type { Timeline, VmTimeline } from "../../failover";
import { REASONS } from "../text/counterexample";
import { count, domains } from "../text/words";
import { seconds, spanText } from "./seconds";

const MOST_VMS = 60;
const ROW = 22;
const LEFT = 220;
const WIDTH = 960;
const TOP = 64;
const STEPS = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400];
const MOST_TICKS = 10;

/** A Gantt picture: a row for each VM, from the loss until its clients find it. A file of its own, no script, no font, no link. */
export function timelineSvg(timeline: Timeline): string {
  const vms = timeline.vms.slice(0, MOST_VMS);
  const end = Math.max(60, ...vms.map(({ back }) => back?.least ?? 0));
  const x = (at: number) => LEFT + Math.round((at / end) * (WIDTH - LEFT - 40));
  const height = TOP + vms.length * ROW + 40;
  const title = `${timeline.estate}: ${domains(timeline.failed)} ${timeline.failed.length === 1 ? "fails" : "fail"}`;
  const rest = timeline.vms.length - vms.length;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">`,
    `  <title>${xml(title)}</title>`,
    `  <rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `  <text x="16" y="24" font-size="16" fill="#1f2328">${xml(title)}</text>`,
    ...ticks(end).map(
      (at) =>
        `  <path d="M${x(at)} ${TOP - 14}V${height - 32}" stroke="#d0d7de"/><text x="${x(at)}" y="${TOP - 20}" text-anchor="middle" fill="#59636e">${seconds(at)}</text>`,
    ),
    ...vms.flatMap((vm, row) => rowOf(vm, TOP + row * ROW, x)),
    `  <text x="16" y="${height - 12}" fill="#59636e">${xml(legend(rest))}</text>`,
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

function legend(rest: number): string {
  const more = rest > 0 ? `; ${count(rest)} more VMs are not drawn` : "";
  return `red: down; blue: boots; grey: until clients find it; what is not given counts as 0${more}`;
}

function rowOf(
  { vm, tier, fate, reason, starts, up, back }: VmTimeline,
  y: number,
  x: (at: number) => number,
): readonly string[] {
  const name = tier === undefined ? vm : `${vm} (${tier})`;
  const label = `  <text x="16" y="${y + 14}" fill="#1f2328">${xml(short(name))}</text>`;
  if (starts === undefined || up === undefined || back === undefined) {
    const why = reason === undefined ? fate : `${fate}: ${REASONS[reason]}`;
    return [label, `  <text x="${x(0)}" y="${y + 14}" fill="#cf222e">${xml(why)}</text>`];
  }
  const bar = (from: number, to: number, fill: string) =>
    to > from
      ? [`  <rect x="${x(from)}" y="${y + 3}" width="${Math.max(1, x(to) - x(from))}" height="14" fill="${fill}"/>`]
      : [];
  return [
    label,
    ...bar(0, starts.least, "#ff818266"),
    ...bar(starts.least, up.least, "#0969da"),
    ...bar(up.least, back.least, "#8c959f"),
    `  <text x="${x(back.least) + 4}" y="${y + 14}" font-size="10" fill="#59636e">${xml(spanText(back))}</text>`,
  ];
}

function ticks(end: number): readonly number[] {
  const step = STEPS.find((one) => end / one <= MOST_TICKS) ?? Math.ceil(end / MOST_TICKS);
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}

function short(text: string): string {
  const characters = [...text];
  return characters.length <= 32 ? text : `${characters.slice(0, 31).join("")}…`;
}

/** Text of an element: what is markup, or no character of XML, is written another way. */
function xml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

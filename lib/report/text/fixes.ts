import type { Fix, FixReport } from "../../fixes";
import { hang } from "./layout";
import { place } from "./place";
import { readableAmounts } from "./quantity";
import { counted } from "./words";

/** Fixes told; the rest is a number, and all of them are in the JSON. */
const TOLD = 4;

/** The smallest changes with which the requirement holds, or how far was looked for them. */
export function fixesText(report: FixReport): readonly string[] {
  const { fixes, search, steps, proofs } = report;
  if (search === "skipped") {
    return [
      "",
      ...hang("    ", "fixes were not looked for, as that takes more than about a second (--fixes looks for them)"),
    ];
  }
  if (fixes.length === 0) {
    const ended = search === "complete" ? "" : ", and not all were tried";
    return [
      "",
      ...hang(
        "    ",
        `no fix found: none within ${counted(steps, "change")} (${counted(proofs, "changed estate")} proven${ended})`,
      ),
    ];
  }
  const more = fixes.length - TOLD;
  return [
    "",
    "    smallest fixes, each proven",
    ...fixes.slice(0, TOLD).flatMap((fix) => hang("      - ", `${fixText(fix)}${places(fix)}`)),
    ...(more > 0 ? [`      and ${counted(more, "other")} (--format json has all)`] : []),
  ];
}

/** A fix as one sentence. */
export function fixText({ steps }: Pick<Fix, "steps">): string {
  return readableAmounts(steps.map(({ sentence }) => sentence).join("; and "));
}

/** Where what it changes is declared. */
function places({ edits }: Fix): string {
  const [first, ...others] = [...new Set(edits.flatMap(({ source }) => place(source) ?? []))];
  if (first === undefined) return "";
  return `   ${first}${others.length === 0 ? "" : ` and ${counted(others.length, "other place")}`}`;
}

import { type Block, block, first } from "../markdown/block";
import { cell, code, md } from "../markdown/escape";
import { count } from "../text/words";
import type { Difference, Effect } from "./difference";
import { objectsInWords, promiseOf, slackInWords, survived, verdictOf } from "./words";

const ROWS = 30;

export const EFFECT_SYMBOLS: { readonly [effect in Effect]: string } = {
  worse: "❌",
  mixed: "❌",
  unclear: "❓",
  better: "✅",
  same: "✅",
};

/** Before and after: a row for each promise, and what changes in numbers. */
export function changeBlocks(difference: Difference): readonly Block[] {
  const slack = difference.requirements.some((requirement) => requirement.slack.length > 0);
  const rows = difference.requirements.map((requirement) => {
    const { id, effect, before, after } = requirement;
    const cells = [
      `${EFFECT_SYMBOLS[effect]} ${code(id)}`,
      md(promiseOf(requirement)),
      side(verdictOf(before), survived(before)),
      after === undefined ? "taken back" : side(verdictOf(after), survived(after)),
      ...(slack ? [requirement.slack.map((one) => md(slackInWords(one, "→"))).join("<br>")] : []),
    ];
    return `| ${cells.map(cell).join(" | ")} |`;
  });
  const titles = ["requirement", "promise", "before", "after", ...(slack ? ["slack"] : [])];
  const more = (rest: number) => `| and ${count(rest)} more |${" |".repeat(titles.length - 1)}`;
  const table =
    rows.length === 0
      ? []
      : [`| ${titles.join(" | ")} |`, `|${" --- |".repeat(titles.length)}`, ...first(ROWS, rows, more)];
  const objects = objectsInWords(difference);
  return [...block(5, table), ...block(5, objects.length === 0 ? [] : [`What changes: ${md(objects.join("; "))}.`])];
}

function side(verdict: string, scenarios: string): string {
  return md(scenarios === "" ? verdict : `${verdict}, ${scenarios}`);
}

import type { Difference } from "../difference";
import { changeBlocks } from "../difference/change-blocks";
import { isOpen, type Report, type ReportedCounterexample, type ReportedRequirement } from "../report";
import { event, outcome, reason } from "../text/counterexample";
import { fixText } from "../text/fixes";
import { missingByField } from "../text/missing";
import { place } from "../text/place";
import { amountOf, quantities, readableAmounts } from "../text/quantity";
import { countedVerdicts, promised, VERDICTS } from "../text/requirement";
import { startSaid } from "../text/start";
import { fewestSaid, unplaceableSaid } from "../text/unplaceable";
import { count, counted, domains } from "../text/words";
import { type Block, block, first, folded } from "./block";
import { cell, code, md } from "./escape";
import { picture } from "./picture";

const SYMBOLS = { tolerates: "✅", fails: "❌", undecided: "❓" } as const;

const ROWS = 30;
const EXAMPLES = 3;
const FIXES = 3;
const REQUIREMENTS_TOLD = 5;
const LOST_ROWS = 200;

/** The verdicts: a table of all, then why, what mends it, and, folded, the picture and every lost VM. */
export function requirementBlocks(report: Report): readonly Block[] {
  const open = report.requirements.filter(isOpen);
  const failing = open.filter(({ verdict }) => verdict === "fails");
  const undecided = open.filter(({ verdict }) => verdict === "undecided");
  const [worst] = failing;
  const [example] = worst?.counterexamples.filter(({ waived }) => waived === undefined) ?? [];
  return [
    ...(report.change === undefined ? block(5, table(report.requirements)) : changeBlocks(report.change)),
    ...block(
      0,
      titled(
        "**Why**",
        told(failing, (one) => [why(one, report.change)]),
      ),
    ),
    ...block(
      0,
      titled(
        "**Cannot say**, which is no pass",
        told(undecided, (one) => [openFacts(one)]),
      ),
    ),
    ...block(0, titled("**Smallest fixes**, each proven", told(failing, fixes))),
    ...block(
      4,
      [...new Set(report.requirements.flatMap(({ admission = [] }) => admission))]
        .slice(0, ROWS)
        .map((said) => `- ${md(said)}`),
    ),
    ...folded(7, "Picture", example === undefined ? [] : picture(example, worst?.continuity ?? false)),
    ...folded(8, "VMs that do not come back", lostTable(failing)),
  ];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, "", ...lines];
}

/** What is told of the first requirements; the rest is a number. */
function told(
  requirements: readonly ReportedRequirement[],
  lines: (requirement: ReportedRequirement) => readonly string[],
): readonly string[] {
  const rest = requirements.length - REQUIREMENTS_TOLD;
  const more = rest > 0 ? [`- and ${counted(rest, "more requirement")}: the report has all`] : [];
  const shown = requirements.slice(0, REQUIREMENTS_TOLD).flatMap(lines);
  return shown.length === 0 ? [] : [...shown, ...more];
}

function table(requirements: readonly ReportedRequirement[]): readonly string[] {
  if (requirements.length === 0) return [];
  const rows = requirements.map((requirement) => {
    const { id, verdict, waived, known } = requirement;
    const accepted = waived === true ? " (waived)" : known === true ? " (known)" : "";
    const cells = [
      `${SYMBOLS[verdict]} ${code(id)}`,
      md(promised(requirement)),
      `${VERDICTS[verdict].replace(/ whether it survives$/, "")}${accepted}`,
      md(countedVerdicts(requirement)),
    ];
    return `| ${cells.map(cell).join(" | ")} |`;
  });
  const more = (rest: number) => `| and ${count(rest)} more | | | |`;
  return ["| requirement | promise | verdict | scenarios |", "| --- | --- | --- | --- |", ...first(ROWS, rows, more)];
}

/** One requirement that fails: its smallest failures as sentences. */
function why(requirement: ReportedRequirement, change: Difference | undefined): string {
  const { id, counterexamples, continuity, source } = requirement;
  const failing = change?.requirements.find((one) => one.id === id)?.newlyFailing ?? [];
  const isNew = new Set(failing.map(({ certificate }) => certificate));
  const where = place(source);
  const open = counterexamples.filter(({ waived }) => waived === undefined);
  const sentences = open.map(
    (example) => `  - ${isNew.has(example.certificate) ? "**New**: " : ""}${sentence(example, continuity)}`,
  );
  const more = (rest: number) => `  - and ${counted(rest, "more smallest failure")}`;
  const overcommit = requirement.heldByReservations
    ? ["  - no room without overcommit: what is reserved would restart"]
    : [];
  return [
    `- ${code(id)}${where === undefined ? "" : ` at ${code(where)}`}`,
    ...first(EXAMPLES, sentences, more),
    ...overcommit,
    ...startSaid(requirement).map((line) => `  - ${md(line)}`),
  ].join("\n");
}

/** `When rack-2 fails, 12 VMs stay down: ... . Need 388 GiB of memory for 26 VMs, have 212 GiB on 4 hosts: short 176 GiB` */
export function sentence(example: ReportedCounterexample, continuity: boolean): string {
  const { lost, shortage } = example;
  const who = lost.length === 0 ? "" : `, ${counted(lost.length, "VM")} ${outcome(lost.length, continuity)}`;
  const more = [unplaceableSaid(example), fewestSaid(example)].map((said) =>
    said === undefined ? "" : `. ${md(said)}`,
  );
  const what = md(`${event(example)}${who}: ${reason(example)}`);
  if (shortage === undefined) return [what, ...more].join("");
  const { unit, need, have, dimension, vms, hosts } = shortage;
  const [needed = "", had = "", short = ""] = quantities(unit, [need, have, need - have]);
  const sum = `Needed: ${amountOf(needed, dimension)} for ${counted(vms.length, "VM")}; there: ${had} on ${counted(hosts.length, "host")}`;
  return `${what}. ${md(`${sum}${need > have ? `; short: ${short}` : ""}`)}${more.join("")}`;
}

/** One undecided requirement: what is open, and the facts that would decide it. */
function openFacts(requirement: ReportedRequirement): string {
  const { id, undecidedExamples, missing } = requirement;
  const open = undecidedExamples.slice(0, EXAMPLES).map(({ failed, because }) => {
    const when = failed.length === 0 ? "" : `when ${domains(failed)} ${failed.length === 1 ? "fails" : "fail"}: `;
    return `  - ${md(`${when}${because}`)}`;
  });
  const facts = missingByField(missing).map((line) => `  - missing: ${md(line)}`);
  return [
    `- ${code(id)}`,
    ...open,
    ...first(ROWS, facts, (rest) => `  - and ${count(rest)} more missing facts`),
    ...startSaid(requirement).map((line) => `  - ${md(line)}`),
  ].join("\n");
}

/** What mends one requirement; where nothing was found, how far was looked. */
function fixes({ id, fixes: report }: ReportedRequirement): readonly string[] {
  if (report === undefined || report.search === "skipped") return [];
  if (report.fixes.length === 0) {
    return [
      `- ${code(id)}: none found within ${counted(report.steps, "change")} (${counted(report.proofs, "changed estate")} proven)`,
    ];
  }
  const lines = report.fixes.map((fix) => `  - ${md(readableAmounts(fixText(fix)))}`);
  return [`- ${code(id)}`, ...first(FIXES, lines, (rest) => `  - and ${counted(rest, "other")}`)];
}

/** Every VM that is lost in some smallest failure, once. */
function lostTable(failing: readonly ReportedRequirement[]): readonly string[] {
  const rows = new Map<string, string>();
  for (const { counterexamples } of failing) {
    for (const example of counterexamples) {
      for (const { vm, reason: lossReason } of example.lost) {
        if (!rows.has(vm))
          rows.set(
            vm,
            `| ${cell(code(vm))} | ${lossReason} | ${cell(md(event(example).replace(/^[WB]/, (letter) => letter.toLowerCase())))} |`,
          );
      }
    }
  }
  if (rows.size === 0) return [];
  const more = (rest: number) => `| and ${count(rest)} more | | |`;
  return ["| VM | reason | in |", "| --- | --- | --- |", ...first(LOST_ROWS, [...rows.values()], more)];
}

import type { Input, JudgedObjective, Timeline, VmTimeline } from "../../failover";
import { REASONS } from "../text/counterexample";
import { escapeText } from "../text/escape";
import { count, counted, domains } from "../text/words";
import { seconds, spanText } from "./seconds";

const MOST_VMS = 40;

/** What goes down when, and what is back when, by tier and VM, with the numbers that it follows from. */
export function timelineText(timeline: Timeline): string {
  const { estate, failed, plans, vms } = timeline;
  const shown = vms.slice(0, MOST_VMS);
  const lines = [
    `${estate}: ${domains(failed)} ${failed.length === 1 ? "fails" : "fail"}${plans.length === 0 ? "" : `, failover by ${plans.join(", ")}`}`,
    "",
    ...(vms.length === 0 ? ["Nothing that runs is touched."] : table(shown)),
    ...(vms.length > shown.length
      ? [`  and ${counted(vms.length - shown.length, "VM")} more (--format json tells all)`]
      : []),
    "",
    ...section("By tier", tierLines(timeline)),
    ...section("Promises", timeline.objectives.map(objectiveText)),
    ...section("Where the numbers come from", inputsText(timeline)),
    ...section("Not certain", uncertain(timeline)),
  ];
  return `${lines.map(escapeText).join("\n").trimEnd()}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ""];
}

function table(vms: readonly VmTimeline[]): readonly string[] {
  const rows = [
    ["VM", "tier", "fate", "where", "starts after", "back after", "data lost"],
    ...vms.map((vm) => [
      vm.vm,
      vm.tier ?? "-",
      vm.reason === undefined ? vm.fate : `${vm.fate}: ${REASONS[vm.reason]}`,
      vm.host ?? vm.cluster ?? "-",
      vm.starts === undefined ? "-" : spanText(vm.starts),
      vm.back === undefined ? "-" : spanText(vm.back),
      vm.dataAge === undefined ? "-" : spanText(vm.dataAge),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

export function tierLines({ tiers }: Timeline): readonly string[] {
  return tiers.map(({ tier, vms, lost, stopped, back }) => {
    const parts = [
      ...(back === undefined ? [] : [`all that come back are back after ${spanText(back)}`]),
      ...(lost === 0 ? [] : [`${count(lost)} lost`]),
      ...(stopped === 0 ? [] : [`${count(stopped)} stopped to make room`]),
    ];
    return `${tier ?? "no tier"}: ${counted(vms, "VM")}; ${parts.join(", ")}`;
  });
}

export function objectiveText({
  object,
  kind,
  promisedSeconds,
  seconds: reached,
  kept,
  vm,
  missing,
}: JudgedObjective): string {
  const facts = missing.map((one) => `${one.fact} of ${one.object}`).join(", ");
  const open = kept === "undecided" && facts !== "" ? `; it depends on ${facts}` : "";
  return `${kept}: ${kind.toUpperCase()} of ${seconds(promisedSeconds)} by ${object}, ${vm} takes ${spanText(reached)}${open}`;
}

/** Each number once, with where it comes from. */
export function inputsText({ vms, starts }: Timeline): readonly string[] {
  const lines = new Map<string, number>();
  for (const { inputs, dataInputs = [] } of vms) {
    for (const input of [...inputs, ...dataInputs]) {
      const line = inputText(input);
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
  }
  const slots = starts.map(({ cluster, atOnce, assumedHosts }) => {
    const assumed =
      assumedHosts === 0 ? "" : `; ${counted(assumedHosts, "host")} by one each, assumed: nobody tells more`;
    return `${cluster} starts ${counted(atOnce, "VM")} at the same time${assumed}`;
  });
  const all = [...slots, ...[...lines].sort((a, b) => b[1] - a[1]).map(([line]) => line)];
  const rest = all.length - MOST_VMS;
  return rest > 0 ? [...all.slice(0, MOST_VMS), `and ${count(rest)} more (--format json tells all)`] : all;
}

export function inputText({ what, seconds: value, origin }: Input): string {
  const told = `${what}, ${spanText(value)}`;
  if (origin.kind === "declared") return `${told}: ${origin.fact} of ${origin.object}`;
  if (origin.kind === "missing") return `${told}: ${origin.fact} of ${origin.object} is not given`;
  if (origin.kind === "worked-out") return `${told}: ${origin.from}`;
  return `${told}, assumed: ${origin.see}`;
}

function uncertain({ missing, uncertain: because }: Timeline): readonly string[] {
  return [
    ...missing.map(({ object, fact }) => `${fact} of ${object} is not given`),
    ...(because === undefined ? [] : [because]),
  ];
}

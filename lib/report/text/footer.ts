import { isCounted } from "../../policy";
import type { Report } from "../report";
import { hang } from "./layout";
import { listNoun } from "./objects";
import { count, counted } from "./words";

/** What the verdict rests on and what it does not cover: always there, so that nobody reads more into a pass. */
export function limits(report: Report): readonly string[] {
  return [
    ...section("assumed, because it is not declared", assumed(report)),
    ...section("not seen", report.notSeen),
    ...section("not done as asked", report.degraded ?? []),
    ...section("not modelled", [report.notModelled.join(", ")]),
  ];
}

/** One line for each list of the estate: the defaults, each with the number of objects that it stands in for. */
export function assumed({ assumed: all }: Report): readonly string[] {
  const lists = [...new Set(all.map(({ list }) => list))];
  return lists.map((list) => {
    const defaults = all.filter((assumption) => assumption.list === list);
    return `${listNoun(list, 2)}: ${defaults.map(({ fact, value, objects }) => `${fact} ${value} (${count(objects.length)})`).join(", ")}`;
  });
}

/** Rules that a defect of ours kept from answering. */
export function defects(report: Report): readonly string[] {
  return section(
    "rules that failed to run (a defect of failproof; their answer is missing)",
    report.rules.filter((run) => run.outcome === "defect").map((run) => `${run.rule}: ${run.detail ?? "no detail"}`),
  );
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [` ${title}`, ...lines.flatMap((line) => hang("   ", line))];
}

/** The last line, the one that people copy; `rules`: they were evaluated. */
export function summary(report: Report, rules: boolean): readonly string[] {
  const { estate, requirements, findings, counts, profile } = report;
  const verdicts = (verdict: string) => requirements.filter((requirement) => requirement.verdict === verdict).length;
  const all = (["error", "warning", "note"] as const)
    .map((severity) => [severity, findings.filter((f) => isCounted(f) && f.severity === severity).length] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => counted(number, severity));
  const waived = findings.filter((finding) => finding.waived !== undefined).length;
  const found = [...(all.length === 0 ? ["no findings"] : all), ...(waived === 0 ? [] : [`${count(waived)} waived`])];
  const notProven = [
    ...(verdicts("fails") > 0 ? [`${count(verdicts("fails"))} refuted`] : []),
    ...(verdicts("undecided") > 0 ? [`${count(verdicts("undecided"))} undecided`] : []),
  ];
  const proven =
    requirements.length === 0
      ? "no requirement"
      : `${count(verdicts("tolerates"))} of ${count(requirements.length)} requirements proven`;
  const size = `${counted(counts.vms, "VM")}, ${counted(counts.hosts, "host")}`;
  const ruled = rules ? [found.join(", ")] : [];
  const parts = [[proven, ...notProven].join(", "), ...ruled, size, ...(rules ? [`profile ${profile}`] : [])];
  return hang(" ", `${estate}: ${parts.join("; ")}`);
}

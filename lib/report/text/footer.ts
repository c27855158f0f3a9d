import type { Report } from "../report";
import { hang } from "./layout";
import { names } from "./names";
import { count, counted } from "./words";

/** What the verdict rests on and what it does not cover: always there, so that nobody reads more into a pass. */
export function limits(report: Report): readonly string[] {
  const assumed = report.assumed.map(
    ({ list, fact, value, objects }) =>
      `\`${fact}\` of ${counted(objects.length, singular(list))} (${names(objects, 3)}): ${value}`,
  );
  return [
    ...section("assumed", assumed),
    ...section("not seen", report.notSeen),
    ...section("not modelled", report.notModelled),
  ];
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

/** The last line, the one that people copy. */
export function summary(report: Report): readonly string[] {
  const requirements = (verdict: string) =>
    report.requirements.filter((requirement) => requirement.verdict === verdict).length;
  const findings = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    ["survives", requirements("tolerates")],
    ["does not survive", requirements("fails")],
    ["undecided", requirements("undecided")],
  ] as const;
  const verdicts = parts.filter(([, number]) => number > 0).map(([word, number]) => `${word} ${count(number)}`);
  const total = report.requirements.length;
  const promised = total === 0 ? "no requirement" : `${verdicts.join(", ")} of ${counted(total, "requirement")}`;
  const found = `${counted(findings("error"), "error")}, ${counted(findings("warning"), "warning")}, ${counted(findings("note"), "note")}`;
  const size = `${counted(report.counts.vms, "VM")}, ${counted(report.counts.hosts, "host")}, profile ${report.profile}`;
  return hang(" ", `${report.estate}: ${promised}; ${found}; ${size}`);
}

/** `hosts` to `host`, as far as the lists of the estate document need it. */
function singular(list: string): string {
  return list.replace(/s$/, "");
}

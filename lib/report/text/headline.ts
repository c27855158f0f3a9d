import type { Report, ReportedRequirement } from "../report";
import { marked } from "./mark";
import type { Paint } from "./paint";
import { count, counted, domains, promise } from "./words";

/** The first line: the verdict, with the number and the event. */
export function headline(report: Report, paint: Paint): readonly string[] {
  const { requirements, findings } = report;
  const failing = requirements.filter((requirement) => requirement.verdict === "fails");
  const undecided = requirements.filter((requirement) => requirement.verdict === "undecided");
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const [worst] = failing;
  if (worst !== undefined) {
    return marked("bad", paint.strong(`${report.estate} ${worstEvent(worst)}${others(failing, undecided)}`), paint);
  }
  const [open] = undecided;
  if (open !== undefined) {
    const what = `cannot say whether ${report.estate} survives the loss of ${promise(open.tolerate)}`;
    return marked("unsure", paint.strong(`${what}${others([], undecided)}`), paint);
  }
  if (requirements.length === 0) {
    return marked(
      "bad",
      paint.strong(`${report.estate} promises nothing: it has no requirement, so nothing was proved`),
      paint,
    );
  }
  const proved = `${report.estate} survives what it promises: ${proof(report)}`;
  if (errors > 0)
    return marked("bad", paint.strong(`${proved}, but ${counted(errors, "finding")} must be mended`), paint);
  return marked("good", paint.strong(proved), paint);
}

function worstEvent(worst: ReportedRequirement): string {
  const [example] = worst.counterexamples;
  if (example === undefined) return `does NOT survive the loss of ${promise(worst.tolerate)}`;
  const who = `${count(example.lost.length)} of ${counted(worst.basis.vms, "VM")} ${example.lost.length === 1 ? "stays" : "stay"} down`;
  if (example.failed.length === 0) return `does NOT fit even before anything fails: ${who}`;
  return `does NOT survive the loss of ${domains(example.failed)}: ${who}`;
}

/** The rest of what is not proven, so that the first line hides nothing. */
function others(failing: readonly ReportedRequirement[], undecided: readonly ReportedRequirement[]): string {
  const more = failing.length > 1 ? [`${counted(failing.length, "requirement")} fail`] : [];
  const open = undecided.length - (failing.length === 0 ? 1 : 0);
  if (open > 0) more.push(`${counted(open, failing.length === 0 ? "other requirement" : "requirement")} undecided`);
  return more.length === 0 ? "" : ` (${more.join(", ")})`;
}

function proof({ requirements, counts }: Report): string {
  const scenarios = requirements.reduce((sum, requirement) => sum + requirement.scenarios.total, 0);
  return `${counted(requirements.length, "requirement")} proven over ${counted(scenarios, "scenario")}, ${counted(counts.vms, "VM")} on ${counted(counts.hosts, "host")}`;
}

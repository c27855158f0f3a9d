import { isCounted } from "../../policy";
import { isOpen, type Report, type ReportedRequirement } from "../report";
import { outcome } from "./counterexample";
import { loss } from "./loss";
import { marked, type Tone } from "./mark";
import type { Paint } from "./paint";
import { count, counted, promise } from "./words";

/** The first line: the verdict, with the number and the event. */
export function headline(report: Report, paint: Paint): readonly string[] {
  return marked(toneOf(report), verdictLine(report), paint).map(paint.strong);
}

function toneOf({ requirements, findings }: Report): Tone {
  const open = new Set(requirements.filter(isOpen).map((requirement) => requirement.verdict));
  if (open.has("fails") || requirements.length === 0) return "bad";
  if (open.has("undecided")) return "unsure";
  if (findings.some((finding) => isCounted(finding) && finding.severity === "error")) return "bad";
  return requirements.some(({ verdict }) => verdict !== "tolerates") ? "unsure" : "good";
}

export function verdictLine(report: Report): string {
  const { estate, requirements, findings } = report;
  const failing = requirements.filter((requirement) => isOpen(requirement) && requirement.verdict === "fails");
  const undecided = requirements.filter((requirement) => isOpen(requirement) && requirement.verdict === "undecided");
  const [worst] = failing;
  if (worst !== undefined) return `${estate} ${worstEvent(worst)}${others(failing, undecided)}`;
  const [open] = undecided;
  if (open !== undefined) {
    return `cannot say whether ${estate} survives the loss of ${promise(open.tolerate)}${others([], undecided)}`;
  }
  if (requirements.length === 0) return `${estate} promises nothing: it has no requirement, so nothing was proved`;
  const errors = findings.filter((finding) => isCounted(finding) && finding.severity === "error").length;
  const but = errors === 0 ? "" : `, but ${counted(errors, "finding")} must be mended`;
  const accepted = requirements.filter(({ verdict }) => verdict !== "tolerates");
  if (accepted.length > 0) return `${estate} does NOT survive all that it promises${acceptedAs(accepted)}${but}`;
  return `${estate} survives what it promises: ${proof(report)}${but}`;
}

/** What is not kept, and counts for nothing: ` (1 requirement waived, 2 known from the baseline)`. */
function acceptedAs(requirements: readonly ReportedRequirement[]): string {
  const waived = requirements.filter((requirement) => requirement.waived).length;
  const known = requirements.length - waived;
  const parts = [
    ...(waived === 0 ? [] : [`${counted(waived, "requirement")} waived`]),
    ...(known === 0 ? [] : [`${counted(known, "requirement")} known from the baseline`]),
  ];
  return ` (${parts.join(", ")})`;
}

function worstEvent({ tolerate, continuity, counterexamples, basis }: ReportedRequirement): string {
  const [example] = counterexamples;
  if (example === undefined) return `does NOT survive the loss of ${promise(tolerate)}`;
  const { failed, lost } = example;
  const who = `${count(lost.length)} of ${counted(basis.vms, "VM")} ${outcome(lost.length, continuity)}`;
  return failed.length === 0
    ? `does NOT fit even before anything fails: ${who}`
    : `does NOT survive the loss of ${loss(example)}: ${who}`;
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

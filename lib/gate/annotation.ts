import { isCounted } from "../policy";
import { findingMessage, findingsBesideVerdicts, isOpen, type Report, requirementMessage } from "../report";
import type { Judgement } from "./judgement";
import { passes, warns } from "./passes";

/** One message on a stack: an error stops synth and deploy, a warning is only shown. */
export interface Annotation {
  readonly level: "error" | "warning";
  readonly message: string;
}

/** One error for each requirement that is not proven and each error-level finding; all of them warnings where the gate only warns. */
export function annotationsOf(judgement: Judgement): readonly Annotation[] {
  if (judgement.kind === "invalid") return judgement.errors.map((message) => ({ level: "error", message }));
  const { report } = judgement;
  const level = warns(judgement) ? "warning" : "error";
  const refusals = [
    ...report.requirements.filter(isOpen).map(requirementMessage),
    ...findingsBesideVerdicts(report)
      .filter((finding) => isCounted(finding) && finding.severity === "error")
      .map(findingMessage),
    ...report.rules
      .filter(({ outcome }) => outcome === "defect")
      .map(({ rule, detail }) => `${rule} could not run, a defect of failproof: ${detail ?? "no detail"}`),
  ];
  return [...refusals.map((message) => ({ level, message }) as const), ...others(report)];
}

/** The stacks after the first are refused too, and say where the reasons stand. */
export function pointerTo(judgement: Judgement, path: string): readonly Annotation[] {
  if (passes(judgement)) return [];
  const level = warns(judgement) ? "warning" : "error";
  const name = judgement.kind === "judged" ? judgement.report.estate : judgement.estate;
  return [{ level, message: `${name} is not proven to survive what it promises; the reasons stand at ${path}.` }];
}

/** What does not stop a deploy is a number and a place: the report has the rest. */
function others({ estate, findings, gate }: Report): readonly Annotation[] {
  const count = findings.filter((finding) => isCounted(finding) && finding.severity === "warning").length;
  return [
    ...(gate === undefined ? [] : [`the gate of ${estate} only warns: ${gate.reason}`]),
    ...(count === 0
      ? []
      : [`${count} ${count === 1 ? "warning" : "warnings"} of rules, see failproof/${estate}.report.txt`]),
  ].map((message) => ({ level: "warning", message }) as const);
}

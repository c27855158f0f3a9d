import { isCounted } from "../policy";
import {
  findingMessage,
  findingsBesideVerdicts,
  isOpen,
  type Report,
  requirementMessage,
  verdictMessage,
} from "../report";
import type { Judgement } from "./judgement";
import { passes } from "./passes";

/** What a stack's Terraform is told of the verdict. */
export interface StackProof {
  /** Every requirement is proven, or its failures are waived, and no error-level finding is left. */
  readonly survives: boolean;
  readonly mode: "refuse" | "warn";
  /** The verdict in words that a person can act on. */
  readonly message: string;
}

/** Before synth has judged the design, it is refused. */
export const NOT_JUDGED: StackProof = {
  survives: false,
  mode: "refuse",
  message: "Failproof has not judged this design.",
};

/** Reasons that are told in full; a plan that fails shows all of the message. */
const TOLD = 10;

export function proofOf(judgement: Judgement): StackProof {
  const survives = passes(judgement);
  if (judgement.kind === "invalid") {
    const message = `${judgement.estate} cannot be judged:\n${judgement.errors.join("\n")}\n\n${REMEDY}`;
    return { survives, mode: "refuse", message };
  }
  const { report } = judgement;
  const { estate, gate } = report;
  if (survives) return { survives, mode: gate?.mode ?? "refuse", message: verdictMessage(report) };
  const reasons = reasonsOf(report);
  const told = reasons.length > TOLD ? [...reasons.slice(0, TOLD), `and ${reasons.length - TOLD} more`] : reasons;
  const full = `All of it: failproof/${estate}.report.txt in the folder that synth wrote.`;
  const ending = gate === undefined ? REMEDY : `The gate only warns: ${gate.reason}`;
  return {
    survives,
    mode: gate?.mode ?? "refuse",
    message: [verdictMessage(report), ...told, full, ending].join("\n\n"),
  };
}

const REMEDY =
  "Mend the design and synthesize again. To deploy it as it is, say why: -var 'failproof_override=REASON' (the reason is shown in every plan).";

function reasonsOf(report: Report): readonly string[] {
  return [
    ...report.requirements.filter(isOpen).map(requirementMessage),
    ...findingsBesideVerdicts(report)
      .filter((finding) => isCounted(finding) && finding.severity === "error")
      .map(findingMessage),
  ];
}

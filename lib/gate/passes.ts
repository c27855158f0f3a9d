import { reaches } from "../check";
import type { Judgement } from "./judgement";

/** Every requirement is proven and no error-level finding is left. */
export function passes(judgement: Judgement): boolean {
  return judgement.kind === "judged" && !reaches(judgement.report, "error");
}

/** The estate's author has turned refusals into warnings. */
export function warns(judgement: Judgement): boolean {
  return judgement.kind === "judged" && judgement.report.gate?.mode === "warn";
}

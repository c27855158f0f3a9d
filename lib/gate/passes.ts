import { reaches } from "../check";
import type { Judgement } from "./judgement";

/** Every requirement is proven and no error-level finding is left. */
export function passes(judgement: Judgement): boolean {
  return judgement.kind === "judged" && !reaches(judgement.report, "error");
}

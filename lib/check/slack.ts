import type { EstateIndex } from "../estate";
import type { ProveOptions, RequirementVerdict } from "../prover";
import { measureSlack, type Shape, type SlackReport } from "../slack";

/** VMs times scenarios that all proofs of a check may come to: some seconds, and the same on every machine. */
const MOST_WORK = 1_000_000;
const MOST_PROOFS = 200;
/** Enough to say at least something of the largest estates. */
const FEWEST_PROOFS = 8;

/** How far a survived requirement is from failing, under the options that it was proven with; `survived`: how many share the work. */
export function slackOf(
  index: EstateIndex,
  verdict: RequirementVerdict,
  { demand, placement, shouldStop }: ProveOptions,
  survived = 1,
  shape?: Shape,
): SlackReport {
  const affordable = Math.floor(MOST_WORK / Math.max(1, survived * index.vms.size * verdict.scenarios.total));
  return measureSlack(index, verdict, {
    proofs: Math.max(FEWEST_PROOFS, Math.min(MOST_PROOFS, affordable)),
    ...(shape === undefined ? {} : { shape }),
    ...(demand === undefined ? {} : { demand }),
    ...(placement === undefined ? {} : { placement }),
    ...(shouldStop === undefined ? {} : { shouldStop }),
  });
}

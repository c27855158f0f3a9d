import type { EstateIndex } from "../estate";
import type { ProveOptions, RequirementVerdict } from "../prover";
import { measureSlack, type SlackReport } from "../slack";

/** How far a survived requirement is from failing, under the options that it was proven with. */
export function slackOf(
  index: EstateIndex,
  verdict: RequirementVerdict,
  { demand, placement, shouldStop }: ProveOptions,
): SlackReport {
  return measureSlack(index, verdict, {
    ...(demand === undefined ? {} : { demand }),
    ...(placement === undefined ? {} : { placement }),
    ...(shouldStop === undefined ? {} : { shouldStop }),
  });
}

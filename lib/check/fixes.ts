import type { EstateIndex } from "../estate";
import { type FixReport, findFixes } from "../fixes";
import type { ProveOptions, RequirementVerdict } from "../prover";

/** Most changed estates that are proven for one requirement. */
const MOST_PROOFS = 400;

/** With fewer, a search would end before it says anything. */
const FEWEST_PROOFS = 20;

/** VMs times scenarios that those proofs may come to: a second or two, and the same on every machine. */
const MOST_WORK = 2_000_000;

/** Smallest changes with which a failing requirement holds, as far as its size allows to look for them. */
export function fixesOf(
  index: EstateIndex,
  verdict: RequirementVerdict,
  verdicts: readonly RequirementVerdict[],
  options: ProveOptions,
): FixReport {
  const proofs = Math.min(MOST_PROOFS, Math.floor(MOST_WORK / (index.vms.size * verdict.scenarios.total)));
  if (proofs < FEWEST_PROOFS) return { requirement: verdict.id, fixes: [], steps: 0, proofs: 0, search: "skipped" };
  const { demand, placement, shouldStop } = options;
  return findFixes(index, verdict, {
    verdicts,
    proofs,
    ...(demand === undefined ? {} : { demand }),
    ...(placement === undefined ? {} : { placement }),
    ...(shouldStop === undefined ? {} : { shouldStop }),
  });
}

import type { EstateIndex } from "../estate";
import { type FixReport, findFixes } from "../fixes";
import type { ProveOptions, RequirementVerdict } from "../prover";

/**
 * How far fixes are looked for: `bounded`, for about a second, and not at all where one proof takes long; `thorough`, whatever it takes;
 * `none`.
 */
export type FixSearch = "bounded" | "thorough" | "none";

/** Most changed estates that are proven for one requirement. */
const MOST_PROOFS = 200;
const THOROUGH_PROOFS = 600;

/** With fewer, a search would end before it says anything. */
const FEWEST_PROOFS = 20;

/** VMs times scenarios that those proofs may come to: about a second, and the same on every machine. */
const MOST_WORK = 100_000;

/** Smallest changes with which a failing requirement holds, as far as its size allows to look for them. */
export function fixesOf(
  index: EstateIndex,
  verdict: RequirementVerdict,
  verdicts: readonly RequirementVerdict[],
  options: ProveOptions,
  search: Exclude<FixSearch, "none"> = "bounded",
): FixReport {
  const affordable = Math.floor(MOST_WORK / (index.vms.size * verdict.scenarios.total));
  const proofs = search === "thorough" ? THOROUGH_PROOFS : Math.min(MOST_PROOFS, affordable);
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

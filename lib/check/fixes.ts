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

/** VMs times scenarios that all proofs of a check may come to: about a second, and the same on every machine. */
const MOST_WORK = 100_000;

/** What the requirements of one check share, the first of them first. */
export class FixBudget {
  #work = MOST_WORK;
  #proofs = 2 * MOST_PROOFS;

  /** Proofs that one requirement may have, each of so much work. */
  affordable(work: number): number {
    return Math.min(MOST_PROOFS, this.#proofs, Math.floor(this.#work / Math.max(1, work)));
  }

  spend(proofs: number, work: number): void {
    this.#proofs -= proofs;
    this.#work -= proofs * work;
  }
}

/** Smallest changes with which a failing requirement holds, as far as its size allows to look for them. */
export function fixesOf(
  index: EstateIndex,
  verdict: RequirementVerdict,
  verdicts: readonly RequirementVerdict[],
  options: ProveOptions,
  search: Exclude<FixSearch, "none"> = "bounded",
  budget = new FixBudget(),
): FixReport {
  const work = index.vms.size * verdict.scenarios.total;
  const proofs = search === "thorough" ? THOROUGH_PROOFS : budget.affordable(work);
  if (proofs < FEWEST_PROOFS) return { requirement: verdict.id, fixes: [], steps: 0, proofs: 0, search: "skipped" };
  const { demand, placement, shouldStop } = options;
  const report = findFixes(index, verdict, {
    verdicts,
    proofs,
    ...(demand === undefined ? {} : { demand }),
    ...(placement === undefined ? {} : { placement }),
    ...(shouldStop === undefined ? {} : { shouldStop }),
  });
  budget.spend(report.proofs, work);
  return report;
}

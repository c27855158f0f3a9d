import { difference } from "../diff";
import { type Estate, EstateIndex, type PlannedChange } from "../estate";
import { prove } from "../failover";
import { type ChangeInput, type EstateBefore, evaluate, type ResolvedProfile } from "../policy";
import type { ProveOptions } from "../prover";
import type { Report } from "../report";
import { type AsideOptions, asidesOf } from "./asides";
import { assemble } from "./assemble";
import { type WaiverOptions, waivedOf } from "./waivers";

/** A change with its estate before proven; `undefined`: nothing changes. */
export function changeInput(change: PlannedChange | undefined, options: ProveOptions = {}): ChangeInput | undefined {
  if (change === undefined || change.actions.length === 0) return undefined;
  const proven = (estate: Estate) => prove(new EstateIndex(estate), options).requirements;
  const input = { actions: change.actions, prove: proven };
  if (change.before === undefined) return input;
  const index = new EstateIndex(change.before);
  return { ...input, before: { index, verdicts: prove(index, options).requirements } };
}

/** Whether anything is there before: a first deploy has nothing to be compared with. */
export function isThere({ index }: EstateBefore): boolean {
  return index.clusters.size + index.hosts.size + index.vms.size > 0;
}

export interface BeforeOptions extends AsideOptions, WaiverOptions {}

/** The estate before, judged by the same rules, and what leads from it to this report. */
export function withChange(
  report: Report,
  { before, actions }: ChangeInput,
  profile: ResolvedProfile,
  options: BeforeOptions,
): Report {
  if (before === undefined || !isThere(before)) return report;
  return { ...report, change: difference(reportBefore(before, profile, options), report, actions) };
}

/** No fixes are looked for: what was before is past mending. */
function reportBefore({ index, verdicts }: EstateBefore, profile: ResolvedProfile, options: BeforeOptions): Report {
  const evaluation = evaluate({ index, verdicts, profile });
  const waived = waivedOf(index, verdicts, evaluation, options);
  const asides = asidesOf(index, verdicts, [], { ...options, fixes: "none" });
  return assemble(index, {
    profile: profile.name,
    verdicts,
    asides,
    admission: [],
    rules: evaluation.rules,
    ...waived,
  });
}

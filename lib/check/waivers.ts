import type { Estate, EstateIndex, IsoDate, Waiver } from "../estate";
import type { Evaluation } from "../policy";
import { applyWaivers, type Registry, type Subject, unknownRules, type Waived } from "../policy";
import type { RequirementVerdict } from "../prover";

/** What is accepted in a run, beside what the estate itself accepts. */
export interface WaiverOptions {
  /** Waivers from outside the estate. @default none */
  readonly waivers?: readonly Waiver[];
  /** Whether waivers in the estate count. @default true */
  readonly inlineWaivers?: boolean;
  /** The day by which waivers expire, `YYYY-MM-DD`; nothing else depends on it. @default every waiver that expires has expired */
  readonly today?: IsoDate;
}

/** Waivers of the estate itself that name no rule of the registry; nothing is wrong where they are not looked at. */
export function inlineWaiverErrors({ waivers = [] }: Estate, { inlineWaivers = true }: WaiverOptions, rules: Registry) {
  return inlineWaivers ? unknownRules(waivers, rules) : [];
}

/** Marks what is accepted, by the estate or from outside. */
export function waivedOf(
  index: EstateIndex,
  verdicts: readonly RequirementVerdict[],
  { findings }: Evaluation,
  { waivers = [], inlineWaivers = true, today }: WaiverOptions,
): Waived {
  const inline = inlineWaivers ? (index.estate.waivers ?? []) : [];
  const requirements = new Map(
    [...index.requirements.values()].map(({ id, source }): [string, Subject] => [
      id,
      { list: "requirements", id, ...(source === undefined ? {} : { source }) },
    ]),
  );
  const all = [...inline, ...waivers];
  return applyWaivers({ findings, verdicts, requirements, waivers: all, ...(today === undefined ? {} : { today }) });
}

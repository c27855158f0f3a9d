import { difference } from "../diff";
import type { Estate, PlannedAction, Result } from "../estate";
import type { Difference, Report } from "../report";
import { type CheckOptions, check } from "./check";

/** What leads from one estate to another. */
export interface Comparison {
  readonly before: Estate;
  readonly after: Estate;
  readonly actions: readonly PlannedAction[];
}

export interface Compared {
  readonly difference: Difference;
  /** Of the later estate. */
  readonly report: Report;
}

/** Judges two valid estates by the same rules, and what leads from one to the other. Pure. */
export function compare({ before, after, actions }: Comparison, options: CheckOptions = {}): Result<Compared> {
  const checked = check(after, { ...options, fixes: "none", change: { before, actions } });
  if (!checked.ok) return checked;
  const { report } = checked.value;
  if (report.change !== undefined) return { ok: true, value: { difference: report.change, report } };
  const was = check(before, { ...options, fixes: "none" });
  if (!was.ok) return was;
  const isEmpty = Object.values(was.value.report.counts).every((many) => many === 0);
  const old = isEmpty ? { ...was.value.report, findings: [] } : was.value.report;
  return { ok: true, value: { difference: difference(old, report, actions), report } };
}

import type { EstateIndex, IsoDate } from "../estate";
import type { RequirementVerdict } from "../prover";
import type { ChangeInput } from "./change";
import type { Finding, RuleRun, Severity } from "./finding";
import type { Outcome } from "./outcome";
import type { ResolvedProfile, RuleSettings } from "./profile";
import { toFindings } from "./to-findings";
import { EstateView, Views } from "./views";

export interface EvaluateInput {
  readonly index: EstateIndex;
  /** What the prover says, by requirement; empty where it was not asked. */
  readonly verdicts: readonly RequirementVerdict[];
  readonly profile: ResolvedProfile;
  /** What leads to the estate, where the input is a change. */
  readonly change?: ChangeInput;
  /** The day of the check, `YYYY-MM-DD`: the `today` of rules that have one. Absent: nothing is judged by its age. */
  readonly today?: IsoDate;
}

export interface Evaluation {
  /** By severity, then rule, then subject. */
  readonly findings: readonly Finding[];
  /** Every rule of the profile, in the order of their ids. */
  readonly rules: readonly RuleRun[];
}

/** Judges an estate by every rule of a profile. Pure; a rule that throws is a defect of that rule alone. */
export function evaluate({ index, verdicts, profile, change, today }: EvaluateInput): Evaluation {
  const views = new Views(index, new Map(verdicts.map((verdict) => [verdict.id, verdict])), change);
  const results = profile.rules.map((settings) => run(settings, views, today));
  return {
    findings: results.flatMap((result) => result.findings).sort(byWeight),
    rules: results.map((result) => result.run),
  };
}

interface Result {
  readonly run: RuleRun;
  readonly findings: readonly Finding[];
}

function run(settings: RuleSettings, views: Views, today: IsoDate | undefined): Result {
  const { rule } = settings;
  const dated = today !== undefined && Object.hasOwn(rule.parameters, "today");
  const values = dated ? { today, ...settings.values } : settings.values;
  try {
    const outcomes = [...rule.check(new EstateView(views, rule.platforms), values)];
    const findings = toFindings(rule, outcomes, settings);
    return { run: { rule: rule.id, outcome: overall(outcomes) }, findings };
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return { run: { rule: rule.id, outcome: "defect", detail }, findings: [] };
  }
}

function overall(outcomes: readonly Outcome[]): RuleRun["outcome"] {
  const seen = new Set(outcomes.map(({ outcome }) => outcome));
  return (["fails", "undecided", "passes"] as const).find((outcome) => seen.has(outcome)) ?? "not-applicable";
}

const WEIGHT: { readonly [severity in Severity]: number } = { error: 0, warning: 1, note: 2 };

function byWeight(a: Finding, b: Finding): number {
  return WEIGHT[a.severity] - WEIGHT[b.severity] || compare(a.rule, b.rule) || compare(sortKey(a), sortKey(b));
}

function sortKey(finding: Finding): string {
  return [finding.subjects[0]?.list, finding.subjects[0]?.id, finding.message, finding.fingerprint].join(" ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

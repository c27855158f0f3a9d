import type { Report, ReportedRequirement, RequirementDifference, RequirementSide } from "../report";
import { together } from "./effect";
import { notAmong } from "./failures";
import { slackDifference } from "./slack";

type Requirement = ReportedRequirement;

/** What becomes of every promise; `isSame`: nothing at all changes between the estates. */
export function requirementDifferences(
  before: Report,
  after: Report,
  isSame: boolean,
): readonly RequirementDifference[] {
  const was = new Map(before.requirements.map((requirement) => [requirement.id, requirement]));
  const is = new Set(after.requirements.map(({ id }) => id));
  return [
    ...after.requirements.map((now) => compared(was.get(now.id), now, isSame)),
    ...before.requirements.filter(({ id }) => !is.has(id)).map((old) => removed(old)),
  ];
}

function compared(before: Requirement | undefined, after: Requirement, isSame: boolean): RequirementDifference {
  const { id, tolerate, continuity } = after;
  const newlyFailing = notAmong(openFailures(after), before?.counterexamples ?? []);
  const newlySurvived = isDecided(after) ? notAmong(before?.counterexamples ?? [], after.counterexamples) : [];
  const promise = before === undefined ? "added" : promiseChange(before, after);
  const verdict = verdictEffect(before, after, isSame);
  const failures =
    before !== undefined && isFailing(before) && isFailing(after)
      ? [
          ...(newlyFailing.length > 0 ? (["worse"] as const) : []),
          ...(newlySurvived.length > 0 ? (["better"] as const) : []),
        ]
      : [];
  return {
    id,
    effect: together([verdict, ...failures, ...(promise === "weaker" ? (["worse"] as const) : [])]),
    tolerate,
    continuity,
    ...(promise === undefined ? {} : { promise }),
    ...(before === undefined ? {} : { before: side(before) }),
    after: side(after),
    newlyFailing,
    newlySurvived,
    slack: slackDifference(before?.slack, after.slack),
  };
}

/** Less is promised than before, whatever the verdict was. */
function removed(before: Requirement): RequirementDifference {
  const { id, tolerate, continuity } = before;
  return {
    id,
    effect: "worse",
    tolerate,
    continuity,
    promise: "removed",
    before: side(before),
    newlyFailing: [],
    newlySurvived: [],
    slack: [],
  };
}

function side({ verdict, scenarios, waived, slack }: Requirement): RequirementSide {
  return {
    verdict,
    scenarios,
    ...(waived === undefined ? {} : { waived }),
    ...(slack === undefined ? {} : { slack }),
  };
}

/** What is open is not survived. */
function isDecided({ scenarios }: Requirement): boolean {
  return scenarios.undecided === 0;
}

/** What is accepted counts as kept. */
function standing({ verdict, waived }: Requirement): "kept" | "fails" | "undecided" {
  return verdict === "tolerates" || waived === true ? "kept" : verdict;
}

function isFailing(requirement: Requirement): boolean {
  return standing(requirement) === "fails";
}

function openFailures({ counterexamples }: Requirement): Requirement["counterexamples"] {
  return counterexamples.filter(({ waived }) => waived === undefined);
}

function verdictEffect(before: Requirement | undefined, after: Requirement, isSame: boolean) {
  const [was, is] = [before === undefined ? undefined : standing(before), standing(after)];
  if (is === "kept") return was === "kept" ? "same" : "better";
  if (is === "fails") return was === "fails" ? "same" : "worse";
  if (was === "kept") return "worse"; // it is no longer proven
  return was === "undecided" && isSame ? "same" : "unclear";
}

function promiseChange(before: Requirement, after: Requirement): RequirementDifference["promise"] {
  const kinds = [...new Set([...Object.keys(before.tolerate), ...Object.keys(after.tolerate)])];
  const isLess =
    kinds.some((kind) => most(after, kind) < most(before, kind)) || (before.continuity && !after.continuity);
  const isMore =
    kinds.some((kind) => most(after, kind) > most(before, kind)) || (!before.continuity && after.continuity);
  if (isLess) return "weaker";
  if (isMore) return "stronger";
  return JSON.stringify(before.scope) === JSON.stringify(after.scope) ? undefined : "other";
}

function most({ tolerate }: Requirement, kind: string): number {
  return Object.hasOwn(tolerate, kind) ? (tolerate[kind] ?? 0) : 0;
}

import { OBJECT_LISTS, type PlannedAction } from "../estate";
import { type Finding, isCounted } from "../policy";
import type { Difference, DifferenceSide, Effect, FindingsDifference, ObjectsDifference, Report } from "../report";
import { findingsBesidePromises, findingsBesideVerdicts } from "../report";
import { together } from "./effect";
import { requirementDifferences } from "./requirements";

/** What leads from one report to another does to resilience. Pure: the same reports and actions give the same difference. */
export function difference(before: Report, after: Report, actions: readonly PlannedAction[]): Difference {
  const requirements = requirementDifferences(before, after, actions.length === 0);
  const findings = findingsDifference(before, after);
  const slack = requirements.flatMap((requirement) => requirement.slack.map(({ effect }) => effect));
  const effects = [...requirements.map(({ effect }) => effect), ...findingEffects(findings)];
  return {
    effect: together(effects),
    ...(slack.length === 0 ? {} : { slack: together(slack) }),
    before: side(before),
    after: side(after),
    requirements,
    findings,
    objects: objectsDifference(actions),
  };
}

function side({ estate, input, counts }: Report): DifferenceSide {
  return { estate, ...(input === undefined ? {} : { input }), counts };
}

/** A finding is there before too if it has the same fingerprint, or says the same of other objects. */
function findingsDifference(before: Report, after: Report): FindingsDifference {
  const [was, is] = [findingsBesideVerdicts(before), findingsBesideVerdicts(after)];
  const [there, now] = [new Set(was.filter(isCounted).flatMap(names)), new Set(is.flatMap(names))];
  const counted = is.filter(isCounted);
  const appear = counted.filter((finding) => !names(finding).some((name) => there.has(name)));
  return {
    appear,
    go: was.filter(isCounted).filter((finding) => !names(finding).some((name) => now.has(name))),
    stay: counted.length - appear.length,
  };
}

function names({ fingerprint, rule, outcome, message }: Finding): readonly string[] {
  return [fingerprint, JSON.stringify([rule, outcome, message])];
}

function findingEffects({ appear, go }: FindingsDifference): readonly Effect[] {
  const errors = findingsBesidePromises(appear).filter(({ severity }) => severity === "error");
  return [
    ...(errors.some(({ outcome }) => outcome === "fails") ? (["worse"] as const) : []),
    ...(errors.some(({ outcome }) => outcome === "undecided") ? (["unclear"] as const) : []),
    ...(go.some(({ severity, outcome }) => severity === "error" && outcome === "fails") ? (["better"] as const) : []),
  ];
}

function objectsDifference(actions: readonly PlannedAction[]): readonly ObjectsDifference[] {
  return OBJECT_LISTS.flatMap((list): readonly ObjectsDifference[] => {
    const own = actions.filter((action) => action.list === list);
    const many = (kind: PlannedAction["kind"]) => own.filter((action) => action.kind === kind).length;
    if (own.length === 0) return [];
    return [
      { list, added: many("create"), removed: many("delete"), changed: many("update"), replaced: many("replace") },
    ];
  });
}

import type { MissingFact } from "../prover";
import type { Finding, Severity, Subject } from "./finding";
import { fingerprint } from "./fingerprint";
import type { Fail, Nameable, Outcome, Undecided } from "./outcome";
import type { PolicyRule } from "./rule";
import { names } from "./text";

/** Severities that a run gives a rule's findings. */
export interface Severities {
  readonly severity: Severity;
  readonly undecided: Severity;
}

/** One finding for each cause that fails, and one for each question that lacks facts. */
export function toFindings(rule: PolicyRule, outcomes: readonly Outcome[], severities: Severities): readonly Finding[] {
  const failed = outcomes.flatMap((outcome) => (outcome.outcome === "fails" ? [outcome] : []));
  const open = outcomes.flatMap((outcome) => (outcome.outcome === "undecided" ? [outcome] : []));
  return [
    ...failed.map((fail) => failure(rule, fail, severities.severity)),
    ...byQuestion(rule, open).map((group) => question(rule, group, severities.undecided)),
  ];
}

function failure(rule: PolicyRule, fail: Fail, severity: Severity): Finding {
  const subjects = subjectsOf(fail.about);
  return {
    rule: rule.id,
    outcome: "fails",
    severity,
    subjects,
    message: fail.message,
    expected: fail.expected,
    found: fail.found,
    fix: fail.fix ?? rule.fix,
    missing: [],
    fingerprint: fingerprint(rule.id, `fails:${fail.cause ?? ""}`, subjects),
  };
}

interface Question {
  readonly about: readonly Nameable[];
  readonly missing: readonly MissingFact[];
  readonly message: string | undefined;
}

/** Those that lack the same fields are one question, told once for all objects, unless the rule worded them apart. */
function byQuestion(rule: PolicyRule, open: readonly Undecided[]): readonly Question[] {
  // Thousands of VMs may lack one and the same list of facts, that of their cluster's hosts: it is looked at once.
  const groups = new Map<
    string,
    { about: Nameable[]; lists: Set<readonly MissingFact[]>; message: string | undefined }
  >();
  const keys = new Map<readonly MissingFact[], string>();
  for (const { about, missing, message } of open) {
    if (missing.length === 0) throw new Error(`${rule.id} is undecided without naming a missing fact`);
    const key = message ?? keys.get(missing) ?? JSON.stringify(factsOf(missing));
    if (message === undefined) keys.set(missing, key);
    const group = groups.get(key) ?? { about: [], lists: new Set(), message };
    group.about.push(...about);
    group.lists.add(missing);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ lists, ...group }) => ({ ...group, missing: [...lists].flat() }));
}

function question(rule: PolicyRule, { about, missing, message }: Question, severity: Severity): Finding {
  const subjects = subjectsOf(about);
  const facts = distinct(missing, (fact) => `${fact.object} ${fact.fact}`);
  const fields = factsOf(facts);
  const objects = [...new Set(facts.map((fact) => fact.object))];
  const wanted = `${names(fields, 5)} of ${names(objects)}`;
  const are = fields.length + objects.length > 2 ? "are" : "is";
  return {
    rule: rule.id,
    outcome: "undecided",
    severity,
    subjects,
    message: message ?? `cannot say whether ${inSentence(rule.title)}: ${wanted} ${are} not declared`,
    expected: rule.title,
    found: `not declared: ${wanted}`,
    fix: `declare ${wanted}`,
    missing: facts,
    fingerprint: fingerprint(rule.id, `undecided:${fields.join()}`, subjects),
  };
}

function subjectsOf(about: readonly Nameable[]): readonly Subject[] {
  const subjects = about.map((thing) => thing.subject);
  return distinct(subjects, (subject) => `${subject.list}/${subject.id}`);
}

function factsOf(missing: readonly MissingFact[]): readonly string[] {
  return [...new Set(missing.map((fact) => fact.fact))].sort();
}

function distinct<T>(list: readonly T[], key: (entry: T) => string): readonly T[] {
  return [...new Map(list.map((entry) => [key(entry), entry])).values()];
}

/** A title in the middle of a sentence: `Every host` becomes `every host`, `HA` and `DRS` stay. */
function inSentence(title: string): string {
  return /^[A-Z][a-z ]/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}

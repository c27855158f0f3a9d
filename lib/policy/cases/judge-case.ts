import type { Finding } from "../finding";
import type { PolicyRule } from "../rule";
import type { CaseDocument, ExpectedFinding, RuleCase } from "./document";
import { runCase } from "./run-case";
import { validCase } from "./valid-case";

/** What a rule says of a case beside what it must say; none: it is as it must be. */
export function judgeCase(rule: PolicyRule, document: CaseDocument, one: RuleCase): readonly string[] {
  const estates = validCase(document, rule, one);
  if (!estates.ok) return estates.errors.map(({ message }) => message);
  const { findings, rules } = runCase(rule, one, estates.value);
  const [run] = rules;
  const detail = run?.detail === undefined ? "" : `: ${run.detail}`;
  if (run?.outcome !== one.outcome) return [`expected ${one.outcome}, found ${run?.outcome ?? "nothing"}${detail}`];
  const expected = one.findings;
  if (expected === undefined) return [];
  const count =
    expected.length === findings.length ? [] : [`expected ${expected.length} findings, found ${findings.length}`];
  return [...count, ...expected.flatMap((finding, at) => differences(finding, findings[at], at))];
}

function differences(expected: ExpectedFinding, found: Finding | undefined, at: number): readonly string[] {
  if (found === undefined) return [];
  const name = `finding ${at + 1}`;
  const subjects = found.subjects.map(({ list, id }) => `${list}/${id}`).join(", ");
  const missing = found.missing.map(({ object, fact }) => `${object} ${fact}`).join(", ");
  return [
    ...(subjects === expected.subjects.join(", ")
      ? []
      : [`${name}: expected subjects ${expected.subjects.join(", ")}, found ${subjects}`]),
    ...(found.message.includes(expected.message)
      ? []
      : [`${name}: expected "${expected.message}" in its message, found "${found.message}"`]),
    ...(missing === (expected.missing ?? []).join(", ")
      ? []
      : [`${name}: expected missing ${expected.missing?.join(", ") ?? "nothing"}, found ${missing}`]),
  ];
}

/** Whether a value has the shape of `cases.json`, as far as running it needs. */
export function isCaseDocument(value: unknown): value is CaseDocument {
  return (
    isRecord(value) &&
    isRecord(value.estate) &&
    (value.before === undefined || isRecord(value.before)) &&
    Array.isArray(value.cases) &&
    value.cases.every(isCase)
  );
}

const OUTCOMES: readonly unknown[] = ["passes", "fails", "undecided", "not-applicable"];

function isCase(value: unknown): value is RuleCase {
  return (
    isRecord(value) &&
    typeof value.name === "string" &&
    OUTCOMES.includes(value.outcome) &&
    (value.patch === undefined || isRecord(value.patch)) &&
    (value.before === undefined || value.before === null || isRecord(value.before)) &&
    (value.actions === undefined || (Array.isArray(value.actions) && value.actions.every(isAction))) &&
    (value.findings === undefined || (Array.isArray(value.findings) && value.findings.every(isExpected)))
  );
}

const KINDS: readonly unknown[] = ["create", "update", "replace", "delete"];

function isAction(value: unknown): boolean {
  return (
    isRecord(value) && KINDS.includes(value.kind) && typeof value.list === "string" && typeof value.id === "string"
  );
}

function isExpected(value: unknown): value is ExpectedFinding {
  return isRecord(value) && Array.isArray(value.subjects) && typeof value.message === "string";
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

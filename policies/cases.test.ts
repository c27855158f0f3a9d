import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyRule } from "../lib/policy";
import { type CaseDocument, runCase, validCase } from "../lib/policy/cases";
import { registry } from "./registry.generated";

const documents = registry.rules.map((rule) => ({ rule, document: read(rule) }));

function read(rule: PolicyRule): CaseDocument {
  const text = readFileSync(join(__dirname, rule.id, "cases.json"), "utf8");
  const document: CaseDocument = JSON.parse(text);
  return document;
}

describe.each(documents)("$rule.id", ({ rule, document }) => {
  it.each(document.cases)("$outcome: $name", (one) => {
    const estates = validCase(document, rule, one);
    if (!estates.ok) throw new Error(JSON.stringify(estates.errors, null, 2));
    const { findings, rules } = runCase(rule, one, estates.value);
    expect(rules).toEqual([{ rule: rule.id, outcome: one.outcome }]);
    const expected = (one.findings ?? []).map((finding) => ({
      subjects: finding.subjects,
      message: expect.stringContaining(finding.message),
      missing: finding.missing ?? [],
    }));
    expect(
      findings.map(({ subjects, message, missing }) => ({
        subjects: subjects.map((subject) => `${subject.list}/${subject.id}`),
        message,
        missing: missing.map((fact) => `${fact.object} ${fact.fact}`),
      })),
    ).toEqual(expected);
  });

  it("has a case for each way in which it can end", () => {
    const outcomes = new Set(document.cases.map((one) => one.outcome));
    expect([...outcomes].sort()).toEqual(expect.arrayContaining(waysOf(rule)));
  });

  it("says why, how to mend it and where it comes from", () => {
    expect(rule.sources.length).toBeGreaterThan(0);
    expect(rule.title).not.toMatch(/\.$/);
    expect(existsSync(join(__dirname, rule.id, "rule.md"))).toBe(true);
  });
});

/** A rule that never finds a fact missing has nothing to leave undecided; one that may, shows it. */
function waysOf({ id }: PolicyRule): readonly string[] {
  const mayLackFacts = /\b(?:undecided|decidedBy)\(/.test(readFileSync(join(__dirname, id, "rule.ts"), "utf8"));
  return mayLackFacts ? ["fails", "passes", "undecided"] : ["fails", "passes"];
}

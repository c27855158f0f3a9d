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

/** Rules of which every fact has a default, or whose whole question is whether something is declared. */
const NEVER_UNDECIDED: ReadonlySet<string> = new Set([
  "failover/address-change-planned",
  "failover/copy-fits",
  "failover/link-carries-changes",
  "failover/objectives-have-means",
  "failover/order-kept",
  "failover/plan-tested",
  "failover/target-ready",
  "backup/covered",
  "backup/restore-verified",
  "stretched/equal-halves",
  "capacity/hosts-connected",
  "failover/recovery-objectives",
  "ha/heartbeat-datastores-at-most-five",
  "ha/promised-first",
  "ha/isolation-addresses-differ",
  "placement/dependency-in-one-cluster",
  "placement/immovable-promised",
  "placement/rules-of-two",
  "storage/copies-have-witness",
  "storage/datastore-cluster-has-choice",
  "services/odd-replicas",
  "placement/no-disabled-rules",
  "failover/tier-promised",
  "capacity/slot-outliers",
  "failover/replication-leaves-its-cluster",
  "failover/requirement-declared",
  "ha/required-vms-restart",
  "placement/replicas-not-together",
  "placement/restart-order",
  "services/replicas-apart",
  "storage/copies-apart",
]);

function waysOf(rule: PolicyRule): readonly string[] {
  return NEVER_UNDECIDED.has(rule.id) ? ["fails", "passes"] : ["fails", "passes", "undecided"];
}

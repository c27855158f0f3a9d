import { type Estate, EstateIndex } from "../estate";
import { defineRule } from "./define-rule";
import { evaluate } from "./evaluate";
import { fails, type Outcome, passes, undecided } from "./outcome";
import { integer, type Parameters } from "./parameter";
import { ALL_PLATFORMS, type PolicyRule, type RuleDefinition } from "./rule";
import type { EstateView } from "./views";

const ESTATE: Estate = {
  format: "failproof.estate/1",
  name: "acme",
  clusters: [
    { id: "prod", platform: "vsphere", source: { file: "main.ts", line: 7, managed: true } },
    { id: "pool", platform: "xen" },
  ],
};

function rule(
  id: string,
  check: (estate: EstateView) => Iterable<Outcome>,
  more: Partial<Pick<RuleDefinition<Parameters>, "severity" | "platforms">> = {},
) {
  return defineRule({
    title: "Every cluster has HA on",
    why: "",
    severity: "warning",
    platforms: ALL_PLATFORMS,
    parameters: {},
    fix: "turn it on",
    sources: [],
    profiles: [],
    ...more,
    check,
  })(id);
}

function run(...rules: readonly PolicyRule[]) {
  const settings = rules.map((one) => ({ rule: one, severity: one.severity, undecided: one.undecided, values: {} }));
  return evaluate({ index: new EstateIndex(ESTATE), verdicts: [], profile: { name: "test", rules: settings } });
}

const broken = (estate: EstateView, cause?: string) =>
  fails({ about: estate.clusters, message: "it is off", expected: "on", found: "off", ...(cause ? { cause } : {}) });

describe("evaluate", () => {
  it("makes a finding of what fails: subjects with their source, the rule's fix, its severity", () => {
    const { findings, rules } = run(rule("ha/on", (estate) => [passes(), broken(estate)]));
    expect(rules).toEqual([{ rule: "ha/on", outcome: "fails" }]);
    expect(findings).toEqual([
      {
        rule: "ha/on",
        outcome: "fails",
        severity: "warning",
        subjects: [
          { list: "clusters", id: "prod", source: { file: "main.ts", line: 7, managed: true } },
          { list: "clusters", id: "pool" },
        ],
        message: "it is off",
        expected: "on",
        found: "off",
        fix: "turn it on",
        missing: [],
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  it("tells objects that lack the same fact as one question", () => {
    const open = rule("ha/on", function* (estate) {
      for (const cluster of estate.clusters) yield undecided(cluster, [cluster.lacks("ha.enabled")]);
    });
    const { findings, rules } = run(open);
    expect(rules).toEqual([{ rule: "ha/on", outcome: "undecided" }]);
    expect(findings).toMatchObject([
      {
        outcome: "undecided",
        message:
          "cannot say whether every cluster has HA on: ha.enabled of clusters/prod and clusters/pool are not declared",
        fix: "declare ha.enabled of clusters/prod and clusters/pool",
        missing: [
          { object: "clusters/prod", fact: "ha.enabled" },
          { object: "clusters/pool", fact: "ha.enabled" },
        ],
      },
    ]);
  });

  it("calls a rule with nothing to say not applicable, which is no pass", () => {
    expect(run(rule("ha/on", () => [])).rules).toEqual([{ rule: "ha/on", outcome: "not-applicable" }]);
  });

  it("says undecided rather than passes, and fails rather than undecided", () => {
    const open = (estate: EstateView) => undecided(estate, [{ object: "clusters/prod", fact: "ha" }]);
    const { rules } = run(
      rule("a/a", (estate) => [passes(), open(estate)]),
      rule("b/b", (estate) => [open(estate), broken(estate), passes()]),
    );
    expect(rules.map((one) => one.outcome)).toEqual(["undecided", "fails"]);
  });

  it("reports a rule that throws as that rule's defect, and runs the others", () => {
    const { findings, rules } = run(
      rule("a/bad", function* (estate) {
        yield broken(estate);
        throw new Error("no such thing");
      }),
      rule("b/good", (estate) => [broken(estate)]),
    );
    expect(rules).toEqual([
      { rule: "a/bad", outcome: "defect", detail: "no such thing" },
      { rule: "b/good", outcome: "fails" },
    ]);
    expect(findings.map((finding) => finding.rule)).toEqual(["b/good"]);
  });

  it("counts being undecided without naming a fact as a defect", () => {
    const { rules } = run(rule("a/bad", (estate) => [undecided(estate, [])]));
    expect(rules).toEqual([
      { rule: "a/bad", outcome: "defect", detail: "a/bad is undecided without naming a missing fact" },
    ]);
  });

  it("shows a rule only the clusters of its platforms", () => {
    const seen: string[] = [];
    const look = (estate: EstateView) => {
      seen.push(...estate.clusters.map((cluster) => cluster.id));
      return [];
    };
    run(rule("a/a", look, { platforms: ["xen"] }));
    expect(seen).toEqual(["pool"]);
  });

  it("sorts findings by severity, then by rule", () => {
    const { findings } = run(
      rule("a/note", (estate) => [broken(estate)], { severity: "note" }),
      rule("b/error", (estate) => [broken(estate)], { severity: "error" }),
      rule("c/error", (estate) => [broken(estate)], { severity: "error" }),
    );
    expect(findings.map((finding) => finding.rule)).toEqual(["b/error", "c/error", "a/note"]);
  });

  it("gives the same cause the same fingerprint, whatever the sentence says", () => {
    const say = (message: string, cause?: string) => (estate: EstateView) => [{ ...broken(estate, cause), message }];
    const print = (one: PolicyRule) => run(one).findings.map((finding) => finding.fingerprint);
    expect(print(rule("a/a", say("3 VMs")))).toEqual(print(rule("a/a", say("4 VMs"))));
    expect(print(rule("a/a", say("3 VMs")))).not.toEqual(print(rule("a/a", say("3 VMs", "other"))));
    expect(print(rule("a/a", say("3 VMs")))).not.toEqual(print(rule("b/b", say("3 VMs"))));
  });

  it("refuses values that the parameters' schema forbids as a defect", () => {
    const counted = defineRule({
      title: "It counts",
      why: "",
      severity: "error",
      platforms: ALL_PLATFORMS,
      parameters: { minimum: integer({ default: 2, minimum: 2, description: "" }) },
      fix: "",
      sources: [],
      profiles: [],
      check: () => [passes()],
    })("a/counted");
    const settings = { rule: counted, severity: "error", undecided: "error" } as const;
    const outcomes = [{ minimum: 3 }, { minimum: 1 }, { minimum: "3" }].map((values) => {
      const profile = { name: "test", rules: [{ ...settings, values }] };
      return evaluate({ index: new EstateIndex(ESTATE), verdicts: [], profile }).rules[0]?.outcome;
    });
    expect(outcomes).toEqual(["passes", "defect", "defect"]);
  });
});

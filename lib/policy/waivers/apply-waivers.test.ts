import type { Waiver } from "../../estate";
import type { Counterexample, RequirementVerdict } from "../../prover";
import type { Finding } from "../finding";
import { applyWaivers } from "./apply-waivers";

const TODAY = "2027-01-31";
const ACCEPTED: Waiver = { rule: "ha/enabled", objects: ["prod"], reason: "a laboratory" };

function finding(rule: string, ...subjects: readonly string[]): Finding {
  const parts = subjects.map((subject) => subject.split("/"));
  return {
    rule,
    outcome: "fails",
    severity: "error",
    subjects: parts.map(([list = "", id = ""]) => ({ list, id })),
    message: "it does not hold",
    expected: "",
    found: "",
    fix: "",
    missing: [],
    fingerprint: subjects.join(),
  };
}

function judged(
  waivers: readonly Waiver[],
  findings: readonly Finding[],
  verdicts: readonly RequirementVerdict[] = [],
) {
  const requirements = new Map(verdicts.map(({ id }) => [id, { list: "requirements", id }] as const));
  return applyWaivers({ findings, verdicts, requirements, waivers, today: TODAY });
}

describe("a waiver", () => {
  const found = finding("ha/enabled", "clusters/prod");

  it.each(["prod", "clusters/prod", "pr*", "clusters/?rod", "*"])(
    "named %s accepts the finding, and leaves it in sight",
    (name) => {
      const { findings, uses } = judged([{ ...ACCEPTED, objects: [name] }], [found]);
      expect(findings).toEqual([{ ...found, waived: { reason: "a laboratory" } }]);
      expect(uses.map(({ state }) => state)).toEqual(["used"]);
    },
  );

  it.each(["pro", "hosts/prod", "prod.", "Prod"])("named %s accepts nothing", (name) => {
    const { findings, uses } = judged([{ ...ACCEPTED, objects: [name] }], [found]);
    expect(findings).toEqual([found]);
    expect(uses.map(({ state }) => state)).toEqual(["unused"]);
  });

  it("of another rule accepts nothing", () => {
    expect(judged([{ ...ACCEPTED, rule: "ha/host-monitoring" }], [found]).findings).toEqual([found]);
  });

  it("matches construct path and Terraform address too", () => {
    const subject = {
      list: "hosts",
      id: "h",
      source: { path: "acme/ams/h", address: "vsphere_host.h", managed: true },
    };
    const located = { ...found, subjects: [subject] };
    for (const name of ["acme/*", "vsphere_host.*"]) {
      expect(judged([{ ...ACCEPTED, objects: [name] }], [located]).findings[0]?.waived).toBeDefined();
    }
  });

  it("must name every object of a finding: what happens to another is not hidden", () => {
    const both = finding("ha/enabled", "clusters/prod", "hosts/h1");
    const { findings, uses } = judged([ACCEPTED], [both]);
    expect(findings).toEqual([both]);
    expect(uses).toMatchObject([{ state: "unused", notNamed: ["hosts/h1"] }]);
    expect(judged([{ ...ACCEPTED, objects: ["prod", "h1"] }], [both]).findings[0]?.waived).toBeDefined();
  });

  it("holds on the day that it names, and not on the next", () => {
    expect(judged([{ ...ACCEPTED, expires: TODAY }], [found]).findings[0]?.waived).toBeDefined();
    const { findings, uses } = judged([{ ...ACCEPTED, expires: "2027-01-30" }], [found]);
    expect(findings).toEqual([{ ...found, waiverExpired: { reason: "a laboratory", expires: "2027-01-30" } }]);
    expect(uses.map(({ state }) => state)).toEqual(["expired"]);
  });

  it("that expires has expired where nobody says which day it is", () => {
    const input = {
      findings: [found],
      verdicts: [],
      requirements: new Map(),
      waivers: [{ ...ACCEPTED, expires: "2999-01-01" }],
    };
    expect(applyWaivers(input).findings[0]?.waived).toBeUndefined();
  });
});

describe("a counterexample", () => {
  const rule = "failover/requirement-proven";
  const racks: Counterexample = example(["rack/r1"], 1);
  const hosts: Counterexample = example(["host/h1", "host/h2"], 3, ["host/h1", "host/h2", "host/h3"]);
  const verdict: RequirementVerdict = {
    id: "n",
    verdict: "fails",
    scenarios: { total: 9, survived: 5, failed: 4, undecided: 0 },
    counterexamples: [racks, hosts],
    missing: [],
    undecidedExamples: [],
    basis: { demand: "configured", placement: {}, vms: 1, hosts: 3 },
  };
  const rackFinding = finding(rule, "requirements/n", "domains/r1");
  const hostFinding = finding(rule, "requirements/n", "hosts/h1", "hosts/h2", "hosts/h3");
  const accept = (...scenarios: readonly (readonly string[])[]): Waiver => ({
    rule,
    objects: ["n"],
    reason: "known",
    scenarios,
  });

  it("is accepted where its scenario is named, and with it the finding of its cause alone", () => {
    const { counterexamples, findings } = judged([accept(["rack/r1"])], [rackFinding, hostFinding], [verdict]);
    expect([...counterexamples.keys()]).toEqual([racks]);
    expect(findings.map(({ waived }) => waived?.reason)).toEqual(["known", undefined]);
  });

  it("is not accepted by its objects alone", () => {
    const anything = { rule, objects: ["*"], reason: "known" };
    expect(judged([anything], [rackFinding], [verdict]).counterexamples.size).toBe(0);
  });

  it("that stands for others is accepted with all of them, in any order", () => {
    const some = judged([accept(["host/h1", "host/h2"], ["host/h3", "host/h1"])], [hostFinding], [verdict]);
    expect(some.counterexamples.size).toBe(0);
    const all = [
      ["host/h1", "host/h2"],
      ["host/h3", "host/h1"],
      ["host/h2", "host/h3"],
    ];
    expect(judged([accept(...all)], [hostFinding], [verdict]).findings[0]?.waived).toBeDefined();
    const others = [["host/h1", "host/h2"], ["host/h3"], ["host/h1", "rack/r1"], ["host/h2", "host/h1"]];
    expect(judged([accept(...others)], [hostFinding], [verdict]).counterexamples.size).toBe(0);
  });

  it("counts again when its waiver is over", () => {
    const over = { ...accept(["rack/r1"]), expires: "2026-12-31" };
    const { counterexamples, uses } = judged([over], [rackFinding], [verdict]);
    expect(counterexamples.size).toBe(0);
    expect(uses.map(({ state }) => state)).toEqual(["expired"]);
  });
});

function example(failed: readonly string[], alike: number, among: readonly string[] = failed): Counterexample {
  const domains = (list: readonly string[]) =>
    list.map((name) => ({ kind: name.split("/")[0] ?? "", id: name.split("/")[1] ?? "" }));
  return { failed: domains(failed), alike, alikeAmong: domains(among), lost: [], because: "", certificate: "c" };
}

import { transformSync } from "@swc/core";
import * as engine from "..";
import { type CaseDocument, judgeCase, runCase, validCase } from "../cases";
import type { DefinedRule } from "../rule";
import { type ScaffoldOptions, scaffoldRule } from "./scaffold";

function files(id: string, options: ScaffoldOptions = {}): ReadonlyMap<string, string> {
  const result = scaffoldRule(id, options);
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join());
  return new Map(result.value.map(({ path, text }) => [path, text]));
}

/** Runs the text of a rule.ts as a team would: the engine is a package. */
function load(text: string): DefinedRule {
  const { code } = transformSync(text, { jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } });
  const module: { exports: { rule?: DefinedRule } } = { exports: {} };
  const find = (name: string) => (name === "failproof/policy" ? engine : undefined);
  new Function("module", "exports", "require", code)(module, module.exports, find);
  if (module.exports.rule === undefined) throw new Error("rule.ts exports no rule");
  return module.exports.rule;
}

describe("a scaffolded rule", () => {
  const scaffolded = files("ha/host-monitoring");
  const cases: CaseDocument = JSON.parse(scaffolded.get("ha/host-monitoring/cases.json") ?? "");

  it("is a folder of rule, prose and cases", () => {
    expect([...scaffolded.keys()]).toEqual([
      "ha/host-monitoring/rule.ts",
      "ha/host-monitoring/rule.md",
      "ha/host-monitoring/cases.json",
    ]);
    expect(scaffolded.get("ha/host-monitoring/rule.md")).toContain("## Exceptions");
  });

  it.each(cases.cases)("gives its case $name: $outcome", (one) => {
    const rule = load(scaffolded.get("ha/host-monitoring/rule.ts") ?? "")("ha/host-monitoring");
    const estates = validCase(cases, rule, one);
    expect(estates.ok && runCase(rule, one, estates.value).rules).toEqual([{ rule: rule.id, outcome: one.outcome }]);
  });
});

describe("a scaffolded rule about a change", () => {
  const scaffolded = files("ours/templates", { change: true });
  const cases: CaseDocument = JSON.parse(scaffolded.get("ours/templates/cases.json") ?? "");

  it.each(cases.cases)("gives its case $name: $outcome", (one) => {
    const rule = load(scaffolded.get("ours/templates/rule.ts") ?? "")("ours/templates");
    expect(judgeCase(rule, cases, one)).toEqual([]);
    expect(rule.judges).toBe("change");
  });

  it("is no declarative one", () => {
    expect(scaffoldRule("ours/templates", { change: true, language: "yaml" })).toMatchObject({ ok: false });
  });
});

describe("scaffoldRule", () => {
  it.each(["ha", "HA/enabled", "ha/on_off", "ha/a/b", "../ha/x", "ha/-x", ""])("refuses the id %j", (id) => {
    expect(scaffoldRule(id)).toMatchObject({ ok: false, errors: [{ hint: "e.g. ha/enabled" }] });
  });

  it("refuses an id that is taken", () => {
    const result = scaffoldRule("ha/enabled", { existing: ["ha/enabled"] });
    expect(result).toMatchObject({ ok: false, errors: [{ message: 'there is a rule "ha/enabled" already' }] });
  });
});

import { resolveProfile, validateProfile } from "../lib/policy";
import { registry } from "./registry.generated";

const NAMES = registry.profiles.map(({ name }) => name);

function rulesOf(profile: string): ReadonlyMap<string, string> {
  const result = resolveProfile(registry, profile);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return new Map(result.value.rules.map(({ rule, severity }) => [rule.id, severity]));
}

describe("shipped profiles", () => {
  it.each(registry.profiles)("$name is a valid document that resolves", (profile) => {
    expect(validateProfile(profile)).toEqual({ ok: true, value: profile });
    expect(rulesOf(profile.name).size).toBeGreaterThan(0);
  });

  it.each(registry.rules)("$id is only in profiles that there are", ({ profiles }) => {
    expect(profiles.filter((name) => !NAMES.includes(name))).toEqual([]);
  });

  it("production asks for all that baseline asks for, no less strictly, and for more", () => {
    const strength = ["note", "warning", "error"];
    const [baseline, production] = [rulesOf("baseline"), rulesOf("production")];
    const weaker = [...baseline].filter(
      ([id, severity]) => strength.indexOf(production.get(id) ?? "") < strength.indexOf(severity),
    );
    expect(weaker).toEqual([]);
    expect(production.size).toBeGreaterThan(baseline.size);
    expect(production.get("ha/admission-control-on")).toBe("error");
  });

  it.each(["mission-critical", "stretched-cluster", "vsphere", "xen"])(
    "%s asks for all of production, no less strictly, and for more",
    (name) => {
      const strength = ["note", "warning", "error"];
      const [production, own] = [rulesOf("production"), rulesOf(name)];
      const change = [...production].map(
        ([id, severity]) => strength.indexOf(own.get(id) ?? "") - strength.indexOf(severity),
      );
      expect(Math.min(...change)).toBe(0);
      expect(Math.max(...change)).toBeGreaterThan(0);
    },
  );

  it.each(NAMES)("%s says that a requirement must be declared and proven", (name) => {
    const rules = rulesOf(name);
    expect([rules.get("failover/requirement-declared"), rules.get("failover/requirement-proven")]).toEqual([
      "error",
      "error",
    ]);
  });
});

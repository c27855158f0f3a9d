import { defineRule } from "../define-rule";
import { integer } from "../parameter";
import { registryOf } from "../registry";
import { ALL_PLATFORMS } from "../rule";
import type { ProfileDocument } from "./document";
import { resolveProfile } from "./resolve";

const rule = (profiles: readonly string[]) =>
  defineRule({
    title: "It holds",
    why: "",
    severity: "warning",
    undecided: "note",
    platforms: ALL_PLATFORMS,
    parameters: { minimum: integer({ default: 2, minimum: 2, maximum: 5, description: "How many." }) },
    fix: "",
    sources: [],
    profiles,
    check: () => [],
  });

const RULES = {
  "ha/heartbeat": rule(["baseline"]),
  "ha/enabled": rule(["baseline"]),
  "net/uplinks": rule(["production"]),
};
const PROFILES: readonly ProfileDocument[] = [
  { name: "baseline" },
  { name: "production", extends: ["baseline"], rules: { "ha/enabled": "error" } },
];
const registry = registryOf(RULES, PROFILES);

function resolved(profile: string | ProfileDocument) {
  const result = resolveProfile(registry, profile);
  if (!result.ok) return result.errors;
  return result.value.rules.map(({ rule: { id }, severity, undecided, values }) => ({
    id,
    severity,
    undecided,
    values,
  }));
}

describe("resolveProfile", () => {
  it("takes the rules that name the profile, in the order of their ids, with their own defaults", () => {
    expect(resolved("baseline")).toEqual([
      { id: "ha/enabled", severity: "warning", undecided: "note", values: { minimum: 2 } },
      { id: "ha/heartbeat", severity: "warning", undecided: "note", values: { minimum: 2 } },
    ]);
  });

  it("adds to what it extends, and lets its own settings win", () => {
    expect(resolved("production")).toEqual([
      { id: "ha/enabled", severity: "error", undecided: "error", values: { minimum: 2 } },
      { id: "ha/heartbeat", severity: "warning", undecided: "note", values: { minimum: 2 } },
      { id: "net/uplinks", severity: "warning", undecided: "note", values: { minimum: 2 } },
    ]);
  });

  it("works out a profile of the user's own: rules added, set and left out", () => {
    const own: ProfileDocument = {
      name: "ours",
      extends: ["production"],
      rules: {
        "ha/enabled": "off",
        "ha/heartbeat": { undecided: "warning", parameters: { minimum: 3 } },
      },
    };
    expect(resolved(own)).toEqual([
      { id: "ha/heartbeat", severity: "warning", undecided: "warning", values: { minimum: 3 } },
      { id: "net/uplinks", severity: "warning", undecided: "note", values: { minimum: 2 } },
    ]);
  });

  it("takes nothing by a name that is not its own", () => {
    expect(resolved({ name: "baseline", rules: { "net/uplinks": "note" } })).toMatchObject([{ id: "net/uplinks" }]);
  });

  it("says all that is wrong at once, with what was probably meant", () => {
    const own: ProfileDocument = {
      name: "ours",
      extends: ["basline"],
      rules: {
        "ha/enable": "error",
        "ha/heartbeat": { parameters: { minimun: 3 } },
        "net/uplinks": { parameters: { minimum: 9 } },
      },
    };
    expect(resolved(own)).toEqual([
      { pointer: "/extends/0", message: 'there is no profile "basline"', hint: 'did you mean "baseline"?' },
      { pointer: "/rules/ha~1enable", message: 'there is no rule "ha/enable"', hint: 'did you mean "ha/enabled"?' },
      {
        pointer: "/rules/ha~1heartbeat/parameters/minimun",
        message: 'ha/heartbeat has no parameter "minimun"',
        hint: 'did you mean "minimum"?',
      },
      { pointer: "/rules/net~1uplinks/parameters/minimum", message: "net/uplinks parameter minimum must be <= 5" },
    ]);
  });

  it("ends when profiles extend each other", () => {
    const circular = registryOf(RULES, [
      { name: "a", extends: ["b"] },
      { name: "b", extends: ["a"] },
    ]);
    const result = resolveProfile(circular, "a");
    expect(result).toEqual({
      ok: false,
      errors: [{ pointer: "/extends/0", message: "profile a extends b extends a: that never ends" }],
    });
  });

  it("names the profiles that there are when asked for none of them", () => {
    expect(resolved("strict")).toEqual([
      { pointer: "", message: 'there is no profile "strict"', hint: "known are: baseline, production" },
    ]);
  });
});

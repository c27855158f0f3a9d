import { registryOf } from "../registry";
import { unknownRules, validateWaivers } from "./validate";

const WAIVER = { rule: "ha/enabled", objects: ["prod"], reason: "a laboratory" };
const document = (...waivers: readonly object[]) => ({ format: "failproof.waivers/1", waivers });

function errorsOf(value: unknown): readonly string[] {
  const result = validateWaivers(value);
  return result.ok ? [] : result.errors.map(({ pointer, message, hint }) => [pointer, message, hint ?? ""].join(" | "));
}

it("a waivers document is valid", () => {
  const whole = document({ ...WAIVER, owner: "storage", expires: "2028-02-29" });
  expect(validateWaivers(whole)).toEqual({ ok: true, value: whole });
});

it.each([
  ["no reason", { rule: "a/b", objects: ["x"] }, '/waivers/0 | "reason" is missing | '],
  ["an empty reason", { ...WAIVER, reason: " " }, "/waivers/0/reason | must say why it is accepted | "],
  [
    "an impossible date",
    { ...WAIVER, expires: "2027-02-29" },
    '/waivers/0/expires | must be a day that there is, but is "2027-02-29" | ',
  ],
  [
    "a month too many",
    { ...WAIVER, expires: "2027-13-01" },
    '/waivers/0/expires | must be a day that there is, but is "2027-13-01" | ',
  ],
  ["no date", { ...WAIVER, expires: "soon" }, '/waivers/0/expires | must be a date as YYYY-MM-DD, but is "soon" | '],
  ["no object", { ...WAIVER, objects: [] }, "/waivers/0/objects | must have at least one entry | "],
  [
    "a slip of the pen",
    { ...WAIVER, expire: "2027-01-01" },
    '/waivers/0/expire | unknown property "expire" | did you mean "expires"?',
  ],
  [
    "a scenario of a rule that has none",
    { ...WAIVER, scenarios: [["rack/r1"]] },
    '/waivers/0/scenarios | only failover/requirement-proven is waived by scenarios, not "ha/enabled" | ',
  ],
  [
    "a requirement without a scenario",
    { ...WAIVER, rule: "failover/requirement-proven" },
    '/waivers/0 | a waiver of failover/requirement-proven must name its scenarios | e.g. "scenarios": [["rack/rack-2"]]; a counterexample in the report says its domains',
  ],
])("%s is an error", (_, waiver, error) => {
  expect(errorsOf(document(waiver))).toEqual([error]);
});

it("another document is told what it should begin with", () => {
  expect(errorsOf({ waivers: [] })).toEqual([
    ' | "format" is missing | a waivers document begins with format: failproof.waivers/1',
  ]);
  expect(errorsOf([])).toEqual([" | must be an object, but is a list | "]);
});

it("a rule that there is not gets a suggestion", () => {
  const registry = registryOf({ "ha/enabled": (id) => ({ ...RULE, id }) }, []);
  expect(unknownRules([WAIVER, { ...WAIVER, rule: "ha/enable" }], registry)).toEqual([
    { pointer: "/waivers/1/rule", message: 'there is no rule "ha/enable"', hint: 'did you mean "ha/enabled"?' },
  ]);
});

const RULE = {
  title: "",
  why: "",
  severity: "error",
  undecided: "error",
  platforms: [],
  parameters: {},
  fix: "",
  sources: [],
  profiles: [],
  check: () => [],
} as const;

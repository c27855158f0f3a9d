import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "The estate says what it must survive",
  why: "Without a requirement nothing is proven, and a report without errors would read like a promise that nobody made.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: 'declare a requirement, e.g. { "id": "any-host", "tolerate": { "host": 1 } }, or check with --tolerate host=1',
  sources: [{ title: "Convention: what is not promised cannot be proven" }],
  profiles: ["baseline"],

  *check(estate) {
    if (estate.requirements.length > 0) yield passes();
    else {
      yield fails({
        about: [estate],
        message: `"${estate.name}" promises nothing: it declares no requirement, so nothing was proven`,
        expected: "at least one requirement",
        found: "none",
      });
    }
  },
});

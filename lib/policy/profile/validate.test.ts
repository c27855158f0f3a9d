import { validateProfile } from "./validate";

const errors = (document: unknown) => {
  const result = validateProfile(document);
  return result.ok ? [] : result.errors;
};

describe("validateProfile", () => {
  it("accepts every form of a rule's setting", () => {
    const rules = {
      "a/a": "off",
      "a/b": "note",
      "a/c": { severity: "error", undecided: "note", parameters: { x: 1 } },
    };
    expect(errors({ name: "ours", description: "text", extends: ["baseline"], rules })).toEqual([]);
  });

  it("says everything that is wrong, each at its place", () => {
    expect(errors({ extend: ["baseline"], rules: { "a/a": "fatal", "a/b": { level: "error" } } })).toEqual([
      { pointer: "", message: 'a profile has no "extend"', hint: 'did you mean "extends"?' },
      expect.objectContaining({ pointer: "/rules/a~1a" }),
      expect.objectContaining({ pointer: "/rules/a~1b" }),
    ]);
  });

  it.each([null, [], "baseline", 7])("refuses %j", (document) => {
    expect(errors(document)).toEqual([{ pointer: "", message: "the profile must be object" }]);
  });
});

import { validateEstate } from "../../lib/estate";
import { judge, type Outcome } from ".";
import { CASES } from "./cases";

test.each(CASES.flatMap(({ cases }) => cases))("$name: a valid estate", ({ estate }) => {
  const result = validateEstate(estate);
  expect(result.ok ? [] : result.errors).toEqual([]);
});

describe.each(CASES)("$paragraph", ({ cases }) => {
  test.each(cases)("$name", ({ estate, expected }) => {
    const [requirement] = estate.requirements ?? [];
    if (requirement === undefined) throw new Error("the case has no requirement");
    const { scenarios } = judge(estate, requirement);
    const found = (wanted: Outcome) =>
      scenarios.filter(({ outcome }) => outcome === wanted).map(({ failed }) => failed.map(({ id }) => id).join("+"));
    expect({
      survived: found("survived").sort(),
      failed: found("failed").sort(),
      undecided: found("undecided").sort(),
    }).toEqual({
      survived: [...(expected.survived ?? [])].sort(),
      failed: [...(expected.failed ?? [])].sort(),
      undecided: [...(expected.undecided ?? [])].sort(),
    });
  });
});

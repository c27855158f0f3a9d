import fc from "fast-check";
import { CASES } from "../../oracle/cases";
import { disagreements } from "./compare";
import { estates } from "./estates";
import { runs } from "./runs";

describe("the prover", () => {
  describe.each(CASES)("agrees with the worked cases: $paragraph", ({ cases }) => {
    it.each(cases)("$name", ({ estate }) => {
      expect(disagreements(estate)).toEqual([]);
    });
  });

  it("agrees with the oracle on random tiny estates", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        expect(disagreements(estate)).toEqual([]);
      }),
      runs(80),
    );
  });
});

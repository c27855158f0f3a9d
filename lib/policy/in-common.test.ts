import { inCommon } from "./in-common";
import { known, unknown } from "./known";

const FACT = { object: "hosts/a", fact: "domains" };

describe("inCommon", () => {
  it.each([
    ["what all are in", [known(["r1", "f1"]), known(["r2", "f1"])], known(["f1"])],
    ["nothing where two differ, whatever the third is in", [known(["r1"]), known(["r2"]), unknown(FACT)], known([])],
    ["unknown where the one that is not declared decides", [known(["r1"]), unknown(FACT)], unknown(FACT)],
    ["unknown where none is declared", [unknown(FACT)], unknown(FACT)],
    ["nothing for nothing", [], known([])],
  ])("says %s", (_, places, expected) => {
    expect(inCommon(places)).toEqual(expected);
  });
});

import { beside } from "../../../test/golden/fixtures/reports";
import { causesOf } from "./causes";

describe("a cause", () => {
  it("of a requirement that is not kept says beside what was found what the platform will say", () => {
    const [refuted] = causesOf([beside], {});
    expect(refuted?.finding.subjects).toMatchObject([{ list: "requirements", id: "any-rack" }]);
    expect(refuted?.finding.found).toBe(
      "of 4 scenarios, 1 fails, 3 survived; vCenter will accept this: 71 % of memory is not reserved and 25 % must be kept (resource percentage); losing rack-2 leaves db-2 down",
    );
  });
});

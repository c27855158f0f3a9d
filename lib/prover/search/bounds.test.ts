import { unmatched } from "./crowds";
import { Steps } from "./steps";

describe("a matching", () => {
  it("leaves nobody out where each has a place of its own", () => {
    expect(unmatched([[0, 1], [0], [2]])).toBeUndefined();
  });

  it("names a set that has fewer places than members", () => {
    expect(unmatched([[0, 1], [0, 1], [5], [0, 1]])).toEqual([0, 1, 3]);
  });

  it("names one that has none", () => {
    expect(unmatched([[0], []])).toEqual([1]);
  });
});

describe("steps", () => {
  it("are there until the limit is passed", () => {
    const steps = new Steps(10);
    expect([steps.spend(10), steps.spend(1)]).toEqual([true, false]);
  });

  it("end with those of the whole", () => {
    const whole = new Steps(10);
    new Steps(100, undefined, whole).spend(8);
    expect(new Steps(100, undefined, whole).spend(3)).toBe(false);
  });

  it("end when the work is stopped", () => {
    const steps = new Steps(1_000_000, () => true);
    expect(steps.spend(5000)).toBe(false);
  });
});

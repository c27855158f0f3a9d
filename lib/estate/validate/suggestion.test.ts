import { editDistance, Suggester } from "./suggestion";

describe("edit distance", () => {
  it.each([
    ["", "", 0],
    ["rack", "rack", 0],
    ["rack", "racks", 1],
    ["rack", "track", 1],
    ["rack", "rick", 1],
    ["rack", "arck", 1],
    ["memoryMb", "memoryMib", 1],
    ["host", "datastore", 7],
  ])("of %j and %j is %d", (a, b, distance) => {
    expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance]);
  });
});

describe("a suggestion", () => {
  it("is the nearest name, the first of equally near ones, whatever the case", () => {
    expect(new Suggester().hint("ESX-1", ["esx-22", "esx-2", "esx-3"])).toBe('did you mean "esx-2"?');
  });

  it("is not made where nothing is near, or where the name is no name", () => {
    expect(new Suggester().hint("rack", ["power-feed", "x"])).toBeUndefined();
    expect(new Suggester().hint("x".repeat(65), ["x".repeat(64)])).toBeUndefined();
  });

  it("is not made any more when so much work was done that it costs more than it helps", () => {
    const far = Array.from({ length: 20_000 }, (_, i) => `some-virtual-machine-name-${i}`);
    const suggester = new Suggester();
    expect(suggester.hint("rak", ["rack"])).toBe('did you mean "rack"?');
    expect(suggester.hint("x".repeat(28), far)).toBeUndefined();
    expect(suggester.hint("rak", ["rack"])).toBeUndefined();
  });
});

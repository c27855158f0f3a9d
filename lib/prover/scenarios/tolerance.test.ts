import { EstateIndex } from "../../estate";
import { combinations, scenariosOf, universeOf } from "./tolerance";

const RACKS = ["r1", "r2"].map((id) => ({ id, kind: "rack" }));
const index = new EstateIndex({ format: "failproof.estate/1", name: "racks", domains: RACKS });

function named(tolerate: { readonly [kind: string]: number }, hosts: readonly string[]): readonly string[] {
  const universe = universeOf(index, tolerate, hosts);
  return [...scenariosOf(universe)].map((scenario) => scenario.map((at) => universe.domains[at]?.id).join("+"));
}

describe("the scenarios of a tolerance", () => {
  it("are all sets of up to so many, the empty one first, smaller ones before larger", () => {
    expect(named({ host: 2 }, ["a", "b", "c"])).toEqual(["", "a", "b", "c", "a+b", "a+c", "b+c"]);
  });

  it("combine kinds, up to so many of each", () => {
    expect(named({ rack: 1, host: 1 }, ["a"])).toEqual(["", "a", "r1", "r2", "a+r1", "a+r2"]);
  });

  it("are all sets where the number is above what there is", () => {
    expect(named({ rack: 9 }, [])).toEqual(["", "r1", "r2", "r1+r2"]);
  });

  it("do not hang on the order of the document", () => {
    expect(named({ host: 1 }, ["b", "a"])).toEqual(["", "a", "b"]);
  });

  it.each([
    [96, 2, 4657],
    [64, 3, 43745],
    [1800, 2, 1620901],
    [200, 100, Number.MAX_SAFE_INTEGER],
  ])("of %d hosts, up to %d at once, are %d", (hosts, most, total) => {
    const ids = Array.from({ length: hosts }, (_, i) => `h${i}`);
    expect(universeOf(index, { host: most }, ids).total).toBe(total);
  });
});

describe("combinations", () => {
  it("of none is the empty one", () => {
    expect([...combinations(3, 2, 0)]).toEqual([[]]);
  });

  it("of more than there are is none", () => {
    expect([...combinations(0, 2, 3)]).toEqual([]);
  });
});

import { estate, host, vm } from "../../../test/oracle/cases/case";
import { type Estate, EstateIndex } from "../../estate";
import { problemOf } from "../fates/problem";
import { Situation } from "../fates/situation";
import { compileModel, movementsOf } from "../model/compile";
import { Scenario } from "../scenarios/scenario";
import { faultOf } from "./check";

const ESTATE = estate({
  hosts: [host("h1"), host("h2"), host("h3", { datastores: [] })],
  vms: [vm("a", 6), vm("b", 4), vm("e", 5)],
  rules: [{ id: "apart", kind: "anti-affinity", vms: ["a", "e"], mandatory: true }],
});

function fault(of: Estate, failed: readonly string[], place: readonly number[]): string | undefined {
  const index = new EstateIndex(of);
  const [requirement] = of.requirements ?? [];
  if (requirement === undefined) throw new Error("the estate has no requirement");
  const model = compileModel(index, requirement, movementsOf(index, requirement));
  const before = new Situation(model, new Scenario([]));
  const scenario = new Scenario(failed.map((id) => ({ kind: "host", id })));
  return faultOf(problemOf(new Situation(model, scenario, before), "strict"), Int32Array.from(place));
}

describe("the check of a witness", () => {
  it("finds nothing wrong with one that holds", () => {
    expect(fault(ESTATE, [], [0, 0, 1])).toBeUndefined();
  });

  it.each<[string, readonly string[], readonly number[], string]>([
    ["a VM without a host", [], [0, 0, -1], "e is not placed"],
    ["a VM on a host that is gone", ["h1"], [1, 1, 0], "e cannot be on h1"],
    ["a VM on a host that does not mount its datastore", [], [0, 0, 2], "e cannot be on h3"],
    ["more on a host than it holds", [], [0, 1, 0], "h1 is overloaded"],
  ])("finds %s", (_, failed, place, expected) => {
    expect(fault(ESTATE, failed, place)).toBe(expected);
  });

  it("finds a broken rule where there is room", () => {
    const hosts = [host("h1", { memoryMib: 20 }), host("h2")];
    expect(fault({ ...ESTATE, hosts }, [], [0, 1, 0])).toBe("rule apart is broken");
  });

  it("finds a service with too few replicas", () => {
    const services = [{ id: "s", vms: ["a", "b"], quorum: 1 }];
    expect(fault({ ...ESTATE, services }, [], [-1, -1, 1])).toBe("service s has 0 of 1");
  });
});

import { estate, host, vm } from "../../../test/oracle/cases/case";
import { EstateIndex } from "../../estate";
import { Decider } from "../decider";
import { compileModel, movementsOf } from "../model/compile";
import { Scenario } from "../scenarios/scenario";

const failed = (...ids: readonly string[]) =>
  new Scenario(ids.map((id) => ({ kind: id === "d" ? "datastore" : "host", id })));

describe("a decider that follows one recipe through all lost hosts", () => {
  const of = estate(
    { hosts: ["h1", "h2", "h3", "h4"].map((id) => host(id)), vms: ["a", "b", "c"].map((id) => vm(id, 4)) },
    { tolerate: { host: 2 } },
  );
  const index = new EstateIndex(of);
  const requirement = { id: "r", tolerate: { host: 2 } };
  const model = compileModel(index, requirement, movementsOf(index, requirement));
  const decider = new Decider(model, { stepsPerScenario: 1000, shouldStop: () => false, sweepFrom: 0 });

  it("has it once the empty scenario is decided", () => {
    expect(decider.sweep).toBeUndefined();
    expect(decider.decide(failed())).toMatchObject({ outcome: "survived", swept: true });
    expect(decider.decide(failed("h1", "h3"))).toMatchObject({ outcome: "survived", swept: true });
  });

  it("does not follow it where anything else is lost", () => {
    decider.decide(failed());
    expect(decider.decide(failed("d"))).toMatchObject({ outcome: "failed" });
    expect(decider.decide(failed("d", "h1"))).toMatchObject({ outcome: "failed" });
  });

  it("looks closer where it leads nowhere", () => {
    decider.decide(failed());
    const { outcome } = decider.decide(failed("h1", "h2", "h3"));
    expect(outcome).toBe("failed");
  });
});

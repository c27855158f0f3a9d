import { estate, host, PINNED, vm } from "../../../test/oracle/cases/case";
import { EstateIndex } from "../../estate";
import { Decider } from "../decider";
import { compileModel, movementsOf } from "../model/compile";
import { Scenario } from "../scenarios/scenario";
import { combinations } from "../scenarios/tolerance";
import type { Sweep } from "../sweep/sweep";
import { help, shareScenarios } from "./chunks";
import { HelpedSweep } from "./helped-sweep";

const HOSTS = 9;
const MOST = 3;

/** Nine full hosts but for a few MiB: some failures are survived by the recipe, others are not. */
function sweepOf(): Sweep {
  const of = estate(
    {
      clusters: [PINNED],
      hosts: Array.from({ length: HOSTS }, (_, i) => host(`h${i}`, { memoryMib: 10 + (i % 3) })),
      vms: Array.from({ length: 2 * HOSTS }, (_, i) => vm(`v${i}`, 3 + (i % 2), { host: `h${i % HOSTS}` })),
    },
    { tolerate: { host: MOST } },
  );
  const index = new EstateIndex(of);
  const [requirement] = of.requirements ?? [];
  if (requirement === undefined) throw new Error("no requirement");
  const model = compileModel(index, requirement, movementsOf(index, requirement));
  const decider = new Decider(model, { stepsPerScenario: 1000, shouldStop: () => false, sweepFrom: 0 });
  decider.decide(new Scenario([]));
  if (decider.sweep === undefined) throw new Error("no sweep");
  return decider.sweep;
}

const HOST_AT = Int32Array.from({ length: HOSTS }, (_, i) => i);
const ALL = [1, 2, 3].flatMap((size) => [...combinations(0, HOSTS, size)]);

function answers(of: { covers(hosts: readonly number[]): boolean }): string {
  return ALL.map((hosts) => (of.covers(hosts) ? "+" : "-")).join("");
}

describe("scenarios that threads share", () => {
  const alone = answers(sweepOf());

  it("are some covered and some not", () => {
    expect(new Set(alone).size).toBe(2);
  });

  it("get the same answers where nobody helps", () => {
    expect(answers(new HelpedSweep(sweepOf(), HOST_AT, MOST))).toBe(alone);
  });

  it("get the same answers, whatever was done before they are asked for", () => {
    for (const done of [1, 5, 20, ALL.length]) {
      const helped = new HelpedSweep(sweepOf(), HOST_AT, MOST);
      const { next, states } = helped.scenarios;
      next[0] = Math.max(0, states.length - done);
      help(helped.scenarios);
      expect(answers(helped)).toBe(alone);
    }
  });

  it("are no more worked on once nobody asks", () => {
    const scenarios = shareScenarios(sweepOf().recipe, HOST_AT, MOST);
    scenarios.stop[0] = 1;
    help(scenarios);
    expect(scenarios.states.every((state) => state === 0)).toBe(true);
  });
});

import fc from "fast-check";
import { type Estate, EstateIndex } from "../../../lib/estate";
import { evaluate, type Finding } from "../../../lib/policy";
import { prove, type RequirementVerdict } from "../../../lib/prover";
import { registry } from "../../../policies/registry.generated";
import { reversed } from "../prover/changes";
import { estates } from "../prover/estates";
import { runs } from "../prover/runs";

const EVERY_RULE = {
  name: "every rule",
  rules: registry.rules.map((rule) => ({
    rule,
    severity: rule.severity,
    undecided: rule.undecided,
    values: {},
  })),
};

function judge(estate: Estate, verdicts: readonly RequirementVerdict[] = []) {
  return evaluate({ index: new EstateIndex(estate), verdicts, profile: EVERY_RULE });
}

/** Rules that say that a requirement is not kept, and why. */
const ON_PROMISES: ReadonlySet<string> = new Set([
  "ha/enabled",
  "storage/shared",
  "placement/anti-affinity-fits",
  "placement/must-rule-survives",
  "services/quorum-outlives-domain",
]);

/** Those that need no proof to be sure; the others leave to the proof whether a VM can stand where a failure reaches it. */
const ON_PLACEMENT: ReadonlySet<string> = new Set([
  "placement/anti-affinity-fits",
  "placement/must-rule-survives",
  "services/quorum-outlives-domain",
]);

/** A group that is too large whatever fails is broken also where no requirement covers it. */
function blamesRequirement({ rule, outcome, subjects }: Finding): boolean {
  const isCovered = rule !== "placement/anti-affinity-fits" || subjects.some(({ list }) => list === "requirements");
  return outcome === "fails" && ON_PROMISES.has(rule) && isCovered;
}

describe("on any valid estate", () => {
  it("no rule is a defect", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        expect(judge(estate).rules.filter(({ outcome }) => outcome === "defect")).toEqual([]);
      }),
      runs(60),
    );
  });

  it("no rule says that a requirement is not kept which is proven kept", () => {
    const blamed = new Set<string>();
    fc.assert(
      fc.property(estates, (estate) => {
        const { requirements } = prove(new EstateIndex(estate));
        const blame = judge(estate, requirements).findings.filter(blamesRequirement);
        for (const { rule } of blame) blamed.add(rule);
        const kept = requirements.every(({ verdict }) => verdict === "tolerates");
        expect(kept ? blame : []).toEqual([]);
      }),
      runs(200),
    );
    expect([...ON_PROMISES].filter((rule) => !blamed.has(rule))).toEqual([]);
  });

  it("rules on placement are right also where the prover was not asked", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        const blame = judge(estate)
          .findings.filter(blamesRequirement)
          .filter(({ rule }) => ON_PLACEMENT.has(rule));
        if (blame.length === 0) return;
        const verdicts = prove(new EstateIndex(estate)).requirements.map(({ verdict }) => verdict);
        expect({ blame, verdicts }).not.toMatchObject({ verdicts: ["tolerates"] });
      }),
      runs(100),
    );
  });

  it("the order of its lists changes no outcome", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        expect(judge(reversed(estate)).rules).toEqual(judge(estate).rules);
      }),
      runs(60),
    );
  });
});

import { EstateIndex, validateEstate } from "../../../lib/estate";
import { evaluate, type ResolvedProfile } from "../../../lib/policy";
import { patched } from "../../../lib/policy/cases";
import { registry } from "../../../policies/registry.generated";
import { MUTATIONS } from "./mutations";
import passing from "./passing.estate.json";

const ASKS_THE_PROVER = "failover/requirement-proven";

/** Every rule but the one that asks the prover and those that judge a change, at its own severity. */
const EVERY_RULE: ResolvedProfile = {
  name: "every rule",
  rules: registry.rules
    .filter((rule) => rule.id !== ASKS_THE_PROVER && rule.judges !== "change")
    .map((rule) => ({ rule, severity: rule.severity, undecided: rule.undecided, values: {} })),
};

/** Rules about another choice than the one that the estate has made. */
const NOT_APPLICABLE = ["capacity/failover-hosts-large-enough", "capacity/slot-outliers"];

function judge(document: unknown) {
  const result = validateEstate(document);
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 2));
  return evaluate({ index: new EstateIndex(result.value), verdicts: [], profile: EVERY_RULE });
}

describe("an estate that every rule is content with", () => {
  it("has no finding, no defect, and nothing undecided", () => {
    const { findings, rules } = judge(passing);
    expect(findings).toEqual([]);
    const idle = rules.filter((rule) => rule.outcome !== "passes");
    expect(idle).toEqual(NOT_APPLICABLE.map((rule) => ({ rule, outcome: "not-applicable" })));
  });

  it.each(MUTATIONS)("$change wakes $wakes and no other", ({ patch, wakes }) => {
    const { findings } = judge(patched(passing, patch));
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([wakes]);
  });

  it("is judged alike whatever the order of its lists", () => {
    const { patch } = MUTATIONS[0] ?? { patch: {} };
    const mutated = patched(passing, patch);
    const ids = (estate: { readonly [list: string]: unknown }) => judge(estate).findings.map((one) => one.fingerprint);
    expect(ids(reversed(mutated))).toEqual(ids(mutated));
  });

  it.each(EVERY_RULE.rules.map(({ rule }) => rule.id))("has a mutation that wakes %s", (id) => {
    expect(MUTATIONS.map((mutation) => mutation.wakes)).toContain(id);
  });
});

function reversed(document: { readonly [list: string]: unknown }): { readonly [list: string]: unknown } {
  const entries = Object.entries(document);
  return Object.fromEntries(entries.map(([list, value]) => [list, Array.isArray(value) ? value.toReversed() : value]));
}

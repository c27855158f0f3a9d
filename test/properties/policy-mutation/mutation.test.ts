import { EstateIndex, validateEstate } from "../../../lib/estate";
import { evaluate, type ResolvedProfile } from "../../../lib/policy";
import { patched } from "../../../lib/policy/cases";
import { registry } from "../../../policies/registry.generated";
import { MUTATIONS } from "./mutations";
import passing from "./passing.estate.json";
import passingXen from "./passing-xen.estate.json";
import { TWO_SITES_MUTATIONS, TWO_SITES_RULES, twoSites } from "./two-sites";
import { XEN_MUTATIONS } from "./xen-mutations";

const ASKS_THE_PROVER = "failover/requirement-proven";

/** Every rule but the one that asks the prover and those that judge a change, at its own severity. */
const EVERY_RULE: ResolvedProfile = {
  name: "every rule",
  rules: registry.rules
    .filter((rule) => rule.id !== ASKS_THE_PROVER && rule.judges !== "change")
    .map((rule) => ({ rule, severity: rule.severity, undecided: rule.undecided, values: {} })),
};

/** Rules about another choice than the one that the estate has made. */
const OTHER_CHOICES = ["capacity/failover-hosts-large-enough", "capacity/slot-outliers"];

/** Rules on failover plans, backups and stretched clusters have an estate of their own. */
const TWO_SITES: ResolvedProfile = {
  name: "two sites",
  rules: EVERY_RULE.rules.filter(({ rule }) => TWO_SITES_RULES.has(rule.id)),
};

/** The one replication of the other estate is enough for these. */
const PASS_IN_BOTH: ReadonlySet<string> = new Set(["failover/rpo-kept", "failover/synchronous-link-near"]);

const NOT_APPLICABLE = EVERY_RULE.rules
  .map(({ rule }) => rule.id)
  .filter((id) => OTHER_CHOICES.includes(id) || (TWO_SITES_RULES.has(id) && !PASS_IN_BOTH.has(id)));

/** Rules that see no vSphere cluster. */
const OTHER_PLATFORMS = new Set(
  registry.rules.flatMap(({ id, platforms }) => (platforms.includes("vsphere") ? [] : [id])),
);

function judge(document: unknown, profile = EVERY_RULE) {
  const result = validateEstate(document);
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 2));
  return evaluate({ index: new EstateIndex(result.value), verdicts: [], profile, today: "2026-11-23" });
}

describe("an estate that every rule is content with", () => {
  it("has no finding, no defect, and nothing undecided", () => {
    const { findings, rules } = judge(passing);
    expect(findings).toEqual([]);
    const idle = rules.filter((rule) => rule.outcome !== "passes" && !OTHER_PLATFORMS.has(rule.rule));
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
    expect([...MUTATIONS, ...TWO_SITES_MUTATIONS, ...XEN_MUTATIONS].map((mutation) => mutation.wakes)).toContain(id);
  });
});

describe("two sites, and a cluster over both, that every rule about them is content with", () => {
  it("have no finding, no defect, and nothing undecided", () => {
    const { findings, rules } = judge(twoSites, TWO_SITES);
    expect(findings).toEqual([]);
    expect(rules.filter((rule) => rule.outcome !== "passes")).toEqual([]);
  });

  it.each(TWO_SITES_MUTATIONS)("$change wakes $wakes and no other", ({ patch, wakes }) => {
    const { findings } = judge(patched(twoSites, patch), TWO_SITES);
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([wakes]);
  });
});

describe("a Xen pool that every rule is content with", () => {
  it("has no finding, no defect, and nothing undecided", () => {
    const { findings, rules } = judge(passingXen);
    expect(findings).toEqual([]);
    const passed = rules.filter(({ outcome }) => outcome === "passes").map(({ rule }) => rule);
    expect(passed).toEqual(
      expect.arrayContaining(XEN_MUTATIONS.flatMap(({ wakes }) => (wakes === "xen/corosync-quorum" ? [] : [wakes]))),
    );
  });

  it.each(XEN_MUTATIONS)("$change wakes $wakes and no other", ({ patch, wakes }) => {
    const { findings } = judge(patched(passingXen, patch));
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([wakes]);
  });
});

function reversed(document: { readonly [list: string]: unknown }): { readonly [list: string]: unknown } {
  const entries = Object.entries(document);
  return Object.fromEntries(entries.map(([list, value]) => [list, Array.isArray(value) ? value.toReversed() : value]));
}

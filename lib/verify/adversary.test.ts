import { cluster, estate, host, PINNED, vm } from "../../test/oracle/cases/case";
import {
  type Certificates,
  type Claim,
  type Estate,
  EstateIndex,
  type NowhereProof,
  type PlacementTable,
  type Proof,
} from "../estate";
import { prove } from "../prover";
import { Model } from "./model";
import { verify } from "./verify";

interface Forgery {
  readonly proofs?: { readonly [key: string]: Proof };
  readonly placements?: readonly PlacementTable[];
  readonly claims: readonly Claim[];
}

/** What the verifier says of these claims about the estate's requirement; all else in the document is as the prover wrote it. */
function errorsOf(of: Estate, { proofs = {}, placements, claims }: Forgery): string {
  const { certificates } = prove(new EstateIndex(of));
  const requirements = certificates.requirements.map((given) => {
    const { total } = given.scenarios;
    const listed = claims.reduce((sum, { scenarios }) => sum + (scenarios === "rest" ? 0 : scenarios.length), 0);
    const count = (outcome: Claim["outcome"]) =>
      claims
        .filter((claim) => claim.outcome === outcome)
        .reduce((sum, { scenarios }) => sum + (scenarios === "rest" ? total - listed : scenarios.length), 0);
    const scenarios = {
      total,
      survived: count("survived"),
      failed: count("failed"),
      undecided: count("undecided"),
    };
    const verdict = scenarios.failed > 0 ? "fails" : scenarios.undecided > 0 ? "undecided" : "tolerates";
    return { ...given, verdict, scenarios, claims, proofs, placements: placements ?? given.placements };
  });
  const forged: unknown = { ...certificates, requirements };
  return verify(of, forged).errors.join("\n");
}

const SURVIVED = (scenarios: Claim["scenarios"] = "rest"): Claim => ({ outcome: "survived", proof: "p", scenarios });
const FAILED = (scenarios: Claim["scenarios"] = "rest"): Claim => ({ outcome: "failed", proof: "p", scenarios });
const NONE: Claim = { outcome: "undecided", proof: "open", scenarios: "rest" };
const OPEN: Proof = { kind: "limit", because: "it is not looked at" };

const TWO = ["h1", "h2"].map((id) => host(id));
const THREE = ["h1", "h2", "h3"].map((id) => host(id));
/** Survives the loss of either host: 10 MiB each, 10 MiB of VMs. */
const FITS = estate({ hosts: TWO, vms: [vm("a", 5), vm("b", 5)] });
/** Does not: 12 MiB of VMs. */
const TIGHT = estate({ hosts: TWO, vms: [vm("a", 6), vm("b", 6)] });
const REFIT: Proof = { kind: "refit", placement: 0, order: [0, 1], hosts: [0, 1] };

describe("a scenario is confirmed as survived only by a placement that holds, and not", () => {
  it("on a host that is not there", () => {
    for (const place of [-1, -2, 2, 3, 99, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
      const forged = { claims: [SURVIVED()], placements: [[place, 1]], proofs: { p: { ...REFIT, order: [] } } };
      expect(errorsOf(FITS, forged)).toContain("a is not placed where it can run");
    }
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("at %d", (place) => {
    const forged = { claims: [SURVIVED()], placements: [[place, 1]], proofs: { p: REFIT } };
    expect(errorsOf(FITS, forged)).toBe("this is no certificates document of version 1");
  });

  it("by moves of VMs or to hosts that are not there", () => {
    const moved = (moves: readonly number[]) => {
      const p: Proof = { kind: "witness", placement: 0, moves };
      return errorsOf(FITS, {
        claims: [SURVIVED([[0]]), NONE],
        placements: [[0, 1]],
        proofs: { p, open: OPEN },
      });
    };
    expect(moved([0, 1])).toBe("");
    for (const moves of [[0], [0, 2], [0, -1], [0, 0], [2, 1], [-1, 1], [1, 1], [0, 1, 0, -1], [9 ** 9, 1]]) {
      expect(moved(moves)).toContain("a is not placed where it can run");
    }
  });

  it("by moving one VM twice", () => {
    const p: Proof = { kind: "witness", placement: 0, moves: [0, 1, 0, 0, 0, 1] };
    expect(
      errorsOf(TIGHT, { claims: [SURVIVED([[0]]), NONE], placements: [[0, 1]], proofs: { p, open: OPEN } }),
    ).toContain("h2 is overfull");
  });

  it("by putting on a host what another VM has room for when it is moved away to nowhere", () => {
    const p: Proof = { kind: "witness", placement: 0, moves: [1, -1, 0, 1] };
    expect(
      errorsOf(TIGHT, { claims: [SURVIVED([[0]]), NONE], placements: [[0, 1]], proofs: { p, open: OPEN } }),
    ).toContain("b is not placed");
  });

  it("by moving VMs that stay where they are", () => {
    const pinned = estate({
      clusters: [PINNED],
      hosts: THREE,
      vms: [vm("a", 6, { host: "h1" }), vm("b", 6, { host: "h2" }), vm("e", 4, { host: "h3" })],
    });
    const p: Proof = { kind: "witness", placement: 0, moves: [1, 2, 2, 1, 0, 1] };
    const forged = { claims: [SURVIVED([[0]]), NONE], placements: [[0, 1, 2]], proofs: { p, open: OPEN } };
    expect(errorsOf(pinned, forged)).toContain("h2 is overfull");
  });

  it("by a recipe that leaves VMs out, or names hosts that are lost", () => {
    const claims = [SURVIVED([[0]]), NONE];
    const by = (p: Proof) => errorsOf(FITS, { claims, placements: [[0, 1]], proofs: { p, open: OPEN } });
    expect(by(REFIT)).toBe("");
    expect(by({ ...REFIT, order: [1] })).toContain("a is not placed");
    expect(by({ ...REFIT, hosts: [0, 0, -1, 7] })).toContain("a is not placed");
  });

  it("by a replica that is counted twice", () => {
    const services: Estate["services"] = [{ id: "s", vms: ["a", "b"], quorum: 2 }];
    const of = estate({ hosts: TWO, vms: [vm("a", 6), vm("b", 6)], services });
    const p: Proof = { kind: "refit", placement: 0, order: [0, 0, 1, 1], hosts: [0, 1] };
    const forged = { claims: [SURVIVED([[0]]), NONE], placements: [[0, 1]], proofs: { p, open: OPEN } };
    expect(errorsOf(of, forged)).not.toBe("");
  });

  it("where rules are broken that may be mandatory", () => {
    const vms = [vm("a", 5), vm("b", 5)];
    const broken = (mandatory: boolean | undefined) =>
      errorsOf(
        estate({ hosts: TWO, vms, rules: [{ id: "apart", kind: "anti-affinity", vms: ["a", "b"], mandatory }] }),
        {
          claims: [SURVIVED([[0]]), NONE],
          placements: [[1, 1]],
          proofs: { p: { kind: "witness", placement: 0, moves: [] }, open: OPEN },
        },
      );
    expect(broken(true)).toContain("apart is broken, or may be");
    expect(broken(undefined)).toContain("apart is broken, or may be");
    expect(broken(false)).toBe("");
  });

  it("where what the estate does not tell may make it fail", () => {
    const facts: readonly (readonly [Estate, string])[] = [
      [estate({ hosts: TWO, vms: [vm("a", 5), { ...vm("b", 5), memoryMib: undefined }] }), "overfull"],
      [
        estate({ hosts: [host("h1"), { ...host("h2"), memoryMib: undefined }], vms: [vm("a", 5), vm("b", 5)] }),
        "overfull",
      ],
      [
        estate({ hosts: TWO, clusters: [cluster("c", { ha: {} })], vms: [vm("a", 5), vm("b", 5)] }),
        "is lost, or may be",
      ],
      [
        estate({ hosts: TWO, vms: [vm("a", 5), { ...vm("b", 5), disks: undefined }] }),
        "is not placed where it can run",
      ],
    ];
    for (const [of, error] of facts) {
      const forged = { claims: [SURVIVED([[0]]), NONE], placements: [[1, 1]], proofs: { p: REFIT, open: OPEN } };
      expect(errorsOf(of, forged)).toContain(error);
    }
  });

  it("where sizes are too large to be added exactly", () => {
    const ofSize = (count: number) => ({ ...FITS, vms: Array.from({ length: count }, (_, i) => vm(`v${i}`, 2 ** 40)) });
    expect(new Model(ofSize(8000), { id: "r", tolerate: {} }).sizes.isExact).toBe(true);
    expect(new Model(ofSize(8200), { id: "r", tolerate: {} }).sizes.isExact).toBe(false);
  });

  it("by a proof of failure, by itself, or by one that names nothing", () => {
    const proofs: { readonly [key: string]: Proof } = {
      p: { kind: "untouched", witness: "p", bounds: [] },
      start: { kind: "start" },
      either: { kind: "either", ways: [{ repack: [], proof: "either" }] },
    };
    for (const proof of ["p", "start", "either", "toString", "__proto__", ""]) {
      const forged = { claims: [{ outcome: "survived", proof, scenarios: "rest" } as const], proofs };
      expect(errorsOf(FITS, forged)).not.toBe("");
    }
  });
});

describe("continuity is confirmed only where no start placement breaks it, and not", () => {
  const services: Estate["services"] = [{ id: "s", vms: ["a", "b", "e"], quorum: 2 }];
  const vms = ["a", "b", "e"].map((id) => vm(id, 1));
  const rule = (id: string, of: readonly string[], enabled = true) =>
    ({ id, kind: "anti-affinity", vms: of, mandatory: false, enabled }) as const;
  const errors = (rules: Estate["rules"], bound: readonly number[], places = [0, 0, 1, 1, 2, 2]) =>
    errorsOf(estate({ hosts: THREE, vms, services, rules }, { continuity: true }), {
      claims: [SURVIVED()],
      placements: [[0, 1, 2]],
      proofs: {
        w: { kind: "refit", placement: 0, order: [0, 1, 2], hosts: [0, 1, 2] },
        p: { kind: "untouched", witness: "w", bounds: [{ service: 0, rules: bound, places }] },
      },
    });

  it("by rules that it does not have, or that are disabled", () => {
    expect(errors([rule("all", ["a", "b", "e"])], [0])).toBe("");
    expect(errors([rule("all", ["a", "b", "e"])], [])).toContain("s may lose its quorum");
    expect(errors([rule("all", ["a", "b", "e"])], [1, -1, 9])).toContain("s may lose its quorum");
    expect(errors([rule("all", ["a", "b", "e"], false)], [0])).toContain("s may lose its quorum");
  });

  it("by counting one rule, or replicas of two rules, twice", () => {
    expect(errors([rule("pair", ["a", "b"])], [0, 0])).toContain("s may lose its quorum");
    expect(errors([rule("ab", ["a", "b"]), rule("be", ["b", "e"])], [0, 1])).toContain("s may lose its quorum");
  });

  it("where the start placement is none that rules allow", () => {
    expect(errors([rule("all", ["a", "b", "e"])], [0], [0, 0, 1, 0, 2, 2])).toContain("all is broken");
    expect(errors([rule("all", ["a", "b", "e"])], [0], [0, 0, 1, 1])).toContain("e has no place");
    expect(errors([rule("all", ["a", "b", "e"])], [0], [0, 0, 1, 1, 2, 3])).toContain("e has no place");
  });
});

describe("a scenario is confirmed as failed only where nothing holds all, and not", () => {
  const failed = (of: Estate, p: Proof) => errorsOf(of, { claims: [FAILED([[0]]), NONE], proofs: { p, open: OPEN } });

  it("by a sum with weights that are not above 0", () => {
    const sum = (multipliers: { readonly [dimension: string]: number }): Proof => ({
      kind: "sum",
      multipliers,
      hosts: "all",
    });
    expect(failed(TIGHT, sum({ memory: 1 }))).toBe("");
    const wrong: readonly { readonly [dimension: string]: number }[] = [
      { memory: -1 },
      { memory: 0 },
      { vcpus: -1, memory: 1 },
      {},
      { speed: 7 },
    ];
    for (const multipliers of wrong) expect(failed(FITS, sum(multipliers))).not.toBe("");
  });

  it("by a sum that is rounded", () => {
    for (const memory of [2 ** 52, Number.MAX_SAFE_INTEGER]) {
      const one = vm("a", 2 ** 40 - 1);
      const of = estate({ hosts: [host("h1"), host("h2", { memoryMib: 2 ** 40 - 1 })], vms: [one] });
      expect(failed(of, { kind: "sum", multipliers: { memory, vcpus: 1 }, hosts: [1] })).not.toBe("");
    }
  });

  it("by a sum over hosts that VMs need not be on, twice, or not there", () => {
    const sum = (hosts: readonly number[]): Proof => ({ kind: "sum", multipliers: { memory: 1 }, hosts });
    for (const hosts of [[], [0], [1], [0, 0], [-1], [7], [2]]) {
      expect(failed(estate({ hosts: THREE, vms: [vm("a", 6), vm("b", 6)] }), sum(hosts))).not.toBe("");
    }
  });

  it("by a sum with a replica of another cluster", () => {
    const services: Estate["services"] = [{ id: "s", vms: ["a", "x"] }];
    const of = estate(
      { hosts: TWO, vms: [vm("a", 5), vm("x", 99, { cluster: "bystanders" })], services },
      { clusters: ["c"] },
    );
    expect(failed(of, { kind: "sum", multipliers: { memory: 1 }, hosts: "all" })).toContain("5 is not more than 10");
  });

  it("by weights that say more than sizes do", () => {
    const weights = (...items: readonly (readonly [memory: number, weight: number])[]): Proof => ({
      kind: "weights",
      hosts: "all",
      items: items.map(([memory, weight]) => ({ demand: { memory }, weight })),
    });
    expect(failed(TIGHT, weights([6, 1]))).toBe("");
    const wrong = [
      weights(),
      weights([0, 1]),
      weights([-6, 1]),
      weights([5, -1]),
      weights([5, 0]),
      weights([5, 1000], [4, 1]),
      weights([5, Number.MAX_SAFE_INTEGER]),
    ];
    for (const proof of wrong) expect(failed(FITS, proof)).not.toBe("");
  });

  it("by VMs that need not run, that have a host, or that there are not", () => {
    const of = estate({ hosts: TWO, vms: [vm("a", 5), vm("b", 5), vm("off", 99, { power: "off" })] });
    const vms = [[], [0], [0, 1], [2], [3], [-1], [0, 0]];
    for (const list of vms) expect(failed(of, { kind: "nowhere", rules: [], vms: list })).not.toBe("");
  });

  it("by VMs that only a rule that is optional, disabled, of another kind or not there holds together", () => {
    const rules: Estate["rules"] = [
      { id: "optional", kind: "affinity", vms: ["a", "b"], mandatory: false },
      { id: "absent", kind: "affinity", vms: ["a", "b"] },
      { id: "disabled", kind: "affinity", vms: ["a", "b"], mandatory: true, enabled: false },
      { id: "apart", kind: "anti-affinity", vms: ["a", "b"], mandatory: true },
      { id: "derived", kind: "affinity", vms: ["a", "b"], mandatory: true, derivedFrom: "optional" },
    ];
    const of = estate({ hosts: THREE, vms: [vm("a", 6), vm("b", 6)], rules });
    for (const at of [0, 1, 2, 3, 4, 5, -1]) {
      expect(failed(of, { kind: "nowhere", rules: [at], vms: [0, 1] })).toContain("no rule holds together");
    }
  });

  describe("by a tree of cases", () => {
    // Two of three VMs on one of two hosts, one of them too many: the third goes nowhere.
    const rules: Estate["rules"] = [{ id: "apart", kind: "anti-affinity", vms: ["a", "b"], mandatory: true }];
    const of = estate({ hosts: THREE, vms: [vm("a", 5), vm("b", 6), vm("e", 6)], rules });
    const leaf = (at: number, but?: NowhereProof["but"]): NowhereProof => ({
      kind: "nowhere",
      rules: [],
      vms: [at],
      but,
    });
    const on = (host: number, proof: NowhereProof) => ({ host, proof });
    const whole = leaf(1, [on(1, leaf(2, [on(2, leaf(0))])), on(2, leaf(2, [on(1, leaf(0))]))]);

    it("but for a whole one", () => {
      expect(failed(of, whole)).toBe("");
    });

    it.each<[string, NowhereProof]>([
      ["that leaves a host out", leaf(1, [on(1, leaf(2, [on(2, leaf(0))]))])],
      ["that ends too soon", leaf(1, [on(1, leaf(2)), on(2, leaf(2, [on(1, leaf(0))]))])],
      ["that names another host", leaf(1, [on(0, leaf(2)), on(1, leaf(2)), on(3, leaf(2))])],
      ["of one VM again and again", leaf(1, [on(1, leaf(1, [on(1, leaf(1))])), on(2, leaf(1))])],
    ])("%s", (_, proof) => {
      expect(failed(of, proof)).toMatch(/may take them/);
    });

    it("that is too deep to look into", () => {
      const deep = Array.from({ length: 20_000 }).reduce<NowhereProof>((proof) => leaf(1, [on(1, proof)]), leaf(1));
      expect(verify(of, { ...prove(new EstateIndex(of)).certificates, requirements: [deep] }).errors).toEqual([
        "this is no certificates document of version 1",
      ]);
    });
  });

  it("by a crowd of VMs named twice, or of a rule that does not bind", () => {
    const rules: Estate["rules"] = [
      { id: "apart", kind: "anti-affinity", vms: ["a", "b"], mandatory: true },
      { id: "optional", kind: "anti-affinity", vms: ["a", "b", "e"], mandatory: false },
    ];
    const of = estate({ hosts: THREE, vms: ["a", "b", "e"].map((id) => vm(id, 1)), rules });
    for (const [rule, vms] of [
      [0, [0, 1]],
      [0, [0, 1, 1]],
      [0, [0, 1, 2]],
      [1, [0, 1, 2]],
      [2, [0, 1, 2]],
      [-1, []],
    ] as const) {
      expect(failed(of, { kind: "crowd", rule, vms })).not.toBe("");
    }
  });

  it("by replicas named twice, of another service, or that may run", () => {
    const services: Estate["services"] = [{ id: "s", vms: ["a", "b", "e"], quorum: 1 }];
    const vms = [vm("a", 1), vm("b", 1, { power: "off" }), vm("e", 1, { power: "off" }), vm("f", 99)];
    const of = estate({ hosts: TWO, vms, services }, { vms: ["a"] });
    for (const list of [
      [1, 2],
      [1, 1, 2],
      [1, 2, 3],
      [0, 1, 2],
      [1, 2, 9],
      [1, 2, -1],
    ]) {
      expect(failed(of, { kind: "quorum", service: 0, vms: list })).not.toBe("");
    }
    expect(failed(of, { kind: "quorum", service: 1, vms: [0, 1, 2] })).toContain("no service in scope");
  });

  it("by continuity that is not asked for", () => {
    const services: Estate["services"] = [{ id: "s", vms: ["a"], quorum: 1 }];
    const of = estate({ hosts: TWO, vms: [vm("a", 1)], services });
    expect(failed(of, { kind: "continuity", service: 0, places: [0, 0] })).toContain("continuity is not asked for");
  });
});

describe("claims name each scenario once, and not", () => {
  const claims = (...lists: readonly Claim["scenarios"][]) =>
    errorsOf(FITS, { claims: lists.map((list) => SURVIVED(list)), placements: [[0, 1]], proofs: { p: REFIT } });

  it("twice, by itself or as the rest", () => {
    expect(claims("rest")).toBe("");
    expect(claims([[], [0], [1]])).toBe("");
    expect(claims([[], [0], [1]], [[0]])).toContain("two claims are about [0]");
    expect(claims([[0], [0]], "rest")).toContain("two claims are about [0]");
    expect(claims("rest", "rest")).toContain("two claims are about the rest");
  });

  it("where it is none: positions out of order, twice, negative, not there, too many", () => {
    for (const none of [[1, 0], [0, 0], [-1], [2], [0, 1], [2 ** 40]]) {
      expect(claims([none], "rest")).toContain("claims are about scenarios that are none");
    }
  });

  it("leaving one out", () => {
    expect(claims([[], [1]])).toContain("no claim is about [0]");
  });
});

describe("a requirement that the command line adds", () => {
  it("must be about VMs that must run", () => {
    const { certificates } = prove(new EstateIndex(FITS));
    const [given] = certificates.requirements;
    const added = given && {
      ...given,
      id: "more",
      requirement: { id: "more", tolerate: { host: 1 }, vms: [] },
      domains: [],
      scenarios: { total: 1, survived: 1, failed: 0, undecided: 0 },
    };
    const forged: unknown = { ...certificates, requirements: [given, added] } satisfies Partial<
      Record<keyof Certificates, unknown>
    >;
    expect(verify(FITS, forged).errors.join()).toContain("more: no VM in scope must run");
  });
});

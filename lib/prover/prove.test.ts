import { cluster, datastore, estate, host, PINNED, vm } from "../../test/oracle/cases/case";
import { type Estate, EstateIndex } from "../estate";
import { type ProveOptions, prove } from ".";
import type { RequirementVerdict } from "./verdict";

function verdictOf(of: Estate, options?: ProveOptions): RequirementVerdict {
  const [verdict] = prove(new EstateIndex(of), options).requirements;
  if (verdict === undefined) throw new Error("the estate has no requirement");
  return verdict;
}

const HOSTS = ["h1", "h2", "h3"].map((id) => host(id));

/** Hosts hold 10 MiB each: two VMs of 5. */
function halves(count: number): Estate["vms"] {
  return Array.from({ length: count }, (_, i) => vm(`v${i + 1}`, 5));
}

describe("a verdict", () => {
  it("tolerates what every scenario is proven to survive", () => {
    expect(verdictOf(estate({ hosts: HOSTS, vms: halves(4) }))).toMatchObject({
      verdict: "tolerates",
      scenarios: { total: 4, survived: 4, failed: 0, undecided: 0 },
      counterexamples: [],
      missing: [],
      basis: { demand: "configured", placement: { c: "repack" }, vms: 4, hosts: 3 },
    });
  });

  it("counts every scenario, and tells equal counterexamples once", () => {
    const { verdict, scenarios, counterexamples } = verdictOf(
      estate({ hosts: HOSTS, vms: halves(5) }, { tolerate: { host: 2 } }),
    );
    expect(verdict).toBe("fails");
    expect(scenarios).toEqual({ total: 7, survived: 1, failed: 6, undecided: 0 });
    expect(counterexamples).toHaveLength(1);
    expect(counterexamples[0]).toMatchObject({
      failed: [{ kind: "host", id: "h1" }],
      alike: 3,
      alikeAmong: HOSTS.map(({ id }) => ({ kind: "host", id })),
    });
  });

  it("tells only the smallest scenarios that fail", () => {
    const { counterexamples } = verdictOf(
      estate(
        { hosts: [host("big", { memoryMib: 20 }), host("h2"), host("h3")], vms: [vm("v1", 15), vm("v2", 1)] },
        { tolerate: { host: 2 } },
      ),
    );
    expect(counterexamples.map(({ failed }) => failed)).toEqual([[{ kind: "host", id: "big" }]]);
  });

  it("fails on nothing at all where the estate does not fit before anything fails", () => {
    const { counterexamples } = verdictOf(estate({ hosts: HOSTS, vms: halves(7) }));
    expect(counterexamples).toMatchObject([{ failed: [], alike: 1 }]);
    expect(counterexamples[0]?.because).toMatch(/^before anything fails, /);
  });

  it("shows the arithmetic of a shortage", () => {
    const [counterexample] = verdictOf(estate({ hosts: HOSTS, vms: halves(5) })).counterexamples;
    expect(counterexample?.shortage).toEqual({
      dimension: "memory",
      unit: "MiB",
      need: 25,
      have: 20,
      hosts: ["h2", "h3"],
      vms: ["v1", "v2", "v3", "v4", "v5"],
    });
    expect(counterexample?.because).toBe(
      "when h1 fails, 5 VMs that can only run on h2 and h3 need 25 MiB of memory and have 20 MiB: short 5 MiB",
    );
    expect(counterexample?.lost).toEqual([{ vm: "v5", reason: "no-room" }]);
  });

  it("leaves down what is restarted last", () => {
    const vms = [vm("low", 5, { restart: "low" }), ...(halves(4) ?? [])];
    const [counterexample] = verdictOf(estate({ hosts: HOSTS, vms })).counterexamples;
    expect(counterexample?.lost).toEqual([{ vm: "low", reason: "no-room" }]);
  });

  it("is undecided where a fact is missing, and names it", () => {
    const { verdict, missing, undecidedExamples } = verdictOf(
      estate({ hosts: HOSTS, vms: [vm("a", 5, { networks: undefined })] }),
    );
    expect(verdict).toBe("undecided");
    expect(missing).toEqual([{ object: "vms/a", fact: "networks" }]);
    expect(undecidedExamples[0]?.because).toBe("it depends on facts that are not given: networks of vms/a");
  });

  it("names the hosts of VMs that stay, where they are not given", () => {
    const { verdict, missing } = verdictOf(estate({ clusters: [PINNED], hosts: HOSTS, vms: halves(2) }));
    expect(verdict).toBe("undecided");
    expect(missing).toEqual([
      { object: "vms/v1", fact: "host" },
      { object: "vms/v2", fact: "host" },
    ]);
  });

  it("offers a start placement that survives every scenario, where only hosts are missing", () => {
    const of = estate({ clusters: [PINNED], hosts: HOSTS, vms: [vm("here", 5, { host: "h1" }), ...(halves(3) ?? [])] });
    const { verdict, startPlacement = {} } = verdictOf(of);
    expect(verdict).toBe("undecided");
    expect(Object.keys(startPlacement)).toEqual(["v1", "v2", "v3"]);
    const vms = of.vms?.map((entry) => ({ ...entry, host: entry.host ?? startPlacement[entry.id] }));
    expect(verdictOf({ ...of, vms }).verdict).toBe("tolerates");
  });

  it("offers none that does not survive every scenario", () => {
    const of = estate({ clusters: [PINNED], hosts: HOSTS.slice(0, 2), vms: [vm("a", 10), vm("b", 1)] });
    expect(verdictOf(of).startPlacement).toBeUndefined();
  });

  it("says how many untouched VMs the witness migrates", () => {
    // On three hosts of 10: 7 and 3, 7 and 3, 6. Any host is lost: 7 and 3 on one, the rest on the other only if 3 moves.
    const vms = [vm("a", 7), vm("b", 3), vm("e", 4), vm("g", 6)];
    const { verdict, basis } = verdictOf(estate({ hosts: HOSTS, vms }));
    expect(verdict).toBe("tolerates");
    expect(basis.migrations).toBeGreaterThan(0);
  });
});

describe("the reason why a VM is lost", () => {
  const reasons = (of: Estate) => verdictOf(of).counterexamples.flatMap(({ lost }) => lost.map(({ reason }) => reason));

  it("is that HA is off", () => {
    const off = cluster("c", { ha: { enabled: false } });
    expect(reasons(estate({ clusters: [off], hosts: HOSTS, vms: [vm("a", 5)] }))).toEqual(["no-automatic-restart"]);
  });

  it("is that its data is gone", () => {
    expect(reasons(estate({ hosts: HOSTS, vms: [vm("a", 5)] }, { tolerate: { datastore: 1 } }))).toEqual(["data-lost"]);
  });

  it("is that no host that is left reaches its storage", () => {
    const hosts = [host("h1", { datastores: ["d", "e"] }), host("h2")];
    const vms = [vm("a", 5, { disks: [{ datastore: "e" }] })];
    const of = estate({ hosts, vms, datastores: [datastore("d"), datastore("e")] });
    expect(reasons(of)).toEqual(["no-reachable-host"]);
  });

  it("is that rules forbid every host that is left", () => {
    const rules: Estate["rules"] = [
      { id: "r", kind: "vm-host", vms: ["a"], hosts: ["h1"], polarity: "with", mandatory: true },
    ];
    expect(reasons(estate({ hosts: HOSTS, vms: [vm("a", 5)], rules }))).toEqual(["rule"]);
  });

  it("is that nothing reacts to a lost network", () => {
    const domains: Estate["domains"] = [{ id: "w", kind: "switch" }];
    const uplinks = [{ id: "nic", switch: "w", networks: ["n"] }];
    const of = estate(
      { domains, hosts: [host("h1", { uplinks }), host("h2")], vms: [vm("a", 5)] },
      { tolerate: { switch: 1 } },
    );
    expect(reasons(of)).toEqual(["nothing-reacts"]);
  });

  it("is that too few replicas are left", () => {
    const vms = [vm("a", 5, { host: "h1" }), vm("b", 5, { host: "h1" })];
    const off = cluster("c", { ha: { enabled: false }, drs: { enabled: false } });
    const services: Estate["services"] = [{ id: "s", vms: ["a", "b"], quorum: 1 }];
    const { counterexamples } = verdictOf(estate({ clusters: [off], hosts: HOSTS, vms, services }));
    expect(counterexamples).toMatchObject([
      {
        because: "when h1 fails, s has at most 0 of its 2 replicas and needs 1",
        lost: [
          { vm: "a", reason: "quorum" },
          { vm: "b", reason: "quorum" },
        ],
      },
    ]);
  });
});

describe("proving", () => {
  const hard = estate({ hosts: HOSTS, vms: halves(4) }, { tolerate: { host: 2 } });

  it("gives the same bytes for the same estate", () => {
    expect(JSON.stringify(prove(new EstateIndex(hard)))).toBe(JSON.stringify(prove(new EstateIndex(hard))));
  });

  it("stops when it is asked to, and reports what is proven so far", () => {
    let asked = 0;
    const shouldStop = () => {
      asked += 1;
      return asked > 2;
    };
    const { verdict, scenarios, undecidedExamples } = verdictOf(hard, { shouldStop });
    expect(verdict).toBe("undecided");
    expect(scenarios).toMatchObject({ total: 7, survived: 2, failed: 0, undecided: 5 });
    expect(undecidedExamples[0]?.because).toBe("5 scenarios are open: the work was stopped before it was decided");
  });

  it("ends at the first failure where only that is asked for, with a verdict as sound", () => {
    const full = estate({ hosts: HOSTS, vms: halves(5) }, { tolerate: { host: 2 } });
    const { verdict, scenarios, counterexamples } = verdictOf(full, { stopAtFirstFailure: true });
    expect([verdict, scenarios]).toEqual(["fails", { total: 7, survived: 1, failed: 1, undecided: 5 }]);
    expect(counterexamples.map(({ failed }) => failed.map(({ id }) => id))).toEqual([["h1", "h2"]]);
    expect(verdictOf({ ...full, vms: halves(2) }, { stopAtFirstFailure: true })).toEqual(
      verdictOf({ ...full, vms: halves(2) }),
    );
  });

  it("reports its progress", () => {
    const seen: string[] = [];
    verdictOf(hard, {
      onProgress: ({ requirement, decided, total }) => seen.push(`${requirement} ${decided}/${total}`),
    });
    expect(seen).toEqual(["r 7/7"]);
  });

  it("lets the caller say what is counted and who may be moved", () => {
    const of = estate({ clusters: [PINNED], hosts: HOSTS, vms: halves(4) });
    expect(verdictOf(of, { demand: "reservation", placement: "repack" }).basis).toMatchObject({
      demand: "reservation",
      placement: { c: "repack" },
    });
  });

  it("gives up within its limit of steps, and says so", () => {
    const vms = [vm("a", 4), vm("b", 4), vm("e", 4), vm("g", 3)];
    const of = estate({ hosts: HOSTS.slice(0, 2), vms }, { tolerate: { host: 0 } });
    const { verdict, undecidedExamples } = verdictOf(of, { stepsPerScenario: 0 });
    expect(verdict).toBe("undecided");
    expect(undecidedExamples[0]?.because).toMatch(/no placement was found and none excluded within 0 steps/);
  });
});

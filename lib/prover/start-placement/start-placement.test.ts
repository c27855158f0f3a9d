import { cluster, datastore, estate, host, PINNED, UNPROTECTED, vm } from "../../../test/oracle/cases/case";
import { type Estate, EstateIndex, type Requirement } from "../../estate";
import { prove } from "../prove";
import { withStart } from "./placed";

function verdictOf(of: Estate, options?: Parameters<typeof prove>[1]) {
  const [verdict] = prove(new EstateIndex(of), options).requirements;
  if (verdict === undefined) throw new Error("the estate has no requirement");
  return verdict;
}

/** What is said of it with the placement that is offered. */
function withOffered(of: Estate): string {
  return verdictOf(withStart(of, verdictOf(of).startPlacement ?? {})).verdict;
}

const hosts = (count: number, facts?: Parameters<typeof host>[1]) =>
  Array.from({ length: count }, (_, i) => host(`h${i + 1}`, facts));

const pinned = (facts: Partial<Estate>, requirement?: Partial<Requirement>) =>
  estate({ clusters: [PINNED], ...facts }, requirement);

describe("a start placement of VMs that stay and have no host", () => {
  it("is offered where a balanced one does not survive: a host is left empty for what needs a whole one", () => {
    // Spread evenly, 7, 6 and 3 leave no host with room for 7.
    const of = pinned({ hosts: hosts(3), vms: [vm("a", 7), vm("b", 6), vm("c", 3), vm("d", 3)] });
    expect(verdictOf(of)).toMatchObject({ verdict: "undecided", startSearch: { outcome: "found", vms: 4 } });
    expect(withOffered(of)).toBe("tolerates");
  });

  it("keeps VMs that have a host where they are", () => {
    const of = pinned({ hosts: hosts(3), vms: [vm("a", 7, { host: "h1" }), vm("b", 6), vm("c", 3), vm("d", 3)] });
    expect(Object.keys(verdictOf(of).startPlacement ?? {})).toEqual(["b", "c", "d"]);
    expect(withOffered(of)).toBe("tolerates");
  });

  it("spreads replicas over the domains that fail", () => {
    const racks = ["r1", "r2", "r3"];
    const of = pinned(
      {
        domains: racks.map((id) => ({ id, kind: "rack" })),
        hosts: racks.flatMap((rack) => [
          host(`${rack}-a`, { domains: [rack] }),
          host(`${rack}-b`, { domains: [rack] }),
        ]),
        vms: ["e1", "e2", "e3"].map((id) => vm(id, 1)),
        services: [{ id: "etcd", vms: ["e1", "e2", "e3"], quorum: 2 }],
      },
      { tolerate: { rack: 1 }, continuity: true },
    );
    const { startPlacement = {} } = verdictOf(of);
    expect(new Set(Object.values(startPlacement).map((id) => id.slice(0, 2)))).toEqual(new Set(racks));
    expect(withOffered(of)).toBe("tolerates");
  });

  it("keeps off hosts where a failure would leave a VM stuck", () => {
    const paths = (...domains: readonly string[]) => ({
      storagePaths: domains.map((domain) => ({ datastore: "d", domains: [domain] })),
    });
    const of = estate(
      {
        clusters: [{ ...UNPROTECTED, drs: { enabled: false } }],
        domains: ["f1", "f2"].map((id) => ({ id, kind: "fabric" })),
        hosts: [host("one", paths("f1")), host("both", paths("f1", "f2")), host("other", paths("f2"))],
        vms: [vm("a", 5), vm("b", 5)],
      },
      { tolerate: { fabric: 1 } },
    );
    expect(verdictOf(of).startPlacement).toEqual({ a: "both", b: "both" });
  });

  it("is found for a cluster of forty hosts with little to spare", () => {
    const vms = Array.from({ length: 160 }, (_, i) => vm(`v${i}`, [4, 3, 2, 1][i % 4] ?? 1));
    const of = pinned({ hosts: hosts(42), vms });
    expect(verdictOf(of).startSearch?.outcome).toBe("found");
  });

  it("is looked for in each of the clusters that nothing ties together", () => {
    const of = estate({
      clusters: [PINNED, cluster("d", { drs: { enabled: false } })],
      hosts: [...hosts(3), ...["x", "y", "z"].map((id) => host(id, { cluster: "d" }))],
      vms: [vm("a", 7), vm("b", 6), vm("c", 3), vm("e", 7, { cluster: "d" }), vm("f", 6, { cluster: "d" })],
    });
    expect(withOffered(of)).toBe("tolerates");
  });

  it("is not looked for where another fact is missing too", () => {
    const of = pinned({ hosts: [host("h1"), host("h2", { memoryMib: undefined })], vms: [vm("a", 5)] });
    expect(verdictOf(of).startSearch).toBeUndefined();
  });

  it("is not looked for where it is not asked for", () => {
    const of = pinned({ hosts: hosts(3), vms: [vm("a", 7)] });
    expect(verdictOf(of, { startPlacement: false }).startSearch).toBeUndefined();
  });
});

describe("where no start placement survives every scenario", () => {
  /** Either host loses the datastore with one fabric, and nothing reacts. */
  const stuck = estate(
    {
      clusters: [{ ...UNPROTECTED, drs: { enabled: false } }],
      domains: ["f1", "f2"].map((id) => ({ id, kind: "fabric" })),
      datastores: [datastore("d")],
      hosts: ["1", "2"].map((n) => host(`h${n}`, { storagePaths: [{ datastore: "d", domains: [`f${n}`] }] })),
      vms: [vm("a", 5)],
    },
    { tolerate: { fabric: 1 } },
  );

  it("the verdict is `fails`, though no scenario fails wherever the VM is", () => {
    expect(verdictOf(stuck)).toMatchObject({
      verdict: "fails",
      scenarios: { total: 3, failed: 0, undecided: 3 },
      counterexamples: [],
      startSearch: {
        outcome: "none-exists",
        because:
          "whatever host the VM without one is on, some scenario is not survived: each of 2 ways to place them was refuted",
      },
    });
  });

  it("the certificates hold a failure for each place", () => {
    const [given] = prove(new EstateIndex(stuck)).certificates.requirements;
    expect(given?.noStart).toEqual([
      { places: [0, 0], scenario: [0], proof: expect.any(String) },
      { places: [0, 1], scenario: [1], proof: expect.any(String) },
    ]);
    const keys = given?.noStart?.map(({ proof }) => proof) ?? [];
    expect(Object.keys(given?.proofs ?? {})).toEqual(expect.arrayContaining(keys));
  });

  it("nothing is said where not all hosts are told", () => {
    const clusters = stuck.clusters?.map((one) => ({
      ...one,
      inventory: { vms: "complete", hosts: "partial" } as const,
    }));
    expect(verdictOf({ ...stuck, clusters })).toMatchObject({ verdict: "undecided" });
  });
});

import { type Patch, patched, TWO_SITES } from "../../test/fixtures/two-sites";
import { type Estate, EstateIndex, type Requirement, validateEstate } from "../estate";
import type { RequirementVerdict } from "../prover";
import { verify } from "../verify";
import { prove } from ".";

function verdictOf(patch: Patch = {}, requirement: Partial<Requirement> = {}): RequirementVerdict {
  const changed = patched(TWO_SITES, patch);
  const estate: Estate = {
    ...changed,
    requirements: [{ id: "gold", tiers: ["gold"], tolerate: { site: 1 }, ...requirement }],
  };
  const valid = validateEstate(estate);
  if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
  const { requirements, certificates } = prove(new EstateIndex(valid.value));
  const [verdict] = requirements;
  expect(verify(valid.value, JSON.parse(JSON.stringify(certificates))).errors).toEqual([]);
  if (verdict === undefined) throw new Error("nothing was proven");
  return verdict;
}

/** Of the smallest failures, who is lost for what. */
function losses({ counterexamples }: RequirementVerdict) {
  return counterexamples.map(({ failed, lost }) => [
    failed.map(({ id }) => id).join("+"),
    ...lost.map(({ vm, reason }) => `${vm}: ${reason}`),
  ]);
}

describe("VMs of a lost site recover", () => {
  it("where their copies are, on the networks that stand in for theirs", () => {
    const verdict = verdictOf();
    expect(verdict.verdict).toBe("tolerates");
    expect(verdict.recoveries).toEqual([
      {
        failed: [{ kind: "site", id: "ams" }],
        alike: 1,
        plans: ["ams-lost"],
        recovers: { db: "fra-1", erp: "fra-2" },
        stopped: ["test"],
      },
    ]);
  });

  it("or are undecided, as ever, where there is no plan", () => {
    expect(verdictOf({ failoverPlans: [] }).verdict).toBe("undecided");
  });

  it("not those that no plan covers", () => {
    expect(losses(verdictOf({ failoverPlans: { "ams-lost": { vms: ["erp"] } } }))).toEqual([["ams", "db: data-lost"]]);
  });

  it("not without a copy", () => {
    expect(losses(verdictOf({ replications: { copies: { vms: ["erp"] } } }))).toEqual([["ams", "db: data-lost"]]);
  });

  it("not from a copy on the array that failed", () => {
    const shared = { datastores: { "fra-copies": { domains: ["array"] }, "ams-1": { domains: ["array"] } } };
    expect(verdictOf(shared).verdict).toBe("tolerates");
    expect(losses(verdictOf(shared, { tolerate: { "storage-array": 1 } }))).toEqual([
      ["array", "db: data-lost", "erp: data-lost"],
    ]);
  });

  it("not on a network that the hosts there do not carry", () => {
    const verdict = verdictOf({ failoverPlans: { "ams-lost": { networks: null } } });
    expect(losses(verdict)).toEqual([["ams", "db: no-reachable-host", "erp: no-reachable-host"]]);
    expect(verdict.counterexamples[0]?.because).toContain("when ams fails and 2 VMs should fail over");
  });

  it("not from a datastore that the hosts there do not mount", () => {
    const verdict = verdictOf({ hosts: { "fra-1": { datastores: ["fra-1"] }, "fra-2": { datastores: ["fra-1"] } } });
    expect(losses(verdict)).toEqual([["ams", "db: no-reachable-host", "erp: no-reachable-host"]]);
  });

  it("not where there is no room beside the VMs that run there", () => {
    const verdict = verdictOf({
      failoverPlans: { "ams-lost": { shed: null } },
      vms: { test: { memoryMib: 9 } },
      hosts: { "fra-2": { memoryMib: 7 } },
    });
    expect(losses(verdict).map(([failed]) => failed)).toEqual(["ams"]);
    expect(verdict.counterexamples[0]?.lost.map(({ reason }) => reason)).toEqual(["no-room"]);
  });

  it("not at the cost of VMs that must run", () => {
    const verdict = verdictOf({}, { tiers: ["gold", "test"] });
    expect(losses(verdict)).toEqual([
      ["ams", "test: shed"],
      ["fra", "test: data-lost"],
    ]);
    expect(verdict.counterexamples[0]?.because).toBe(
      "when ams fails and 2 VMs should fail over, test is stopped to make room, and must run",
    );
  });

  it("when the data is gone with an array, and the hosts are not", () => {
    const arrays = { datastores: { "ams-1": { domains: ["array"] } } };
    expect(verdictOf(arrays, { tolerate: { "storage-array": 1 } }).verdict).toBe("tolerates");
  });

  it("from storage that is at both sites, without a copy", () => {
    const stretched = {
      replications: [],
      datastores: { "ams-1": { site: null, copies: [{ site: "ams" }, { site: "fra" }], witness: { site: "zrh" } } },
      hosts: { "fra-1": { datastores: ["ams-1"] }, "fra-2": { datastores: ["ams-1", "fra-1"] } },
      sites: { zrh: {} },
      failoverPlans: { "ams-lost": { cluster: "dr" } },
      vms: { test: { power: "off" } },
    };
    expect(verdictOf(stretched).verdict).toBe("tolerates");
  });

  it("by the replicas that take over", () => {
    const takeover = {
      vms: {
        standby: { cluster: "dr", memoryMib: 2, disks: [{ datastore: "fra-1" }], networks: ["fra-lan"] },
      },
      replications: {
        copies: { vms: ["erp"] },
        standby: { vms: ["db"], method: "application", to: { site: "fra", cluster: "dr" }, replicas: ["standby"] },
      },
    };
    expect(verdictOf(takeover).verdict).toBe("tolerates");
    expect(
      verdictOf({
        ...takeover,
        hosts: { "fra-1": { datastores: ["fra-copies"] }, "fra-2": { datastores: ["fra-copies"] } },
      }).verdict,
    ).toBe("fails");
  });
});

describe("a failover site that loses a host as well", () => {
  const both = { tolerate: { site: 1, host: 1 } };

  it("is part of the tolerance, though nothing of it is in scope", () => {
    const verdict = verdictOf({}, both);
    expect(verdict.scenarios.total).toBe(3 * 5);
    expect(verdict.verdict).toBe("tolerates");
  });

  it("needs the room twice", () => {
    expect(losses(verdictOf({ hosts: { "fra-2": { memoryMib: 3 } } }, both))).toEqual([
      ["fra-1+ams", "db: no-room", "erp: no-room"],
    ]);
  });

  it("needs HA there", () => {
    const verdict = verdictOf({ clusters: { dr: { ha: { enabled: false } } } }, both);
    expect(verdict.counterexamples[0]?.lost[0]?.reason).toBe("no-automatic-restart");
    expect(verdictOf({ clusters: { dr: { ha: { enabled: false } } } }).verdict).toBe("tolerates");
  });
});

describe("where running VMs stay", () => {
  const pinned = { clusters: { dr: { drs: { enabled: false } }, prod: { drs: { enabled: false } } } };
  const placed = { db: { host: "ams-1" }, erp: { host: "ams-2" }, test: { host: "fra-1" } };

  it("those that come up start anywhere", () => {
    expect(verdictOf({ ...pinned, vms: placed }).verdict).toBe("tolerates");
  });

  it("those that rank below stay down with a lost host", () => {
    const full = { test: { ...placed.test, memoryMib: 9, restart: "low" } };
    const kept = { failoverPlans: { "ams-lost": { shed: null } }, vms: { ...placed, ...full } };
    const alone = { hosts: { "fra-2": { memoryMib: 8 } } };
    const loses = { tolerate: { site: 1, host: 1 }, vms: ["db", "erp"] };
    expect(losses(verdictOf({ ...pinned, ...kept, ...alone }, loses))).toEqual([
      ["fra-2+ams", "db: no-room", "erp: no-room"],
    ]);
  });

  it("both is looked at where nobody tells", () => {
    const open = { clusters: { dr: { drs: null } } };
    expect(verdictOf({ ...open, vms: placed }).verdict).toBe("tolerates");
    expect(verdictOf(open).missing).toEqual([{ object: "vms/test", fact: "host" }]);
  });
});

describe("a fact that is not given leaves it undecided, and is named", () => {
  it.each<[string, Patch, string, string]>([
    [
      "which datastore is copied to which",
      { replications: { copies: { datastores: null } } },
      "replications/copies",
      "datastores",
    ],
    [
      "the cluster to come up in",
      { failoverPlans: { "ams-lost": { cluster: null } }, replications: { copies: { to: { site: "fra" } } } },
      "failoverPlans/ams-lost",
      "cluster",
    ],
    [
      "what the hosts there mount",
      { hosts: { "fra-1": { datastores: null }, "fra-2": { datastores: null } } },
      "hosts/fra-1",
      "datastores",
    ],
    [
      "where the copy is",
      { datastores: { "fra-copies": { site: null }, "ams-1": { site: undefined } } },
      "datastores/ams-1",
      "site",
    ],
    ["the size of what comes up", { vms: { db: { memoryMib: null } } }, "vms/db", "memoryMib"],
    ["whether it boots on another platform", { clusters: { dr: { platform: "xen" } } }, "vms/db", "portable"],
  ])("%s", (_, patch, object, fact) => {
    const verdict = verdictOf(patch);
    expect(verdict.verdict).toBe("undecided");
    expect(verdict.missing).toContainEqual({ object, fact });
  });
});

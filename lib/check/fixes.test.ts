import { type Estate, EstateIndex } from "../estate";
import { prove } from "../prover";
import { FixBudget, fixesOf } from "./fixes";

const estate: Estate = {
  format: "failproof.estate/1",
  name: "acme",
  sites: [{ id: "ams" }],
  clusters: [
    { id: "prod", platform: "vsphere", ha: { enabled: false }, drs: { enabled: true, automation: "fully-automated" } },
  ],
  hosts: ["esx-1", "esx-2"].map((id) => ({
    id,
    cluster: "prod",
    site: "ams",
    cores: 8,
    cpuMhz: 16_000,
    memoryMib: 65_536,
    datastores: ["ds"],
    networks: [],
  })),
  datastores: [{ id: "ds", site: "ams", domains: [] }],
  vms: [{ id: "web", cluster: "prod", vcpus: 1, memoryMib: 1024, disks: [{ datastore: "ds" }], networks: [] }],
  requirements: [{ id: "any-host", tolerate: { host: 1 } }],
};

describe("fixes of a requirement", () => {
  const index = new EstateIndex(estate);
  const [verdict] = prove(index).requirements;
  if (verdict === undefined) throw new Error("nothing was proven");

  it("are looked for where it fails", () => {
    const fixes = fixesOf(index, verdict, [verdict], {}).fixes;
    expect(fixes.map(({ steps }) => steps.map(({ sentence }) => sentence))).toContainEqual([
      "turn HA on in cluster prod",
    ]);
  });

  it("are not looked for where proving a changed estate is long work", () => {
    const long = { ...verdict, scenarios: { ...verdict.scenarios, total: 1_000_000 } };
    expect(fixesOf(index, long, [long], {})).toMatchObject({ search: "skipped", fixes: [], proofs: 0 });
  });

  it("of many requirements share what a check may spend", () => {
    const budget = new FixBudget();
    const reports = Array.from({ length: 200 }, () => fixesOf(index, verdict, [verdict], {}, "bounded", budget));
    expect(reports[0]?.search).toBe("complete");
    expect(reports.at(-1)?.search).toBe("skipped");
    expect(reports.reduce((sum, { proofs }) => sum + proofs, 0)).toBeLessThanOrEqual(400);
  });

  it("are looked for whatever it takes where that is asked for", () => {
    const long = { ...verdict, scenarios: { ...verdict.scenarios, total: 1_000_000 } };
    expect(fixesOf(index, long, [long], {}, "thorough").fixes.length).toBeGreaterThan(0);
  });

  it("are looked for no further once the caller stops", () => {
    expect(fixesOf(index, verdict, [verdict], { shouldStop: () => true })).toMatchObject({
      search: "stopped",
      fixes: [],
    });
  });
});

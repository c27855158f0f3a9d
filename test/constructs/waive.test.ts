import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, Testing } from "cdktf";
import {
  Cluster,
  Datastore,
  declaredEstate,
  Estate,
  Host,
  Network,
  Rack,
  Requirement,
  VirtualMachine,
  waive,
} from "../../lib";
import { VsphereSite } from "../../lib/backends/vsphere";
import { validateEstate } from "../../lib/estate";

function design() {
  const app = new App({ stackTraces: false, outdir: Testing.app().outdir });
  const estate = new Estate(app, "acme");
  const ams = new VsphereSite(estate, "ams", { server: "vcenter.example.com", datacenter: "AMS" });
  const rack = new Rack(ams, "r1");
  const cluster = new Cluster(ams, "prod");
  const host = new Host(cluster, "esx-1", {
    hostname: "esx-1.example.com",
    in: [rack],
    cores: 16,
    mhzPerCore: 2_500,
    memoryGib: 128,
    uplinks: { vmnic1: {} },
  });
  return { app, estate, ams, rack, cluster, host };
}

describe("waive", () => {
  it("is carried in the estate, with the place where it was written", () => {
    const { estate, cluster, host } = design();
    waive([cluster, host], { rule: "ha/enabled", reason: "a laboratory", owner: "lab", expires: "2027-01-31" });
    const document = declaredEstate(estate);
    expect(document.waivers).toEqual([
      {
        rule: "ha/enabled",
        objects: ["clusters/prod", "hosts/esx-1"],
        reason: "a laboratory",
        owner: "lab",
        expires: "2027-01-31",
        source: {
          path: "acme/ams/prod",
          file: "test/constructs/waive.test.ts",
          line: expect.any(Number),
          managed: true,
        },
      },
    ]);
    expect(validateEstate(document).ok).toBe(true);
  });

  it("names scenarios by what fails", () => {
    const { estate, ams, rack, host } = design();
    waive(estate, { rule: "failover/requirement-proven", reason: "one site", scenarios: [[ams], [rack, host], []] });
    expect(declaredEstate(estate).waivers).toMatchObject([
      { objects: ["estate/acme"], scenarios: [["site/ams"], ["rack/r1", "host/esx-1"], []] },
    ]);
  });

  it("refuses what no finding can be about, an empty reason, and an impossible date", () => {
    const { app, cluster } = design();
    expect(() => waive(app, { rule: "ha/enabled", reason: "x" })).toThrow("it stands in no estate");
    expect(() => waive(cluster, { rule: "ha/enabled", reason: "" })).toThrow('reason is ""');
    expect(() => waive(cluster, { rule: "ha/enabled", reason: "x", expires: "2027-02-29" })).toThrow(
      'expires is "2027-02-29"',
    );
    expect(() => waive([], { rule: "ha/enabled", reason: "x" })).toThrow("names no construct");
  });

  it("leaves an estate without waivers as it was", () => {
    expect(declaredEstate(design().estate)).not.toHaveProperty("waivers");
  });
});

describe("the gate", () => {
  const synthesized = (accept: boolean) => {
    const { app, estate, cluster, host, ams } = design();
    const disks = new Datastore(ams, "nas", { nfs: { server: "nas.example.com", path: "/v" } });
    const vms = new Network(ams, "vms", { vlan: 10 });
    new VirtualMachine(cluster, "db", {
      vcpus: 4,
      memoryGib: 16,
      disks: [{ datastore: disks, sizeGib: 20 }],
      networks: [vms],
    });
    const promise = new Requirement(estate, "any-host", { tolerate: { host: 1 } });
    if (accept) waive(promise, { rule: "failover/requirement-proven", reason: "one host", scenarios: [[host]] });
    app.synth();
    const file = join(app.outdir, "failproof", "acme.report.json");
    return JSON.parse(readFileSync(file, "utf8")).requirements[0];
  };

  it("refuses what is not kept, and lets it through where its scenario is accepted", () => {
    expect(() => synthesized(false)).toThrow();
    expect(synthesized(true)).toMatchObject({ verdict: "fails", waived: true });
  });
});

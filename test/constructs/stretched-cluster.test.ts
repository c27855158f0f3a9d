import { App } from "cdktf";
import { Cluster, Datastore, declaredEstate, Host, Location, Network, Requirement, VirtualMachine } from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { check } from "../../lib/check";
import { type Estate, validateEstate } from "../../lib/estate";
import { UngatedEstate } from "./support/ungated-estate";

/** One cluster over two halls with mirrored storage; the witness is in a third place, or in the first hall. */
function stretched({
  memoryGib = 64,
  witness = "zrh",
}: {
  memoryGib?: number;
  witness?: "zrh" | "hall-1";
} = {}): Estate {
  const estate = new UngatedEstate(new App({ stackTraces: false }), "metro");
  const site = new VsphereSite(estate, "metro", { server: "vcenter.example.com", datacenter: "METRO" });
  const [one, two, third] = ["hall-1", "hall-2", "zrh"].map((id) => new Location(site, id));
  if (!one || !two || !third) throw new Error("three places are needed");
  const judge = witness === "zrh" ? third : one;
  const cluster = new Cluster(site, "prod", { witness: { in: [judge] } });
  const mirror = Datastore.existing(site, "mirror", {
    type: "vmfs",
    copies: [{ in: [one] }, { in: [two] }],
    witness: { in: [judge] },
    hosts: [cluster],
  });
  const vms = new Network(site, "vms", { vlan: 10 });
  for (const hall of [one, two]) {
    for (const n of [1, 2]) {
      new Host(cluster, `esx-${hall.node.id}-${n}`, {
        hostname: `esx-${n}.${hall.node.id}.example.com`,
        in: [hall],
        cores: 16,
        mhzPerCore: 2_500,
        memoryGib: 256,
        uplinks: { vmnic1: {}, vmnic2: {} },
      });
    }
  }
  for (const n of [1, 2, 3, 4]) {
    const disks = [{ datastore: mirror, sizeGib: 20 }];
    new VirtualMachine(cluster, `vm-${n}`, { vcpus: 2, memoryGib, disks, networks: [vms] });
  }
  new Requirement(estate, "any-hall", { tolerate: { site: 1 } });
  return declaredEstate(estate);
}

function verdictOf(estate: Estate): string | undefined {
  const valid = validateEstate(estate);
  if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
  const checked = check(valid.value, { today: "2026-10-01" });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.value.report.requirements[0]?.verdict;
}

describe("a stretched cluster", () => {
  it("says where its copies, its storage's witness and its own are", () => {
    const estate = stretched();
    expect(estate.sites?.map(({ id }) => id)).toEqual(["hall-1", "hall-2", "zrh"]);
    expect(estate.clusters).toMatchObject([{ id: "prod", witness: { site: "zrh", domains: [] } }]);
    expect(estate.datastores).toMatchObject([
      {
        copies: [{ site: "hall-1" }, { site: "hall-2" }],
        witness: { site: "zrh" },
      },
    ]);
    expect(estate.hosts?.map(({ site }) => site)).toEqual(["hall-1", "hall-1", "hall-2", "hall-2"]);
  });

  it("outlives either hall, with a witness at a third place and room for all in one", () => {
    expect(verdictOf(stretched())).toBe("tolerates");
  });

  it("does not where one hall has no room for all", () => {
    expect(verdictOf(stretched({ memoryGib: 160 }))).toBe("fails");
  });

  it("is not said to where the witness goes with a hall", () => {
    expect(verdictOf(stretched({ witness: "hall-1" }))).not.toBe("tolerates");
  });
});

import { type Estate, EstateIndex, validateEstate } from "../../estate";
import { known, unknown } from "../known";
import { ALL_PLATFORMS } from "../rule";
import { EstateView } from "./estate-view";
import { Views } from "./views";

const ESTATE: Estate = {
  format: "failproof.estate/1",
  name: "acme",
  sites: [{ id: "ams" }],
  domains: [
    { id: "row", kind: "row", site: "ams" },
    { id: "rack-1", kind: "rack", domains: ["row"] },
    { id: "rack-2", kind: "rack", redundant: [["row"]] },
    { id: "san", kind: "storage-array" },
  ],
  clusters: [
    { id: "prod", platform: "vsphere", drs: { enabled: true, automation: "fully-automated" } },
    { id: "pool", platform: "xen" },
  ],
  networks: [{ id: "vm-10" }],
  datastores: [
    { id: "ds-1", type: "vmfs", domains: ["san"] },
    { id: "ds-2", type: "vmfs" },
    { id: "metro", copies: [{ domains: ["san"] }, { domains: [] }] },
  ],
  datastoreClusters: [{ id: "gold", datastores: ["ds-1", "ds-2"] }],
  hosts: [
    { id: "a", cluster: "prod", domains: ["rack-1"], datastores: ["ds-1", "ds-2"], networks: ["vm-10"], cores: 8 },
    { id: "b", cluster: "prod", domains: ["rack-2"], datastores: ["ds-1"], networks: ["vm-10"], cores: 8 },
    { id: "c", cluster: "prod", cores: 2, state: "maintenance" },
    { id: "x", cluster: "pool" },
  ],
  vms: [
    {
      id: "erp",
      cluster: "prod",
      tier: "gold",
      vcpus: 4,
      disks: [{ datastore: "ds-1" }],
      networks: ["vm-10"],
      host: "a",
    },
    { id: "crm", cluster: "prod", disks: [{ datastoreCluster: "gold" }], movable: false, host: "b" },
    { id: "db-1", cluster: "pool", host: "x" },
    { id: "db-2", cluster: "pool", restart: "disabled" },
    { id: "image", cluster: "prod", power: "template", tier: "gold" },
  ],
  rules: [
    { id: "lic", kind: "vm-host", polarity: "with", vms: ["erp"], hosts: ["a", "b"], mandatory: true },
    { id: "away", kind: "vm-host", polarity: "apart", vms: ["crm"], hosts: ["a"] },
    { id: "off", kind: "affinity", vms: ["erp", "crm"], enabled: false },
    { id: "made", kind: "anti-affinity", vms: ["erp", "crm"], derivedFrom: "lic" },
  ],
  services: [{ id: "db", vms: ["db-1", "db-2"], quorum: 1 }],
  requirements: [
    { id: "gold", tiers: ["gold"], tolerate: { rack: 1 } },
    { id: "all", tolerate: { host: 1 } },
  ],
};

const views = new Views(new EstateIndex(ESTATE), new Map());
const estate = new EstateView(views, ALL_PLATFORMS);
const ids = (things: Iterable<{ readonly id: string }> | undefined) => [...(things ?? [])].map(({ id }) => id);

describe("views of an estate", () => {
  it("are made of a valid one", () => {
    expect(validateEstate(ESTATE)).toMatchObject({ ok: true });
  });

  it.each([
    ["a", "rack", known(["rack-1"])],
    ["a", "row", known(["row"])],
    ["a", "site", known(["ams"])],
    ["a", "host", known(["a"])],
    ["a", "datastore", known([])],
    ["b", "row", known([])],
    ["b", "site", unknown({ object: "hosts/b", fact: "site" })],
    ["c", "rack", unknown({ object: "hosts/c", fact: "domains" })],
  ])("know that host %s is in the %s domains %j", (host, kind, domains) => {
    expect(views.host(host)?.domains(kind)).toEqual(domains);
  });

  it("count a datastore with copies to no single domain", () => {
    expect(views.datastore("ds-1")?.domains("storage-array")).toEqual(known(["san"]));
    expect(views.datastore("metro")?.domains("storage-array")).toEqual(known([]));
  });

  it("know what goes with a domain", () => {
    expect(estate.domains.map((domain) => [domain.id, ids(domain.members)])).toEqual([
      ["row", ["a"]],
      ["rack-1", ["a"]],
      ["rack-2", ["b"]],
      ["san", ["ds-1"]],
    ]);
  });

  it("say where a VM's disks may be, and which hosts may run it", () => {
    const [erp, crm] = [views.vm("erp"), views.vm("crm")];
    expect(ids(crm?.datastores.known ? crm.datastores.value : [])).toEqual(["ds-1", "ds-2"]);
    expect(ids(erp?.allowedHosts)).toEqual(["a", "b"]);
    expect(ids(erp?.possibleHosts)).toEqual(["a", "b"]);
    expect(ids(crm?.possibleHosts)).toEqual(["a", "c"]);
    expect(views.vm("db-1")?.datastores).toEqual(unknown({ object: "vms/db-1", fact: "disks" }));
  });

  it("tell a VM that stays where it is from one that may be moved", () => {
    expect(["erp", "crm", "db-1"].map((id) => views.vm(id)?.fixedHost?.id)).toEqual([undefined, "b", "x"]);
  });

  it("tell rules that bind from rules that may bind, and leave out those that are not judged", () => {
    expect(ids(estate.rules)).toEqual(["lic", "away"]);
    expect(estate.rules.map((rule) => [rule.binds, rule.mayBind])).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(ids(views.vm("crm")?.enabledRules)).toEqual(["away", "made"]);
  });

  it("know who a requirement is about: all it names, those that must run, those that each must run by themselves", () => {
    const [gold, all] = estate.requirements;
    expect(ids(gold?.named)).toEqual(["erp"]);
    expect(ids(all?.named)).toEqual(["erp", "crm", "db-1", "db-2"]);
    expect(ids(all?.scope)).toEqual(["erp", "crm", "db-1"]);
    expect(ids(all?.restarts)).toEqual(["erp", "crm"]);
    expect(ids(all?.clusters)).toEqual(["prod", "pool"]);
  });

  it("show a rule only what is on its platforms", () => {
    const xen = new EstateView(views, ["xen"]);
    expect([xen.clusters, xen.hosts, xen.vms, xen.rules, xen.services].map(ids)).toEqual([
      ["pool"],
      ["x"],
      ["db-1", "db-2"],
      [],
      ["db"],
    ]);
  });

  it("name a missing fact by its object and its path", () => {
    expect(views.cluster("prod")?.admissionControl("policy")).toEqual(
      unknown({ object: "clusters/prod", fact: "ha.admissionControl.policy" }),
    );
  });
});

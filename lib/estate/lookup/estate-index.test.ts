import type { Estate } from "../types";
import { EstateIndex } from ".";

const index = (estate: Partial<Estate>) => new EstateIndex({ format: "failproof.estate/1", name: "acme", ...estate });

const places = index({
  sites: [{ id: "ams" }, { id: "fra" }],
  domains: [
    { id: "room", kind: "room", site: "ams" },
    { id: "rack-1", kind: "rack", domains: ["room"] },
    { id: "chassis-1", kind: "chassis", domains: ["rack-1"] },
    { id: "substation", kind: "substation" },
    { id: "feed-a", kind: "power-feed", domains: ["substation"] },
    { id: "feed-b", kind: "power-feed", domains: ["substation"] },
    { id: "rack-2", kind: "rack", site: "fra", redundant: [["feed-a", "feed-b"]] },
  ],
  hosts: [
    { id: "esx-1", domains: ["chassis-1"] },
    { id: "esx-2", domains: ["rack-2"] },
    { id: "esx-3", site: "ams" },
    { id: "esx-4", domains: [], redundant: [["feed-a", "rack-1"]] },
  ],
  datastores: [{ id: "ds-1", domains: ["room"] }],
});

const members = (id: string, of: "membersOfDomain" | "membersOfSite" = "membersOfDomain") => {
  const { domains, hosts, datastores } = places[of](id);
  return [...domains, ...hosts, ...datastores].sort();
};

describe("members of a domain", () => {
  it("are all that is in it, through the domains in it", () => {
    expect(members("room")).toEqual(["chassis-1", "ds-1", "esx-1", "rack-1"]);
  });

  it("are not those that have another feed left", () => {
    expect(members("feed-a")).toEqual([]);
  });

  it("are those whose redundant groups are in it as a whole", () => {
    expect(members("substation")).toEqual(["esx-2", "feed-a", "feed-b", "rack-2"]);
  });

  it("are none of an unknown domain, even one named like a property of objects", () => {
    expect(members("constructor")).toEqual([]);
  });
});

describe("members of a site", () => {
  it("are there by their own site or through a domain", () => {
    expect(members("ams", "membersOfSite")).toEqual(["chassis-1", "ds-1", "esx-1", "esx-3", "rack-1", "room"]);
    expect(members("fra", "membersOfSite")).toEqual(["esx-2", "rack-2"]);
  });
});

it("the domains around a thing are those whose loss alone takes it", () => {
  expect([...places.domainsAround({ domains: ["chassis-1"] })]).toEqual(["chassis-1", "rack-1", "room"]);
});

it("domains are found by kind, in the order of the document", () => {
  expect(places.domainsOfKind("rack").map((domain) => domain.id)).toEqual(["rack-1", "rack-2"]);
});

it("a chain of ten thousand nested domains is no problem", () => {
  const domains = Array.from({ length: 10_000 }, (_, i) => ({
    id: `d${i}`,
    kind: "k",
    domains: i === 0 ? [] : [`d${i - 1}`],
  }));
  const chain = index({ domains, hosts: [{ id: "h", domains: ["d9999"] }] });
  expect(chain.membersOfDomain("d0").domains.size).toBe(9_999);
  expect(chain.domainsAround({ domains: ["d9999"] }).size).toBe(10_000);
});

describe("look-ups of VMs and hosts", () => {
  const cluster = index({
    clusters: [{ id: "prod", platform: "xen" }],
    hosts: [
      { id: "esx-1", cluster: "prod", datastores: ["ds-1"] },
      { id: "esx-2", cluster: "prod", datastores: ["ds-1", "ds-2"] },
      { id: "esx-3" },
    ],
    datastoreClusters: [{ id: "gold", datastores: ["ds-1", "ds-2"] }],
    vms: [
      { id: "a", cluster: "prod", host: "esx-1", disks: [{ datastoreCluster: "gold" }, { datastore: "ds-1" }] },
      { id: "b", cluster: "prod", host: "esx-1", disks: [] },
      { id: "c" },
    ],
    rules: [{ id: "apart", kind: "anti-affinity", vms: ["a", "b"] }],
    services: [{ id: "s", vms: ["a"] }],
  });
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

  it("find what belongs together", () => {
    expect(ids(cluster.hostsOfCluster("prod"))).toEqual(["esx-1", "esx-2"]);
    expect(ids(cluster.vmsOfCluster("prod"))).toEqual(["a", "b"]);
    expect(ids(cluster.hostsMounting("ds-2"))).toEqual(["esx-2"]);
    expect(ids(cluster.vmsOnHost("esx-1"))).toEqual(["a", "b"]);
    expect(ids(cluster.rulesOfVm("b"))).toEqual(["apart"]);
    expect(ids(cluster.servicesOfVm("a"))).toEqual(["s"]);
  });

  it("give all datastores that a VM may be on, and none as none", () => {
    const datastores = cluster.estate.vms?.map((vm) => cluster.datastoresOfVm(vm));
    expect(datastores).toEqual([["ds-1", "ds-2"], [], undefined]);
  });

  it("give the platform where the cluster is known", () => {
    expect([cluster.platformOf({ cluster: "prod" }), cluster.platformOf({})]).toEqual(["xen", undefined]);
  });
});

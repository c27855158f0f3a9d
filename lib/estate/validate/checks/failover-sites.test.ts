import { validateEstate } from "..";

const errorsOf = (estate: object): readonly string[] => {
  const result = validateEstate({ ...SITES, ...estate });
  if (result.ok) return [];
  return result.errors.map(({ pointer, message }) => `${pointer}: ${message}`);
};

const SITES = {
  format: "failproof.estate/1",
  name: "acme",
  sites: [{ id: "ams" }, { id: "fra" }, { id: "zrh" }],
  clusters: [
    { id: "prod", platform: "vsphere" },
    { id: "dr", platform: "vsphere" },
  ],
  hosts: [{ id: "esx-1", cluster: "prod", site: "ams" }],
  networks: [{ id: "vms" }, { id: "dr-vms" }, { id: "test" }],
  vms: [
    { id: "db", cluster: "prod" },
    { id: "app", cluster: "prod" },
  ],
};
const AWAY = { id: "away", from: "ams", to: "fra" };

describe("a failover plan", () => {
  it("leads to another site", () => {
    expect(errorsOf({ failoverPlans: [{ ...AWAY, to: "ams" }] })).toEqual([
      '/failoverPlans/0/to: the plan leads from "ams" to itself',
    ]);
  });

  it("leads to a site and a cluster that there are", () => {
    expect(errorsOf({ failoverPlans: [{ ...AWAY, to: "far", cluster: "rd" }] })).toEqual([
      '/failoverPlans/0/to: sites have no "far"',
      '/failoverPlans/0/cluster: clusters have no "rd"',
    ]);
  });

  it("maps a network once", () => {
    const networks = [
      { from: "vms", to: "dr-vms" },
      { from: "vms", to: "test" },
    ];
    expect(errorsOf({ failoverPlans: [{ ...AWAY, networks }] })).toEqual([
      '/failoverPlans/0/networks/1: "vms" is mapped already, to "dr-vms"',
    ]);
  });

  it("was tested on a day that there is", () => {
    const lastTest = { date: "2026-02-30", result: "passed" };
    expect(errorsOf({ failoverPlans: [{ ...AWAY, lastTest }] })).toEqual([
      '/failoverPlans/0/lastTest/date: must be a day that there is, but is "2026-02-30"',
    ]);
  });
});

describe("two failover plans", () => {
  it("may not bring one VM up in two places", () => {
    expect(errorsOf({ failoverPlans: [AWAY, { id: "db-away", from: "ams", to: "zrh", vms: ["db"] }] })).toEqual([
      '/failoverPlans/1: the VM "db" is recovered to "fra" by the plan "away", and to "zrh" by this one',
    ]);
  });

  it("may cover different VMs, and the way back", () => {
    const plans = [
      { ...AWAY, vms: ["app"] },
      { id: "db-away", from: "ams", to: "zrh", vms: ["db"] },
      { id: "back", from: "fra", to: "ams", vms: ["db"] },
    ];
    expect(errorsOf({ failoverPlans: plans })).toEqual([]);
  });
});

describe("the groups of a plan", () => {
  const order = (...groups: readonly object[]) => errorsOf({ failoverPlans: [{ ...AWAY, order: groups }] });

  it("wait for the one before, for others, or for none", () => {
    expect(
      order({ id: "a", vms: ["db"] }, { id: "b" }, { id: "c", after: [] }, { id: "d", after: ["a", "c"] }),
    ).toEqual([]);
  });

  it("have names of their own, and wait for groups that there are", () => {
    expect(order({ id: "a" }, { id: "a", after: ["data"] })).toEqual([
      '/failoverPlans/0/order/1/id: another group of the plan has the id "a"',
      '/failoverPlans/0/order/1/after/0: the plan has no group "data"',
    ]);
  });

  it("do not wait for each other, nor for themselves", () => {
    expect(order({ id: "a", after: ["c"] }, { id: "b" }, { id: "c" })).toEqual([
      "/failoverPlans/0/order/0: groups wait for each other: a -> c -> b -> a",
    ]);
    expect(order({ id: "a", after: ["a"] })).toEqual(["/failoverPlans/0/order/0: groups wait for each other: a -> a"]);
  });
});

it("a link has two ends, at different sites", () => {
  const links = [
    { id: "dark-fibre", between: ["ams"] },
    { id: "loop", between: ["ams", "ams"] },
  ];
  expect(errorsOf({ links })).toEqual([
    '/links/1/between/1: "ams" stands twice in this list',
    "/links/0/between: must name two sites, but names 1",
  ]);
});

it("a backup was restored on a day that there is", () => {
  expect(errorsOf({ backups: [{ id: "nightly", copies: [], lastVerifiedRestore: "yesterday" }] })).toEqual([
    '/backups/0/lastVerifiedRestore: must be a date as YYYY-MM-DD, but is "yesterday"',
  ]);
});

import type { FailoverPlan } from "../types";
import { coveredVms, EstateIndex, vmsOfPlan } from ".";

const index = new EstateIndex({
  format: "failproof.estate/1",
  name: "acme",
  sites: [{ id: "ams" }, { id: "fra" }],
  domains: [{ id: "rack", kind: "rack", site: "ams" }],
  clusters: [
    { id: "prod", platform: "vsphere" },
    { id: "dr", platform: "vsphere" },
  ],
  hosts: [
    { id: "esx-1", cluster: "prod", domains: ["rack"] },
    { id: "esx-2", cluster: "dr", site: "fra" },
  ],
  vms: [
    { id: "db", cluster: "prod", tier: "gold" },
    { id: "app", cluster: "prod" },
    { id: "dns", cluster: "dr", tier: "gold" },
    { id: "somewhere" },
  ],
  services: [{ id: "names", vms: ["dns"] }],
});
const plan = (covers: Partial<FailoverPlan>) =>
  vmsOfPlan(index, { id: "away", from: "ams", to: "fra", ...covers }).map(({ id }) => id);

it("what names nothing covers all", () => {
  expect(coveredVms(index, {})).toHaveLength(4);
});

it("what is named is intersected", () => {
  expect(coveredVms(index, { tiers: ["gold"], services: ["names"] }).map(({ id }) => id)).toEqual(["dns"]);
});

it("a plan covers the VMs of clusters with a host at the site that it leaves, also through a domain", () => {
  expect(plan({})).toEqual(["db", "app"]);
  expect(plan({ tiers: ["gold"] })).toEqual(["db"]);
});

it("a plan covers what it names, wherever that is known to be", () => {
  expect(plan({ vms: ["somewhere"] })).toEqual(["somewhere"]);
  expect(plan({ clusters: ["dr"] })).toEqual(["dns"]);
});

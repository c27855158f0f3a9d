import { type Estate, EstateIndex, type Tolerance } from "../../estate";
import { ALL_PLATFORMS } from "../rule";
import { EstateView } from "./estate-view";
import { Views } from "./views";

/** Racks of 1, 2 and 3 hosts; rack 3's feed also feeds the one host of rack 1. */
function worst(tolerate: Tolerance, change: Partial<Estate> = {}) {
  const estate: Estate = {
    format: "failproof.estate/1",
    name: "acme",
    sites: [{ id: "ams" }],
    domains: [
      { id: "feed", kind: "power-feed", site: "ams" },
      { id: "row", kind: "row", domains: ["feed"] },
      { id: "rack-1", kind: "rack", domains: ["feed"] },
      { id: "rack-2", kind: "rack" },
      { id: "rack-3", kind: "rack", domains: ["row"] },
    ],
    clusters: [{ id: "prod", platform: "vsphere" }],
    hosts: [
      ["a", "rack-1"],
      ["b", "rack-2"],
      ["c", "rack-2"],
      ["d", "rack-3"],
      ["e", "rack-3"],
      ["f", "rack-3"],
    ].map(([id = "", rack = ""]) => ({ id, cluster: "prod", domains: [rack] })),
    vms: [{ id: "vm", cluster: "prod" }],
    requirements: [{ id: "r", tolerate }],
    ...change,
  };
  const view = new EstateView(new Views(new EstateIndex(estate), new Map()), ALL_PLATFORMS);
  const [requirement] = view.requirements;
  const loss = requirement?.worstLossAmong(view.hosts);
  return { hosts: [...(loss?.hosts ?? [])].map((host) => host.id).sort(), missing: loss?.missing };
}

describe("the worst loss of a requirement", () => {
  it.each<[Tolerance, readonly string[]]>([
    [{ host: 2 }, ["a", "b"]],
    [{ rack: 1 }, ["d", "e", "f"]],
    [{ rack: 2 }, ["b", "c", "d", "e", "f"]],
    [{ rack: 1, host: 1 }, ["a", "d", "e", "f"]],
    [{ "power-feed": 1 }, ["a", "d", "e", "f"]],
    [{ site: 1 }, ["a", "d", "e", "f"]],
    [{ host: 99 }, ["a", "b", "c", "d", "e", "f"]],
    [{ datastore: 1 }, []],
  ])("of %j takes %j", (tolerate, hosts) => {
    expect(worst(tolerate).hosts).toEqual(hosts);
  });

  it("names the hosts whose domains nobody knows", () => {
    const hosts = [
      { id: "a", cluster: "prod", domains: ["rack-1"] },
      { id: "b", cluster: "prod" },
    ];
    expect(worst({ rack: 1 }, { hosts })).toEqual({
      hosts: ["a"],
      missing: [{ object: "hosts/b", fact: "domains" }],
    });
  });
});

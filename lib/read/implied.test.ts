import { proof } from "../check";
import { type AdmissionControl, type Cluster, type Estate, validateEstate } from "../estate";
import { withImpliedRequirements } from "./implied";

const estate = (admissionControl: AdmissionControl, cluster: Partial<Cluster> = {}): Estate => ({
  format: "failproof.estate/1",
  name: "plan",
  clusters: [{ id: "prod", platform: "vsphere", ha: { enabled: true, admissionControl }, ...cluster }],
  hosts: ["a", "b", "c", "d"].map((id) => ({ id, cluster: "prod" })),
  vms: [{ id: "web", cluster: "prod" }],
});
const implied = (input: Estate) =>
  withImpliedRequirements({ estate: input, file: "plan.json", statesNoRequirements: true });

describe("the requirement that admission control implies", () => {
  it.each<[string, AdmissionControl, number]>([
    ["host failures by percentage", { policy: "resource-percentage", hostFailures: 2 }, 2],
    ["host failures by slots", { policy: "slots", hostFailures: 1 }, 1],
    ["whole failover hosts", { policy: "failover-hosts", failoverHosts: ["a"] }, 1],
    [
      "whole hosts of a percentage, rounded down",
      { policy: "resource-percentage", cpuPercent: 60, memoryPercent: 49 },
      1,
    ],
  ])("is that of %s", (_, admissionControl, host) => {
    const { estate: result, notes } = implied(estate(admissionControl));
    expect(result.requirements).toEqual([
      {
        id: "implied by admission control of prod",
        clusters: ["prod"],
        tolerate: { host },
        demand: "reservation",
        implied: true,
      },
    ]);
    expect(notes?.map(({ message }) => message)).toEqual([expect.stringContaining("none is stated")]);
  });

  it.each<[string, Estate]>([
    ["it is off", estate({ policy: "disabled" })],
    ["it keeps room for no whole host", estate({ policy: "resource-percentage", cpuPercent: 20, memoryPercent: 20 })],
    ["HA is off", estate({ policy: "slots", hostFailures: 1 }, { ha: { enabled: false } })],
    [
      "not all hosts are known, of which it is a percentage",
      estate({ policy: "resource-percentage", cpuPercent: 60, memoryPercent: 60 }, { inventory: { hosts: "partial" } }),
    ],
    ["no VM must run", { ...estate({ policy: "slots", hostFailures: 1 }), vms: [] }],
    [
      "something is promised",
      { ...estate({ policy: "slots", hostFailures: 1 }), requirements: [{ id: "r", tolerate: { host: 1 } }] },
    ],
  ])("is none where %s", (_, input) => {
    expect(implied(input).estate).toBe(input);
  });

  it("is none of an input that could have stated one", () => {
    const input = { estate: estate({ policy: "slots", hostFailures: 1 }), file: "estate.json" };
    expect(withImpliedRequirements(input)).toBe(input);
  });
});

describe("a failure of hosts where the input has none", () => {
  const tolerate = [{ id: "any-host", tolerate: { host: 1 } }];
  const none = (inventory: Cluster["inventory"]) => ({
    ...estate({ policy: "disabled" }, inventory === undefined ? {} : { inventory }),
    hosts: [],
    requirements: tolerate,
  });

  it("is undecided while there may be others", () => {
    const valid = validateEstate(none({ vms: "partial", hosts: "partial" }));
    expect(valid.ok && proof(valid.value).report.requirements).toMatchObject([{ verdict: "undecided" }]);
  });

  it("is an input error where there are no others", () => {
    expect(validateEstate(none(undefined))).toMatchObject({
      ok: false,
      errors: [{ message: "the clusters in scope have no hosts" }],
    });
  });
});

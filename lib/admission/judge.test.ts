import { type AdmissionControl, type Cluster, type Estate, EstateIndex, type Vm, validateEstate } from "../estate";
import { prove } from "../prover";
import { besideVerdict } from "./difference";
import { admissionOf } from "./judge";

/** Three hosts of 1000 MiB and 1000 MHz; VMs of 600 MiB, a third of it reserved. */
function estate(
  admissionControl: AdmissionControl,
  fields: Partial<Cluster> = {},
  vms: readonly Partial<Vm>[] = [{}, {}, {}],
): Estate {
  const made: Estate = {
    format: "failproof.estate/1",
    name: "acme",
    clusters: [
      {
        id: "prod",
        platform: "vsphere",
        ha: { enabled: true, componentProtection: { pdl: "restart", apd: "restart" }, admissionControl },
        drs: { enabled: true, automation: "fully-automated" },
        ...fields,
      },
    ],
    hosts: ["esx-1", "esx-2", "esx-3"].map((id) => ({
      id,
      cluster: "prod",
      domains: [],
      cores: 8,
      cpuMhz: 1000,
      memoryMib: 1000,
      controlDomain: { memoryMib: 0, cpuMhz: 0 },
      datastores: [],
      networks: [],
    })),
    vms: vms.map((entry, i) => ({
      id: `db-${i + 1}`,
      cluster: "prod",
      vcpus: 1,
      memoryMib: 600,
      overheadMib: 0,
      reservation: { memoryMib: 200 },
      disks: [],
      networks: [],
      ...entry,
    })),
    requirements: [{ id: "any-host", tolerate: { host: 1 } }],
  };
  const valid = validateEstate(made);
  if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
  return valid.value;
}

function said(made: Estate) {
  const index = new EstateIndex(made);
  const [first] = admissionOf(index);
  const [verdict] = prove(index).requirements;
  if (first === undefined || verdict === undefined) throw new Error("nothing was said");
  return { ...first, beside: besideVerdict(verdict, [first]) };
}

describe("admission control by resource percentage", () => {
  const percent = { policy: "resource-percentage", cpuPercent: 33, memoryPercent: 33 } as const;

  it("counts reservations in sum: it accepts what loses a VM with any host, and the difference is told", () => {
    const { answer, sums, beside } = said(estate(percent));
    expect(answer).toBe("accepts");
    expect(sums).toEqual([
      { dimension: "cpu", unit: "MHz", total: 3000, reserved: 96, kept: { least: 33, most: 33 } },
      { dimension: "memory", unit: "MiB", total: 3000, reserved: 600, kept: { least: 33, most: 33 } },
    ]);
    expect(beside).toEqual([
      "vCenter will accept this: 96 % of CPU is not reserved and 33 % must be kept, 80 % of memory is not reserved and 33 % must be kept (resource percentage); losing esx-1 leaves db-3 down",
    ]);
  });

  it("refuses what reserves too much, and says that too of a design that survives", () => {
    const reserved = { memoryMib: 333, reservation: { memoryMib: 300 } };
    const kept = { policy: "resource-percentage", cpuPercent: 10, memoryPercent: 90 } as const;
    const { answer, beside } = said(estate(kept, {}, [reserved, reserved]));
    expect(answer).toBe("refuses");
    expect(beside[0]).toMatch(/^vCenter will refuse to power all of this on: /);
  });

  it("leaves out hosts that are not in service, and needs two that are", () => {
    const made = estate(percent);
    const hosts = made.hosts?.map((host, i) => (i === 0 ? host : { ...host, state: "maintenance" as const }));
    expect(said({ ...made, hosts })).toMatchObject({ answer: "refuses", because: "it needs at least two hosts" });
  });

  it("says nothing without its percentages, and names the fact", () => {
    expect(said(estate({ policy: "resource-percentage" }))).toMatchObject({
      answer: "unknown",
      missing: [{ object: "clusters/prod", fact: "ha.admissionControl.hostFailures" }],
    });
  });

  it("never accepts for a cluster of which VMs are not seen", () => {
    expect(said(estate(percent, { inventory: { vms: "partial" } }))).toMatchObject({ answer: "unknown" });
  });
});

describe("admission control by slots", () => {
  it("takes 32 MHz for a VM that reserves no CPU, and a slot for each", () => {
    expect(said(estate({ policy: "slots", hostFailures: 1 }))).toMatchObject({
      answer: "accepts",
      slots: { cpuMhz: 32, memoryMib: 200, vms: 3, failoverCapacity: 2, configured: 1 },
    });
  });

  it("refuses for one large reservation, as every VM takes a slot of that size", () => {
    const made = estate({ policy: "slots", hostFailures: 1 }, {}, [{ reservation: { memoryMib: 600 } }, {}, {}]);
    expect(said(made)).toMatchObject({ answer: "refuses", slots: { memoryMib: 600, failoverCapacity: 0 } });
  });
});

describe("admission control by failover hosts", () => {
  it("accepts by sums on the other hosts, and refuses a VM that is to run on one", () => {
    const control = { policy: "failover-hosts", failoverHosts: ["esx-3"] } as const;
    expect(said(estate(control))).toMatchObject({
      answer: "accepts",
      because: "1 failover host stays empty, whatever their size",
    });
    expect(said(estate(control, {}, [{ host: "esx-3" }]))).toMatchObject({ answer: "refuses" });
  });
});

describe("admission control", () => {
  it("that is disabled accepts anything", () => {
    expect(said(estate({ policy: "disabled" })).beside[0]).toBe(
      "vCenter will accept this: it is disabled and keeps nothing for failures; losing esx-1 leaves db-3 down",
    );
  });

  it("gives a notice, with DRS alone, above a use that the design may reach", () => {
    const control = {
      policy: "resource-percentage",
      cpuPercent: 50,
      memoryPercent: 50,
      performanceTolerance: 20,
    } as const;
    expect(said(estate(control)).performance).toEqual({ aboveMib: 1875, configuredMib: 1800 });
    expect(said(estate(control, { drs: { enabled: false } })).performance).toBeUndefined();
  });

  it("is said to warn, in words, where the design may reach that use", () => {
    const control = { policy: "resource-percentage", cpuPercent: 50, memoryPercent: 50 } as const;
    const { performance, beside } = said(estate({ ...control, performanceTolerance: 0 }));
    expect(performance).toEqual({ aboveMib: 1500, configuredMib: 1800 });
    expect(beside.at(-1)).toBe(
      "vCenter will warn of less performance after a failure once these VMs use more than 1500 MiB of the 1800 MiB of memory that they have; it refuses nothing for that",
    );
    expect(said(estate({ ...control, performanceTolerance: 20 })).beside.join()).not.toContain("will warn");
  });

  it("is nothing where HA is off or on another platform", () => {
    const made = estate({ policy: "disabled" });
    const off = (fields: Partial<Cluster>) =>
      new EstateIndex({ ...made, clusters: made.clusters?.map((c) => ({ ...c, ...fields })) });
    expect(admissionOf(off({ ha: { enabled: false } }))).toEqual([]);
    expect(admissionOf(off({ platform: "xen" }))).toEqual([]);
  });
});

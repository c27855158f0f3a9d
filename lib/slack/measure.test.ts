import { type Estate, EstateIndex, type Host, type Vm, validateEstate } from "../estate";
import { prove } from "../prover";
import { measureSlack } from "./measure";
import type { SlackOptions } from "./proofs";

const host = (id: string, fields: Partial<Host> = {}): Host => ({
  id,
  cluster: "prod",
  domains: [],
  cores: 4,
  cpuMhz: 8000,
  memoryMib: 100,
  controlDomain: { memoryMib: 0, cpuMhz: 0 },
  datastores: [],
  networks: [],
  ...fields,
});

const vm = (id: string, fields: Partial<Vm> = {}): Vm => ({
  id,
  cluster: "prod",
  vcpus: 2,
  memoryMib: 30,
  overheadMib: 0,
  disks: [],
  networks: [],
  ...fields,
});

/** Four hosts of 100 MiB and 16 vCPUs, four VMs of 30 MiB and 2 vCPUs. */
function estate(fields: Partial<Estate> = {}): EstateIndex {
  const valid = validateEstate({
    format: "failproof.estate/1",
    name: "acme",
    clusters: [
      {
        id: "prod",
        platform: "vsphere",
        ha: { enabled: true, componentProtection: { pdl: "restart", apd: "restart" } },
        drs: { enabled: true, automation: "fully-automated" },
      },
    ],
    hosts: ["esx-1", "esx-2", "esx-3", "esx-4"].map((id) => host(id)),
    vms: ["a", "b", "c", "d"].map((id) => vm(id)),
    requirements: [{ id: "any-host", tolerate: { host: 1 } }],
    ...fields,
  });
  if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
  return new EstateIndex(valid.value);
}

function slackOf(index: EstateIndex, options: SlackOptions = {}) {
  const [verdict] = prove(index).requirements;
  if (verdict === undefined) throw new Error("no requirement");
  return measureSlack(index, verdict, options);
}

describe("the slack of a survived requirement", () => {
  it("is how many more VMs of the most common shape fit after the worst failure, and the largest one", () => {
    // Three hosts are left: three VMs of 30 each make nine places, five of them free; a host that gives up its VM has 100 free.
    const { room } = slackOf(estate());
    expect(room).toEqual([
      {
        cluster: "prod",
        like: "a",
        shape: { vcpus: 2, memoryMib: 30 },
        more: { value: 5, exact: true },
        largestMemoryMib: { value: 100, exact: true },
        largestVcpus: { value: 4, exact: true },
      },
    ]);
  });

  it("measures by the shape that most VMs have, or by the VM that is named", () => {
    const index = estate({ vms: [vm("big", { memoryMib: 90 }), vm("a"), vm("b")] });
    expect(slackOf(index).room[0]).toMatchObject({ like: "a", more: { value: 4 } });
    expect(slackOf(index, { like: "big" }).room[0]).toMatchObject({ like: "big", more: { value: 1 } });
  });

  it("is the most host failures that are proven survived", () => {
    // Two hosts hold six VMs, one holds three: of four VMs, two failures.
    expect(slackOf(estate()).hostFailures).toEqual({ value: 2, exact: true });
    expect(slackOf(estate({ vms: [vm("a")] })).hostFailures).toEqual({ value: 3, exact: true });
  });

  it("says no number of host failures of a promise about other things too", () => {
    const index = estate({
      domains: [{ id: "rack-1", kind: "rack" }],
      hosts: ["esx-1", "esx-2", "esx-3"].map((id, i) => host(id, { domains: i === 0 ? ["rack-1"] : [] })),
      requirements: [{ id: "any-rack", tolerate: { rack: 1 } }],
    });
    expect(slackOf(index).hostFailures).toBeUndefined();
  });

  it("names the scenario with least room in sum, and its arithmetic", () => {
    const hosts = [host("esx-1", { memoryMib: 200 }), host("esx-2"), host("esx-3")];
    expect(slackOf(estate({ hosts })).tightest).toEqual({
      failed: [{ kind: "host", id: "esx-1" }],
      dimension: "memory",
      unit: "MiB",
      need: 120,
      have: 200,
    });
  });

  it("is 0 more where nothing fits, and says nothing that was not proven", () => {
    const hosts = [
      host("esx-1", { memoryMib: 60 }),
      host("esx-2", { memoryMib: 60 }),
      host("esx-3", { memoryMib: 60 }),
    ];
    expect(slackOf(estate({ hosts })).room[0]).toMatchObject({
      more: { value: 0, exact: true },
      largestMemoryMib: { value: 0, exact: true },
    });
  });

  it("is told of one cluster where there are several, for room of another is of no use", () => {
    const wide = { id: "wide", platform: "vsphere", ha: { enabled: true }, drs: { enabled: false } } as const;
    const index = estate({
      clusters: [...(estate().estate.clusters ?? []), wide],
      hosts: [
        host("esx-1"),
        host("esx-2"),
        ...["w-1", "w-2"].map((id) => host(id, { cluster: "wide", memoryMib: 900 })),
      ],
      vms: [vm("a"), vm("b"), vm("w", { cluster: "wide", host: "w-1" })],
    });
    expect(slackOf(index).tightest).toMatchObject({ cluster: "prod", need: 60, have: 100 });
  });

  it("is told in reservations where these are what is promised", () => {
    const vms = ["a", "b"].map((id) => vm(id, { reservation: { cpuMhz: 0, memoryMib: 20 } }));
    const index = estate({ vms, requirements: [{ id: "any-host", tolerate: { host: 1 }, demand: "reservation" }] });
    expect(slackOf(index).tightest).toMatchObject({ dimension: "reserved-memory", need: 40, have: 300 });
  });

  const STAY = { id: "prod", platform: "vsphere", ha: { enabled: true }, drs: { enabled: false } } as const;

  it("is exact where VMs stay: added ones may start on any host", () => {
    // 100 MiB a host. With `a` of 30 and so many of 30 more: nine places are left after a loss, but 3 + 3 + 3 + 1 must find them.
    const index = estate({ clusters: [STAY], vms: [vm("a", { host: "esx-1" })] });
    expect(slackOf(index).room[0]?.more).toEqual({ value: 8, exact: true });
  });

  it("is a lower bound where VMs stay in a large estate: one host is tried", () => {
    const hosts = Array.from({ length: 24 }, (_, i) => host(`esx-${i}`));
    const vms = hosts.map(({ id }, i) => vm(`vm-${i}`, { host: id }));
    const { room } = slackOf(estate({ clusters: [STAY], hosts, vms }), { proofs: 40 });
    expect(room[0]?.more.exact).toBe(false);
    expect(room[0]?.more.value).toBeGreaterThan(0);
  });

  it("is measured in VMs of a shape that is asked for", () => {
    const { room } = slackOf(estate(), { shape: { vcpus: 1, memoryMib: 60 } });
    expect(room[0]).toMatchObject({ shape: { vcpus: 1, memoryMib: 60 }, more: { value: 2, exact: true } });
  });

  it.each([
    ["bounded", { proofs: 4 }],
    ["stopped", { shouldStop: () => true }],
  ])("says that measuring was %s, and claims no exact amount from there on", (search, options) => {
    const slack = slackOf(estate(), options);
    expect(slack.search).toBe(search);
    expect(slack.room[0]?.largestVcpus.exact).toBe(false);
  });

  it("is no question where the requirement is not proven", () => {
    expect(() => slackOf(estate({ vms: [vm("a", { memoryMib: 101 })] }))).toThrow(/there is no slack to measure/);
  });
});

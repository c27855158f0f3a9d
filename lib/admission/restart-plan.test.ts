import { type Cluster, type Estate, EstateIndex, type Host, type Vm, validateEstate } from "../estate";
import { prove } from "../prover";
import { besideVerdict } from "./difference";
import { admissionOf } from "./judge";

const FREE_MIB = 10_240;

/** A pool of hosts with 10 GiB for VMs, each with the VMs of the sizes given, GiB; VMs are vm-1, vm-2, ... */
function estate(
  sizes: readonly (readonly number[])[],
  {
    failures = 1,
    cluster = {},
    vm = {},
    host = {},
  }: { failures?: number; cluster?: Partial<Cluster>; vm?: Partial<Vm>; host?: Partial<Host> } = {},
): Estate {
  const hosts = sizes.map((_, i) => `xcp-${i + 1}`);
  const vms = sizes.flatMap((there, i) => there.map((gib) => ({ gib, host: `xcp-${i + 1}` })));
  const made = validateEstate({
    format: "failproof.estate/1",
    name: "acme",
    clusters: [{ id: "pool", platform: "xen", ha: { enabled: true, hostFailuresToTolerate: failures }, ...cluster }],
    datastores: [{ id: "nas", type: "nfs", domains: [] }],
    hosts: hosts.map((id, i) => ({
      id,
      cluster: "pool",
      domains: [],
      cores: 16,
      cpuMhz: 10_000,
      memoryMib: FREE_MIB + 2048,
      controlDomain: { memoryMib: 2048, cpuMhz: 0 },
      datastores: ["nas"],
      networks: [],
      ...(i === 0 ? host : {}),
    })),
    vms: vms.map(({ gib, host: at }, i) => ({
      id: `vm-${i + 1}`,
      cluster: "pool",
      host: at,
      vcpus: 2,
      memoryMib: gib * 1024 - 10,
      overheadMib: 10,
      disks: [{ datastore: "nas" }],
      networks: [],
      ...(i === 0 ? vm : {}),
    })),
    requirements: [{ id: "any-host", tolerate: { host: 1 } }],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.value;
}

function said(made: Estate) {
  const index = new EstateIndex(made);
  const [first] = admissionOf(index);
  const [verdict] = prove(index).requirements;
  if (first === undefined || verdict === undefined) throw new Error("nothing was said");
  return { ...first, verdict: verdict.verdict, beside: besideVerdict(verdict, [first]) };
}

describe("what a Xen pool says of its own plan", () => {
  it("accepts to the last MiB, overhead included, and nothing is said beside a verdict that agrees", () => {
    const full = said(estate([[5], [5, 5], [5]]));
    expect(full).toMatchObject({
      policy: "restart-plan",
      answer: "accepts",
      plan: { failures: 1, agile: 4, notAgile: [] },
      verdict: "tolerates",
      beside: [],
    });
    expect(said(estate([[5], [5, 5], [5]], { vm: { overheadMib: 11 } })).answer).toBe("refuses");
  });

  it("counts the static maximum of a VM with a memory range", () => {
    const made = estate([[8], [8], [8]], { vm: { memoryRange: { minMib: 1024 } } });
    expect(said(made).beside).toEqual([
      "the pool will find no plan for this either: when it loses xcp-1, no host has 8192 MiB free for vm-1, with VMs placed the largest first, where most is free",
    ]);
  });

  it("counts memory alone: it accepts a VM that finds no threads on another host, and the difference is told", () => {
    const made = estate([[2], [2], [2]], { vm: { vcpus: 32 }, host: { cores: 32 } });
    expect(said(made).beside).toEqual([
      "the pool will accept this: its plan for 1 host failure has memory for all 3 protected VMs, and looks at nothing else; losing xcp-1 leaves vm-1 down",
    ]);
  });

  it("packs greedily, and so refuses what is proven to survive", () => {
    // Of xcp-1's 3, 2 and 2 GiB, 3 go where 4 are free, and 2 where 3 are: 1 and 1 are left. 2 and 2 there and 3 here would fit.
    const made = estate(
      [
        [3, 2, 2],
        [1, 5],
        [1, 6],
      ],
      { host: { memoryMib: 2048 + 15_360 } },
    );
    expect(said(made)).toMatchObject({ verdict: "tolerates", answer: "refuses" });
    expect(said(made).beside[0]).toMatch(/^the pool will find no plan of its own for this, and refuse/);
  });

  it("counts VMs that are not protected where they are, and plans no place for them", () => {
    expect(said(estate([[8], [8], []], { vm: { restart: "disabled" } })).plan?.agile).toBe(1);
    expect(said(estate([[8], [8], []], { vm: { restart: "disabled", bestEffort: true } })).answer).toBe("accepts");
    expect(said(estate([[8], [8], [8]], { vm: { restart: "disabled" } })).answer).toBe("refuses");
  });

  it.each<[string, Partial<Vm>, Partial<Host>]>([
    ["uses a device of its host", { hostDevices: ["vgpu"] }, {}],
    ["has a disk that not every host mounts", {}, { datastores: [] }],
  ])("has no plan for all VMs where a protected one %s", (_, vm, host) => {
    // On xcp-2, so that it stands where its disk is.
    const { answer, plan, because } = said(estate([[], [1], [1]], { vm, host }));
    expect(answer).toBe("refuses");
    expect(plan?.notAgile).toContain("vm-1");
    expect(because).toMatch(/^vm-1 cannot run on every host/);
  });

  it("loses hosts one after the other for more failures", () => {
    expect(said(estate([[3], [3], [3]], { failures: 2 })).answer).toBe("accepts");
    expect(said(estate([[4], [4], [4]], { failures: 2 })).because).toMatch(
      /^when it loses xcp-1, then xcp-2, no host has 4096 MiB free for vm-2/,
    );
    expect(said(estate([[1], [1]], { failures: 3 }))).toMatchObject({
      answer: "refuses",
      because: "there are 2 hosts that could fail",
    });
  });

  it("does not follow the pool's estimate beyond 32 hosts", () => {
    const many = Array.from({ length: 33 }, () => [1]);
    expect(said(estate(many))).toMatchObject({ answer: "unknown", plan: { agile: 33 } });
  });

  it("permits what breaks its plan with allowOvercommit", () => {
    const ha = { enabled: true, hostFailuresToTolerate: 1, allowOvercommit: true };
    const { answer, because } = said(estate([[8], [8], [8]], { cluster: { ha } }));
    expect(answer).toBe("accepts");
    expect(because).toMatch(/; it permits that \(ha-allow-overcommit\)$/);
  });

  it("says nothing where a fact is missing, and names it in the report", () => {
    const { answer, missing, beside } = said(estate([[8], [8], [8]], { vm: { host: undefined } }));
    expect(answer).toBe("unknown");
    expect(missing).toEqual([{ object: "vms/vm-1", fact: "host" }]);
    expect(beside).toEqual([]);
  });

  it("is nothing without a number of failures, or with HA off", () => {
    const of = (ha: Cluster["ha"]) => admissionOf(new EstateIndex(estate([[1], [1]], { cluster: { ha } })));
    expect(of({ enabled: true })).toEqual([]);
    expect(of({ enabled: false, hostFailuresToTolerate: 1 })).toEqual([]);
  });
});

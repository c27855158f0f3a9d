import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput } from "../..";

const GIB = 2 ** 30;
const POOL = "pool-uuid";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xenorchestra-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Values = { readonly [argument: string]: unknown };
type Entry = {
  readonly address: string;
  readonly actions: readonly string[];
  readonly after: Values;
  readonly unknown?: Values;
};

const data = (type: string, name: string, after: Values): Entry => {
  return { address: `data.xenorchestra_${type}.${name}`, actions: ["read"], after };
};
const vm = (name: string, after: Values = {}, unknown: Values = {}): Entry => ({
  address: `xenorchestra_vm.${name}`,
  actions: ["create"],
  after: {
    name_label: name,
    cpus: 2,
    memory_max: 4 * GIB,
    memory_min: 4 * GIB,
    high_availability: "restart",
    affinity_host: "host-1",
    power_state: null,
    start_delay: null,
    disk: [{ sr_id: "sr-nfs", size: 10 * GIB }],
    network: [{ network_id: "net-1" }],
    ...after,
  },
  unknown: { id: true, ...unknown },
});

const host = (n: number) => {
  return {
    id: `host-${n}`,
    name_label: `xcp-${n}`,
    memory: 64 * GIB + 5,
    cpus: { cores: 32, sockets: 2 },
    pool_id: POOL,
  };
};
const POOL_OF_TWO = [
  data("pool", "lab", { id: POOL, name_label: "lab", master: "host-1" }),
  data("hosts", "all", { pool_id: POOL, master: "host-1", tags: null, hosts: [host(1), host(2)] }),
  data("sr", "nfs", { id: "sr-nfs", name_label: "nfs", sr_type: "nfs", container: POOL, size: 100 * GIB + 1 }),
  data("sr", "local", {
    id: "sr-local",
    name_label: "Local storage",
    sr_type: "ext",
    container: "host-2",
    size: 50 * GIB,
  }),
  data("network", "lan", { id: "net-1", name_label: "lan", pool_id: POOL }),
];

const read = (...entries: readonly Entry[]) => {
  const file = join(folder, "plan.json");
  const changes = entries.map(({ address, actions, after, unknown = {} }) => {
    const parts = address.split(".");
    const [type, name] = parts.slice(-2);
    const mode = parts[0] === "data" ? "data" : "managed";
    return { address, mode, type, name, change: { actions, before: null, after, after_unknown: unknown } };
  });
  writeFileSync(
    file,
    JSON.stringify({ format_version: "1.2", terraform_version: "1.11.0", resource_changes: changes }),
  );
  const result = readInput(file);
  const [loaded] = result.ok ? result.value : [];
  if (loaded === undefined) throw new Error(JSON.stringify(result));
  return loaded;
};
const estateOf = (...entries: readonly Entry[]) => read(...POOL_OF_TWO, ...entries).estate;
const notesOf = (...entries: readonly Entry[]) => read(...POOL_OF_TWO, ...entries).notes?.map(({ message }) => message);

describe("a plan for Xen Orchestra", () => {
  it("has the pool as a cluster, with its coordinator; what it does not look up is partial", () => {
    expect(estateOf(vm("a")).clusters).toEqual([
      {
        id: "lab",
        platform: "xen",
        coordinator: "xcp-1",
        inventory: { vms: "partial", hosts: "complete" },
        source: { address: "data.xenorchestra_pool.lab", managed: false },
        vendor: { uuid: POOL },
      },
    ]);
  });

  it("has HA as our own designs set it up, in the input of a terraform_data", () => {
    const set = (input: Values): Entry => ({ address: "terraform_data.ha", actions: ["create"], after: { input } });
    const ha = set({ pool: POOL, heartbeat_srs: ["sr-nfs"], private_key: "k" });
    const tolerance = { ...set({ pool: POOL, host_failures: 1 }), address: "terraform_data.tolerance" };
    expect(estateOf(vm("a"), ha, tolerance).clusters?.[0]?.ha).toMatchObject({
      enabled: true,
      hostFailuresToTolerate: 1,
      heartbeatDatastores: ["nfs"],
    });
    expect(estateOf(vm("a"), set({ pool: "other", heartbeat_srs: ["sr-nfs"] })).clusters?.[0]?.ha).toBeUndefined();
    const unknown = estateOf(vm("a"), set({ pool: POOL, heartbeat_srs: ["sr-of-nobody"] })).clusters?.[0]?.ha;
    expect(unknown).toMatchObject({ enabled: true });
    expect(unknown?.heartbeatDatastores).toBeUndefined();
  });

  it("has a VM's tier from its tag", () => {
    const tierOf = (tags: readonly string[] | null) => estateOf(vm("a", { tags })).vms?.[0]?.tier;
    expect(tierOf(["erp", "tier:gold"])).toBe("gold");
    expect(tierOf(["gold"])).toBeUndefined();
    expect(tierOf(["tier:gold", "tier:silver"])).toBeUndefined();
    expect(tierOf(null)).toBeUndefined();
  });

  it("has hosts with their threads, which Xen Orchestra calls cores, and memory rounded down", () => {
    expect(estateOf(vm("a")).hosts?.[0]).toEqual({
      id: "xcp-1",
      cluster: "lab",
      threads: 32,
      memoryMib: 65536,
      datastores: ["nfs"],
      networks: ["lan"],
      source: { address: "data.xenorchestra_hosts.all", managed: false },
      vendor: { uuid: "host-1" },
    });
  });

  it("tells shared repositories from local ones by what contains them", () => {
    const { hosts, datastores } = estateOf(vm("a"));
    expect(datastores?.map(({ id, shared, type, capacityGib }) => [id, shared, type, capacityGib])).toEqual([
      ["Local storage", false, "ext", 50],
      ["nfs", true, "nfs", 100],
    ]);
    expect(hosts?.map(({ id, datastores: on }) => [id, on])).toEqual([
      ["xcp-1", ["nfs"]],
      ["xcp-2", ["Local storage", "nfs"]],
    ]);
  });

  it("has VMs with memory in MiB, rounded up, and where they will start", () => {
    expect(estateOf(vm("a", { memory_max: 4 * GIB + 1, memory_min: 2 * GIB + 1, start_delay: 30 })).vms).toEqual([
      {
        id: "a",
        cluster: "lab",
        vcpus: 2,
        memoryMib: 4097,
        memoryRange: { minMib: 2049 },
        disks: [{ datastore: "nfs", sizeGib: 10 }],
        networks: ["lan"],
        power: "on",
        restart: "medium",
        startDelaySeconds: 30,
        host: "xcp-1",
        source: { address: "xenorchestra_vm.a", managed: true },
      },
    ]);
  });

  it.each<[string, unknown, object]>([
    ["restart, a promise", "restart", { restart: "medium" }],
    ["best-effort, which is none", "best-effort", { restart: "disabled", bestEffort: true }],
    ["nothing", "", { restart: "disabled" }],
    ["not set", null, { restart: "disabled" }],
  ])("reads high_availability: %s", (_, high_availability, expected) => {
    expect(estateOf(vm("a", { high_availability })).vms?.[0]).toMatchObject(expected);
  });

  it("takes an unknown high_availability for unknown", () => {
    expect(estateOf(vm("a", {}, { high_availability: true })).vms?.[0]?.restart).toBeUndefined();
  });

  it.each<[unknown, unknown]>([
    ["Halted", "off"],
    ["Suspended", "suspended"],
    ["Running", "on"],
    [null, "on"],
  ])("reads power_state %s", (power_state, power) => {
    expect(estateOf(vm("a", { power_state })).vms?.[0]?.power).toBe(power);
  });

  it.each([
    [4096, "MiB"],
    [8, "GiB"],
  ])("says so where memory_max of %d is no number of bytes, and does not count it", (memory_max, unit) => {
    expect(estateOf(vm("a", { memory_max })).vms?.[0]?.memoryMib).toBeUndefined();
    expect(notesOf(vm("a", { memory_max }))).toContain(
      `xenorchestra_vm.a: its memory is not known: memory_max is in bytes, and ${memory_max} looks like ${unit}`,
    );
  });

  it("takes a network without an interface for one that binds its VMs", () => {
    const inside: Entry = {
      address: "xenorchestra_network.inside",
      actions: ["create"],
      after: { name_label: "inside", pool_id: POOL, source_pif_device: null, vlan: null },
      unknown: { id: true },
    };
    expect(estateOf(vm("a"), inside).hosts?.[0]?.networks).toBeUndefined();
  });

  it("has the other VMs of the pool where they are looked up", () => {
    const other = {
      name_label: "other",
      cpus: 4,
      memory_max: 8 * GIB,
      memory_min: 8 * GIB,
      power_state: "Running",
      host: "host-2",
      disk: [{ sr_id: "sr-nfs" }],
      network: [],
    };
    const list = data("vms", "all", { pool_id: POOL, host: null, power_state: null, vms: [other] });
    const { clusters, vms } = estateOf(vm("a"), list);
    expect(clusters?.[0]?.inventory).toEqual({ vms: "complete", hosts: "complete" });
    expect(vms?.find(({ id }) => id === "other")).toMatchObject({
      cluster: "lab",
      memoryMib: 8192,
      host: "xcp-2",
      disks: [{ datastore: "nfs" }],
      restart: "disabled",
    });
  });

  it("says what the provider does not tell", () => {
    expect(notesOf(vm("a"))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^data\.xenorchestra_sr\.nfs: whether every host of its pool is connected to it now is not known/,
        ),
        expect.stringMatching(
          /^data\.xenorchestra_network\.lan: whether every host of its pool carries it is not known/,
        ),
      ]),
    );
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput } from "..";
import type { LoadedEstate } from "../reader";

const FIXTURES = "test/fixtures/terraform";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "overlay-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const loaded = (path: string, base?: LoadedEstate) => {
  const result = readInput(path, base === undefined ? {} : { base });
  const [first] = result.ok ? result.value : [];
  if (first === undefined) throw new Error(JSON.stringify(result));
  return first;
};
const fixture = (name: string, base?: LoadedEstate) => loaded(join(FIXTURES, name), base);
const messages = ({ notes = [] }: LoadedEstate) => notes.map(({ message }) => message);
const find = <T extends { readonly id: string }>(list: readonly T[] | undefined, id: string): T | undefined =>
  list?.find((entry) => entry.id === id);

describe("a plan that adds VMs to a live cluster", () => {
  const live = fixture("existing.live.yaml");
  const { estate } = fixture("existing-first.plan.json", live);

  it("has the cluster as it will be: its hosts, settings and VMs, and the new ones", () => {
    expect(find(estate.clusters, "DC0_C0")).toMatchObject({
      inventory: { vms: "complete", hosts: "complete" },
      ha: { enabled: true },
      drs: { automation: "fully-automated" },
    });
    expect(estate.hosts?.map(({ id, memoryMib }) => [id, memoryMib])).toEqual([
      ["DC0_C0_H0", 8192],
      ["DC0_C0_H1", 8192],
      ["DC0_C0_H2", 8192],
    ]);
    expect(estate.vms?.map(({ id }) => id)).toEqual(["DC0_C0_RP0_VM0", "DC0_C0_RP0_VM1", "new-1", "new-2"]);
    expect(find(estate.hosts, "DC0_C0_H0")).toMatchObject({
      domains: ["rack-1"],
      datastores: ["LocalDS_0"],
      networks: ["DC0_DVPG0"],
    });
  });

  it("ties its rules to VMs and hosts that exist", () => {
    expect(find(estate.rules, "apart")).toMatchObject({ vms: ["new-1", "new-2", "DC0_C0_RP0_VM0"] });
    expect(find(estate.rules, "first")).toMatchObject({ hosts: ["DC0_C0_H0"] });
  });

  it("keeps what exists promises", () => {
    expect(estate.requirements).toEqual([{ id: "any-host", tolerate: { host: 1 } }]);
  });

  it("leaves what exists as it was", () => {
    expect(live.estate.vms).toHaveLength(2);
    expect(live.estate.hosts?.[0]?.source).toBeUndefined();
  });
});

describe("a plan that changes, replaces and destroys", () => {
  const live = fixture("estate-applied.state.json");
  const laid = fixture("estate-changed.plan.json", live);
  const { estate } = laid;

  it("matches by the platform's ids and by addresses, and lists nothing as unmatched", () => {
    expect(messages(laid).filter((message) => /what exists/.test(message))).toEqual([]);
    expect(estate.hosts).toHaveLength(3);
  });

  it("takes away what is destroyed, and every reference to it", () => {
    expect(estate.vms?.map(({ id }) => id)).toEqual(["db-a", "db-b", "web-1", "web-2"]);
    expect(find(estate.rules, "web-apart")).toMatchObject({ vms: ["web-1", "web-2"] });
    expect(estate.clusters?.map(({ id }) => id)).toEqual(["prod"]);
  });

  it("changes what is changed, and what it no longer knows it does not take from before", () => {
    expect(find(estate.vms, "db-a")).toMatchObject({ memoryMib: 16384, disks: [{ datastore: "gold" }] });
    expect(find(estate.vms, "web-2")?.disks).toBeUndefined();
  });
});

it("a rule that could not be read, of a cluster that is not known, lets nothing count as survived anywhere", () => {
  const plan = JSON.parse(readFileSync(join(FIXTURES, "existing-first.plan.json"), "utf8"));
  const rule = "vsphere_compute_cluster_vm_anti_affinity_rule";
  const unknown = { virtual_machine_ids: true, id: true };
  for (const { type, change } of plan.resource_changes) {
    if (type === rule)
      Object.assign(change, { after: { name: "apart", compute_cluster_id: "domain-c9" }, after_unknown: unknown });
  }
  for (const { type, expressions } of plan.configuration.root_module.resources) {
    if (type === rule) expressions.virtual_machine_ids = { references: ["local.vms"] };
  }
  const file = join(folder, "plan.json");
  writeFileSync(file, JSON.stringify(plan));
  expect(loaded(file, fixture("existing.live.yaml")).estate.clusters).toMatchObject([
    { id: "DC0_C0", inventory: { vms: "partial", hosts: "complete" }, vendor: { leftOut: "rules or overrides" } },
  ]);
});

describe("what could not be matched is listed", () => {
  const base = (lists: object): LoadedEstate => {
    const file = join(folder, "live.json");
    writeFileSync(file, JSON.stringify({ format: "failproof.estate/1", name: "live", ...lists }));
    return loaded(file);
  };

  it("a deletion of what does not exist", () => {
    expect(messages(fixture("estate-changed.plan.json", base({})))).toContain(
      "vsphere_virtual_machine.web[2]: the plan deletes it, and what exists has no such VM",
    );
  });

  it("a thing that the plan finds and the base does not know", () => {
    expect(messages(fixture("existing-first.plan.json", base({})))).toContain(
      "data.vsphere_compute_cluster.prod: what exists has no cluster of its name or id (DC0_C0); it is added",
    );
  });

  it("a VM that is made under a name that another has: it is another one", () => {
    const vms = [{ id: "new-1", cluster: "DC0_C0" }];
    const laid = fixture("existing-first.plan.json", base({ vms, clusters: [{ id: "DC0_C0", platform: "vsphere" }] }));
    expect(laid.estate.vms?.map(({ id }) => id)).toEqual([
      "new-1",
      "DC0_C0_RP0_VM0",
      "new-1 (vsphere_virtual_machine.new[0])",
      "new-2",
    ]);
    expect(messages(laid)).toContain(
      "vsphere_virtual_machine.new[0]: the plan makes a VM of a name that one has already: new-1",
    );
  });
});

describe("storage and networks of hosts that exist", () => {
  const hosts = ["a", "b"].map((name) => ({
    id: `esx-${name}.example.com`,
    cluster: "prod",
    datastores: ["old"],
    networks: ["vm"],
    uplinks: [
      { id: "vmnic1", networks: ["vm"] },
      { id: "vmnic9", networks: ["vm"] },
    ],
    source: { address: `vsphere_host.${name}`, managed: true },
  }));
  const live = () => {
    const file = join(folder, "live.json");
    const datastores = [{ id: "old" }];
    const clusters = [{ id: "prod", platform: "vsphere" }];
    writeFileSync(
      file,
      JSON.stringify({
        format: "failproof.estate/1",
        name: "live",
        clusters,
        hosts,
        datastores,
        networks: [{ id: "vm" }],
      }),
    );
    return loaded(file);
  };

  it("grow by what the state says that it adds", () => {
    const { estate } = fixture("exact-applied.state.json", live());
    expect(find(estate.hosts, "esx-a.example.com")).toMatchObject({
      datastores: ["old", "one", "pooled-0", "pooled-1"],
      networks: ["vm", "first", "front"],
    });
    expect(find(estate.hosts, "esx-a.example.com")?.uplinks).toEqual([
      { id: "vmnic1", networks: ["vm", "first", "front"] },
      { id: "vmnic9", networks: ["vm"] },
    ]);
  });

  it("are unknown of a host that is new to an inventory with more in it", () => {
    const { estate } = fixture("exact-applied.state.json", live());
    expect(find(estate.hosts, "esx-late.example.com")).toMatchObject({ cluster: "late" });
    expect(find(estate.hosts, "esx-late.example.com")?.datastores).toBeUndefined();
  });
});

it("only a plan can be laid over what exists", () => {
  const result = readInput(join(FIXTURES, "existing.live.yaml"), { base: fixture("existing.live.yaml") });
  expect(result.ok ? [] : result.errors.map(({ message }) => message)).toEqual([
    "is an estate document: only a plan can be laid over what exists",
  ]);
});

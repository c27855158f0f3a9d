import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Estate, serializeEstate } from "../../estate";
import { readInput } from "..";

const FIXTURES = "test/fixtures/terraform";

const loaded = (path: string) => {
  const result = readInput(path);
  const [first] = result.ok ? result.value : [];
  if (first === undefined) throw new Error(JSON.stringify(result));
  return first;
};
const read = (name: string) => loaded(join(FIXTURES, `${name}.json`));
const find = <T extends { readonly id: string }>(list: readonly T[] | undefined, id: string): T | undefined =>
  list?.find((entry) => entry.id === id);
const ids = (list: readonly { readonly id: string }[] | undefined) => list?.map(({ id }) => id);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terraform-json-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const write = (document: unknown, name = "plan.json") => {
  const file = join(folder, name);
  writeFileSync(file, typeof document === "string" ? document : JSON.stringify(document));
  return file;
};
const errorsOf = (document: unknown) => {
  const result = readInput(write(document));
  return result.ok ? [] : result.errors.map(({ pointer, message }) => `${pointer} ${message}`);
};

describe("a first deploy whose references are exact", () => {
  const { estate, notes } = read("exact-first.plan");

  it("leaves nothing out", () => {
    expect(notes).toEqual([]);
  });

  it("has the cluster with its policies in the estate's words", () => {
    expect(find(estate.clusters, "prod")).toEqual({
      id: "prod",
      platform: "vsphere",
      inventory: { vms: "complete", hosts: "complete" },
      ha: {
        enabled: true,
        hostMonitoring: false,
        vmMonitoring: "vm-and-application",
        componentProtection: { pdl: "disabled", apd: "disabled" },
        admissionControl: { policy: "failover-hosts", failoverHosts: ["esx-b.example.com"], performanceTolerance: 50 },
        heartbeatDatastores: ["one"],
        isolationResponse: "shutdown",
        isolationAddresses: ["192.0.2.1"],
      },
      drs: { enabled: true, automation: "partially-automated" },
      source: { address: "vsphere_compute_cluster.prod", managed: true },
    });
    expect(find(estate.clusters, "late")).toMatchObject({ ha: { enabled: false }, drs: { enabled: false } });
  });

  it("has hosts with what they mount and carry, and no capacity", () => {
    expect(find(estate.hosts, "esx-a.example.com")).toEqual({
      id: "esx-a.example.com",
      cluster: "prod",
      datastores: ["one", "pooled-0", "pooled-1"],
      networks: ["first", "front"],
      uplinks: [
        { id: "vmnic1", networks: ["first", "front"] },
        { id: "vmnic2", networks: ["front"] },
      ],
      state: "connected",
      source: { address: "vsphere_host.a", managed: true },
    });
    expect(find(estate.hosts, "esx-late.example.com")).toMatchObject({ cluster: "late", state: "maintenance" });
  });

  it("has VMs with what they demand, on which storage and networks", () => {
    expect(find(estate.vms, "db")).toEqual({
      id: "db",
      cluster: "prod",
      vcpus: 4,
      memoryMib: 8192,
      reservation: { cpuMhz: 1000, memoryMib: 8192 },
      tier: "gold",
      disks: [{ datastore: "one", sizeGib: 40 }],
      networks: ["front", "first"],
      power: "on",
      restart: "highest",
      movable: false,
      source: { address: "vsphere_virtual_machine.db", managed: true },
    });
    expect(find(estate.vms, "app-2")).toMatchObject({
      cluster: "prod",
      disks: [{ datastoreCluster: "pool", sizeGib: 10 }],
      reservation: { cpuMhz: 0, memoryMib: 512 },
      restart: "low",
      movable: true,
    });
    expect(estate.datastoreClusters).toMatchObject([{ id: "pool", datastores: ["pooled-0", "pooled-1"] }]);
  });

  it("has rules, each mandatory as HA holds it at a restart", () => {
    expect(estate.rules).toMatchObject([
      { id: "together", kind: "affinity", vms: ["app-1", "db"], mandatory: false },
      { id: "apart", kind: "anti-affinity", vms: ["app-1", "app-2"], mandatory: false },
      { id: "licence", kind: "vm-host", vms: ["db"], hosts: ["esx-a.example.com"], polarity: "with", mandatory: true },
      { id: "off-a", kind: "vm-host", polarity: "apart", enabled: false, mandatory: false },
      { id: "app-after-db", kind: "dependency", vms: ["app-1", "app-2"], after: ["db"] },
    ]);
  });

  it("is what the state says once it is applied, but for what only then is known", () => {
    const { estate: applied, notes: later } = read("exact-applied.state");
    expect(later).toEqual([]);
    const facts = ({ vms = [], hosts = [], rules = [] }: typeof estate) => ({
      vms: vms.map(({ id, cluster, vcpus, memoryMib, reservation, networks, restart, tier }) => {
        return { id, cluster, vcpus, memoryMib, reservation, networks, restart, tier };
      }),
      hosts: hosts.map(({ vendor: _, ...host }) => host),
      rules: rules.map(({ vendor: _, ...rule }) => rule),
    });
    expect(facts(applied)).toEqual(facts(estate));
    const members = applied.hosts?.filter(({ cluster }) => cluster === "prod").map(({ id }) => id);
    for (const { host } of applied.vms ?? []) expect(members).toContain(host);
  });
});

describe("a first deploy with count, for_each and a module", () => {
  const { estate, notes = [] } = read("estate-first.plan");

  it("follows module outputs and variables that lead to one resource", () => {
    expect(estate.vms?.map(({ cluster, networks }) => [cluster, networks])).toEqual(
      Array.from({ length: 5 }, () => ["prod", ["front"]]),
    );
  });

  it("follows literal keys, and no others", () => {
    expect(estate.rules).toMatchObject([{ id: "db-apart", vms: ["db-a", "db-b"] }]);
  });

  it("leaves out what count and for_each make ambiguous, never guessing by index", () => {
    expect(estate.hosts?.map(({ cluster, datastores, networks }) => [cluster, datastores, networks])).toEqual(
      Array.from({ length: 3 }, () => [undefined, undefined, undefined]),
    );
    expect(estate.vms?.map(({ disks, restart }) => [disks, restart])).toEqual(
      Array.from({ length: 5 }, () => [undefined, undefined]),
    );
    expect(find(estate.clusters, "prod")?.ha?.heartbeatDatastores).toBeUndefined();
  });

  it("lets nothing count as survived where a rule or an override is left out, nor as failed where hosts are", () => {
    expect(find(estate.clusters, "prod")?.inventory).toEqual({ vms: "partial", hosts: "partial" });
    expect(find(estate.clusters, "spare-0")?.inventory).toEqual({ vms: "complete", hosts: "complete" });
  });

  it("says what was left out and why, once for all instances", () => {
    const messages = notes.map(({ message }) => message);
    expect(messages).toContain(
      "vsphere_ha_vm_override.db (2 instances): its VM is not known: it depends on each.value",
    );
    expect(messages).toContain(
      "module.pod.vsphere_compute_cluster.this: which hosts it has is not known: it is one or more of the 3 instances of vsphere_host.host",
    );
    expect(new Set(messages).size).toBe(messages.length);
  });
});

describe("an applied design", () => {
  it("has in its state all links that the plan could not tell", () => {
    const { estate, notes } = read("estate-applied.state");
    expect(notes).toEqual([]);
    expect(estate.hosts).toHaveLength(3);
    for (const host of estate.hosts ?? []) {
      expect(host).toMatchObject({ cluster: "prod", datastores: ["gold", "silver"], networks: ["front"] });
    }
    expect(estate.vms?.map(({ id, disks }) => [id, disks?.[0]?.datastore])).toEqual([
      ["db-a", "gold"],
      ["db-b", "gold"],
      ["web-1", "gold"],
      ["web-2", "silver"],
      ["web-3", "gold"],
    ]);
    expect(find(estate.vms, "db-b")).toMatchObject({ restart: "high", power: "on" });
  });

  it("changed by a plan has what will be: updated, replaced, moved, and without what is destroyed", () => {
    const { estate } = read("estate-changed.plan");
    expect(ids(estate.vms)).toEqual(["db-a", "db-b", "web-1", "web-2"]);
    expect(find(estate.vms, "db-a")?.memoryMib).toBe(16384);
    expect(ids(estate.clusters)).toEqual(["prod"]);
    expect(find(estate.rules, "web-apart")).toMatchObject({ vms: ["web-1", "web-2"] });
    expect(find(estate.rules, "db-apart")?.source?.address).toBe(
      "vsphere_compute_cluster_vm_anti_affinity_rule.database",
    );
    expect(find(estate.vms, "web-2")?.disks).toBeUndefined(); // on the volume that is replaced, or on the other
    expect(find(estate.datastores, "silver")?.vendor).toBeUndefined();
  });
});

describe("a plan on things that are there already", () => {
  const { estate } = read("existing-first.plan");

  it("has the cluster it looks up as partial, with nothing known of it", () => {
    expect(estate.clusters).toMatchObject([{ id: "DC0_C0", inventory: { vms: "partial", hosts: "partial" } }]);
    expect(estate.clusters?.[0]?.ha).toBeUndefined();
    expect(estate.hosts).toMatchObject([{ id: "DC0_C0_H0", cluster: "DC0_C0" }]);
    expect(estate.hosts?.[0]?.datastores).toBeUndefined();
  });

  it("has the VMs it makes, and those that its rules are about", () => {
    expect(ids(estate.vms)).toEqual(["DC0_C0_RP0_VM0", "new-1", "new-2"]);
    expect(find(estate.vms, "new-1")).toMatchObject({
      cluster: "DC0_C0",
      disks: [{ datastore: "LocalDS_0" }],
      networks: ["DC0_DVPG0"],
    });
  });

  it("takes HA of that cluster to keep anti-affinity, which it does unless told otherwise", () => {
    expect(find(estate.rules, "apart")?.mandatory).toBe(true);
  });
});

describe("a resource pool that is looked up", () => {
  const plan = JSON.parse(readFileSync(join(FIXTURES, "existing-first.plan.json"), "utf8"));
  const lookUp = (name: string, id: string) => ({
    address: "data.vsphere_resource_pool.pool",
    mode: "data",
    type: "vsphere_resource_pool",
    name: "pool",
    values: { id, name, parent_resource_pool_id: null },
    sensitive_values: {},
  });
  const clusterOfNew = (name: string, id: string) => {
    const { resources } = plan.prior_state.values.root_module;
    const changes = plan.resource_changes.map(
      (entry: { readonly type: string; readonly change: { readonly after: object } }) =>
        entry.type === "vsphere_virtual_machine"
          ? { ...entry, change: { ...entry.change, after: { ...entry.change.after, resource_pool_id: id } } }
          : entry,
    );
    const prior_state = { values: { root_module: { resources: [...resources, lookUp(name, id)] } } };
    const without = changes.filter(({ type }: { readonly type: string }) => !/_group$|_rule$/.test(type));
    return find(loaded(write({ ...plan, prior_state, resource_changes: without })).estate.vms, "new-1")?.cluster;
  };

  it("is of the cluster that its path names", () => {
    expect(clusterOfNew("DC0_C0/Resources", "resgroup-999")).toBe("DC0_C0");
    expect(clusterOfNew("/DC0/host/DC0_C0/Resources/shop", "resgroup-999")).toBe("DC0_C0");
  });

  it("is of the cluster whose root it is", () => {
    const { resources } = plan.prior_state.values.root_module;
    const cluster = resources.find(({ type }: { readonly type: string }) => type === "vsphere_compute_cluster");
    expect(clusterOfNew("Resources", cluster.values.resource_pool_id)).toBe("DC0_C0");
  });

  it("else tells of no cluster", () => {
    expect(clusterOfNew("shop", "resgroup-999")).toBeUndefined();
  });
});

describe("a plan beside its configuration", () => {
  const beside = (edit: (text: string) => string = (text) => text) => {
    cpSync(join(FIXTURES, "hcl/estate"), folder, { recursive: true });
    copyFileSync(join(FIXTURES, "estate-first.plan.json"), join(folder, "plan.json"));
    writeFileSync(join(folder, "main.tf"), edit(readFileSync(join(folder, "main.tf"), "utf8")));
    return loaded(join(folder, "plan.json"));
  };
  /** What an estate tells of who belongs where. */
  const links = ({ clusters, hosts, vms, rules }: Estate) => ({
    heartbeats: clusters?.map(({ id, ha }) => [id, ha?.heartbeatDatastores]),
    hosts: hosts?.map(({ id, cluster, datastores }) => [id, cluster, [...(datastores ?? [])].sort()]),
    vms: vms?.map(({ id, cluster, disks, networks, restart }) => [
      id,
      cluster,
      disks?.map(({ datastore }) => datastore),
      networks,
      restart,
    ]),
    rules: rules?.map(({ id, vms: of }) => [id, [...of].sort()]),
  });

  it("knows each link of a first deploy, as the state does once it is applied", () => {
    const { estate } = beside();
    expect(links(estate)).toEqual(links(read("estate-applied.state").estate));
    expect(find(estate.rules, "web-apart")?.vms).toEqual(["web-1", "web-2", "web-3"]);
  });

  it("says which files it followed, for they may have changed since", () => {
    expect(beside().notes?.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(
        /^links that the plan leaves open were read from .*main\.tf, .*pod\/main\.tf, as if unchanged/,
      ),
    );
  });

  it("does not follow a file that mentions something else than the plan", () => {
    const { estate, notes } = beside((text) =>
      text.replaceAll("vsphere_virtual_machine.web[*].id", '[vsphere_virtual_machine.db["db-a"].id]'),
    );
    expect(find(estate.rules, "web-apart")).toBeUndefined();
    expect(notes?.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("anti_affinity_rule.web: which VMs it is about is not known"),
    );
  });

  it("does not follow a condition", () => {
    const { estate } = beside((text) =>
      text.replaceAll(
        "vsphere_virtual_machine.web[*].id",
        '[for vm in vsphere_virtual_machine.web : vm.id if vm.name != "web-1"]',
      ),
    );
    expect(find(estate.rules, "web-apart")).toBeUndefined();
  });

  it("gives each resource its file and line, also in modules", () => {
    const { estate } = beside();
    const lineOf = (source?: { readonly file?: string; readonly line?: number }) => {
      const text = readFileSync(source?.file ?? "", "utf8");
      return text.split("\n")[(source?.line ?? 0) - 1];
    };
    expect(lineOf(find(estate.vms, "web-2")?.source)).toBe('resource "vsphere_virtual_machine" "web" {');
    expect(lineOf(find(estate.hosts, "esx-2.example.com")?.source)).toBe('resource "vsphere_host" "host" {');
    expect(find(estate.hosts, "esx-2.example.com")?.source?.file).toMatch(/modules\/pod\/main\.tf$/);
  });
});

describe("what cannot be read is told so", () => {
  const plan = JSON.parse(readFileSync(join(FIXTURES, "exact-first.plan.json"), "utf8"));

  it.each(["0.2", "2.0", "1"])("format version %s", (version) => {
    expect(errorsOf({ ...plan, format_version: version })).toEqual([
      `/format_version the format version "${version}" of the plan is not supported`,
    ]);
  });

  it("a plan that ended with errors", () => {
    expect(errorsOf({ ...plan, errored: true })).toEqual(["/errored the plan ended with errors and is not complete"]);
  });

  it("a plan without known resources: a clear word, not a pass", () => {
    const change = { address: "null_resource.a", mode: "managed", type: "null_resource", name: "a" };
    const resource = { ...change, change: { actions: ["create"], after: {} } };
    expect(errorsOf({ ...plan, prior_state: undefined, resource_changes: [resource] })).toEqual([
      " the plan holds nothing to check: it has null_resource",
    ]);
    expect(errorsOf({ ...plan, prior_state: undefined, resource_changes: [] })).toEqual([
      " the plan holds nothing to check: it has no resources",
    ]);
    expect(errorsOf({ format_version: "1.0", terraform_version: "1.11.0" })).toEqual([
      " the state holds nothing to check: it has no resources",
    ]);
  });

  it("a truncated plan", () => {
    expect(errorsOf(JSON.stringify(plan).slice(0, -100))).toEqual([expect.stringMatching(/: it is truncated$/)]);
  });

  it("entries that are no resources are passed over", () => {
    const odd = { ...plan, resource_changes: [null, 1, {}, { address: 1 }, ...plan.resource_changes] };
    expect(loaded(write(odd, "exact-first.plan.json")).estate).toEqual(read("exact-first.plan").estate);
  });
});

it("the same plan gives the same bytes, in whatever order it lists its resources", () => {
  const plan = JSON.parse(readFileSync(join(FIXTURES, "estate-changed.plan.json"), "utf8"));
  const reversed = { ...plan, resource_changes: [...plan.resource_changes].reverse() };
  const file = write(reversed, "estate-changed.plan.json");
  expect(serializeEstate(loaded(file).estate)).toBe(serializeEstate(read("estate-changed.plan").estate));
});

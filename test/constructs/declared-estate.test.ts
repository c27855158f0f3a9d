import { TerraformVariable } from "cdktf";
import {
  AffinityRule,
  Cluster,
  Datastore,
  declaredEstate,
  Fabric,
  Host,
  Location,
  Network,
  PowerFeed,
  Rack,
  Requirement,
  Service,
  StorageArray,
  Switch,
  VirtualMachine,
  VirtualSwitch,
  VmHostRule,
} from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { validateEstate } from "../../lib/estate";
import { Laboratory } from "./support/laboratory";

/** The estate without sources, which have tests of their own, and without `redundant` where it is none. */
function facts(lab: Laboratory) {
  const hidden = (name: string, value: unknown) =>
    name === "source" || (name === "redundant" && JSON.stringify(value) === "[]");
  return JSON.parse(
    JSON.stringify(declaredEstate(lab.estate), (name, value) => (hidden(name, value) ? undefined : value)),
  );
}

describe("ids", () => {
  it("are what the author called it, and the path where two have one name", () => {
    const lab = new Laboratory();
    const fra = new VsphereSite(lab.estate, "fra", { server: "x", datacenter: "FRA" });
    lab.host(lab.cluster("prod"), "esx-1");
    lab.host(new Cluster(fra, "prod"), "esx-1");
    lab.host(new Cluster(fra, "test"), "esx-2");
    const { clusters, hosts } = facts(lab);
    expect(clusters.map(({ id }: { id: string }) => id)).toEqual(["ams/prod", "fra/prod", "test"]);
    expect(hosts.map(({ id, cluster }: { id: string; cluster: string }) => [id, cluster])).toEqual([
      ["ams/prod/esx-1", "ams/prod"],
      ["fra/prod/esx-1", "fra/prod"],
      ["esx-2", "test"],
    ]);
  });
});

describe("sources", () => {
  it("name the path, the user's own line, the Terraform address, and whether the design makes the thing", () => {
    const lab = new Laboratory();
    const cluster = lab.cluster();
    const frame = new Error().stack?.split("\n")[1]?.match(/:(\d+):\d+/);
    const host = new Host(cluster, "esx-1", lab.hostProps("esx-1"));
    const old = Host.existing(cluster, "old");
    const { hosts } = declaredEstate(lab.estate);
    expect(hosts?.map(({ source }) => source)).toEqual([
      {
        path: host.node.path,
        file: "test/constructs/declared-estate.test.ts",
        line: Number(frame?.[1]) + 1,
        address: `vsphere_host.${host.resource.friendlyUniqueId}`,
        managed: true,
      },
      expect.objectContaining({
        path: old.node.path,
        address: expect.stringMatching(/^data\.vsphere_host\./),
        managed: false,
      }),
    ]);
  });

  it("hold no path of the machine", () => {
    const lab = new Laboratory();
    lab.host(lab.cluster());
    expect(JSON.stringify(declaredEstate(lab.estate))).not.toContain(process.cwd());
  });
});

describe("domains", () => {
  it("nest, name their redundant pairs, and are at the site they are made in", () => {
    const lab = new Laboratory();
    const [a, b] = [new PowerFeed(lab.site, "feed-a"), new PowerFeed(lab.site, "feed-b")];
    const rack = new Rack(lab.site, "rack-1", { redundant: [[a, b]] });
    new Switch(lab.site, "leaf", { in: [rack] });
    new Fabric(lab.estate, "between-sites");
    expect(facts(lab).domains).toEqual([
      { id: "feed-a", kind: "power-feed", site: "ams", domains: [] },
      { id: "feed-b", kind: "power-feed", site: "ams", domains: [] },
      { id: "rack-1", kind: "rack", site: "ams", domains: [], redundant: [["feed-a", "feed-b"]] },
      { id: "leaf", kind: "switch", site: "ams", domains: ["rack-1"] },
      { id: "between-sites", kind: "fabric", domains: [] },
    ]);
  });

  it("have no redundant pairs unless they name some", () => {
    const lab = new Laboratory();
    new Rack(lab.site, "rack-1");
    lab.host(lab.cluster());
    const { domains, hosts } = declaredEstate(lab.estate);
    expect([...(domains ?? []), ...(hosts ?? [])].map(({ redundant }) => redundant)).toEqual([[], []]);
  });

  it("of a site that holds locations are where they are put, and nowhere otherwise", () => {
    const lab = new Laboratory();
    const halls = [new Location(lab.site, "hall-a"), new Location(lab.site, "hall-b")];
    const cluster = lab.cluster();
    new Rack(halls[0] ?? lab.site, "rack-1");
    lab.host(cluster, "here", { in: halls.slice(1) });
    lab.host(cluster, "somewhere");
    const { sites, domains, hosts } = facts(lab);
    expect(sites).toEqual([{ id: "hall-a" }, { id: "hall-b" }]);
    expect(domains).toMatchObject([{ id: "rack-1", site: "hall-a" }]);
    expect(hosts[0]).toMatchObject({ site: "hall-b", domains: [] });
    expect(hosts[1]).not.toHaveProperty("site");
    expect(hosts[1]).not.toHaveProperty("domains");
  });
});

describe("hosts", () => {
  it("carry networks by the uplinks that the teaming uses, and mount the datastores that say so", () => {
    const lab = new Laboratory();
    const prod = lab.cluster();
    const other = lab.cluster("other");
    lab.network("both");
    new Network(lab.site, "first", { teaming: { active: ["uplink1"] } });
    new Network(lab.site, "failover", { teaming: { active: ["uplink2"], standby: ["uplink1"] } });
    lab.datastore("everywhere");
    new Datastore(lab.site, "elsewhere", { nfs: { server: "x", path: "/" }, hosts: [other] });
    const leaf = new Switch(lab.site, "leaf-a");
    const path = { datastore: lab.datastore("by-fabric"), in: [new Fabric(lab.site, "fabric-a")] };
    lab.host(prod, "a", { uplinks: { vmnic1: leaf, vmnic2: {} }, storagePaths: [path], threads: 32 });
    lab.host(prod, "b", { uplinks: { vmnic1: leaf } });
    lab.host(prod, "c", { uplinks: {} });
    expect(facts(lab).hosts).toEqual([
      {
        id: "a",
        cluster: "prod",
        site: "ams",
        cores: 16,
        threads: 32,
        cpuMhz: 40_000,
        memoryMib: 131_072,
        datastores: ["everywhere", "by-fabric"],
        networks: ["both", "first", "failover"],
        uplinks: [
          { id: "vmnic1", switch: "leaf-a", networks: ["both", "first", "failover"] },
          { id: "vmnic2", networks: ["both", "failover"] },
        ],
        storagePaths: [{ datastore: "by-fabric", domains: ["fabric-a"] }],
        state: "connected",
      },
      expect.objectContaining({
        networks: ["both", "first", "failover"],
        uplinks: [{ id: "vmnic1", switch: "leaf-a", networks: ["both", "first", "failover"] }],
      }),
      expect.objectContaining({ networks: [], uplinks: [] }),
    ]);
  });

  it("do not know what they carry and mount where something that exists does not say", () => {
    const lab = new Laboratory();
    Network.existing(lab.site, "old-network");
    Datastore.existing(lab.site, "old-datastore");
    lab.host(lab.cluster());
    const [host] = facts(lab).hosts;
    expect(host).not.toHaveProperty("networks");
    expect(host).not.toHaveProperty("datastores");
    expect(host.uplinks).toEqual([{ id: "vmnic1" }, { id: "vmnic2" }]);
  });

  it("know it where what exists says so", () => {
    const lab = new Laboratory();
    const cluster = lab.cluster();
    Network.existing(lab.site, "old-network", { hosts: [cluster], nics: ["vmnic2"], vlan: 7 });
    new Network(lab.site, "new", { on: VirtualSwitch.existing(lab.site, "dvs", { hosts: [cluster] }) });
    Datastore.existing(lab.site, "old-datastore", { hosts: [cluster], type: "vmfs" });
    lab.host(cluster);
    const { hosts, networks, datastores } = facts(lab);
    expect(hosts[0]).toMatchObject({
      networks: ["old-network", "new"],
      datastores: ["old-datastore"],
      uplinks: [{ networks: ["new"] }, { networks: ["old-network", "new"] }],
    });
    expect(networks).toEqual([
      { id: "old-network", vlan: 7 },
      { id: "new", vlan: 0 },
    ]);
    expect(datastores).toEqual([{ id: "old-datastore", type: "vmfs", site: "ams" }]);
  });
});

describe("clusters", () => {
  it("state what they are made with", () => {
    const lab = new Laboratory();
    lab.cluster();
    expect(facts(lab).clusters).toEqual([
      {
        id: "prod",
        platform: "vsphere",
        inventory: { vms: "complete", hosts: "complete" },
        ha: {
          enabled: true,
          hostMonitoring: true,
          vmMonitoring: "vm",
          componentProtection: { pdl: "restart", apd: "restart" },
          admissionControl: { policy: "resource-percentage", hostFailures: 1, performanceTolerance: 1 },
          isolationResponse: "power-off",
          isolationAddresses: [],
        },
        drs: { enabled: true, automation: "fully-automated" },
      },
    ]);
  });

  it("that exist are partial and unknown, but for what is stated", () => {
    const lab = new Laboratory();
    Cluster.existing(lab.site, "old");
    Cluster.existing(lab.site, "known", {
      ha: { enabled: true, hostFailures: 2 },
      drs: "manual",
      inventory: { vms: "complete" },
    });
    expect(facts(lab).clusters).toEqual([
      { id: "old", platform: "vsphere", inventory: { vms: "partial", hosts: "partial" } },
      {
        id: "known",
        platform: "vsphere",
        inventory: { vms: "complete", hosts: "partial" },
        ha: { enabled: true, admissionControl: { policy: "resource-percentage", hostFailures: 2 } },
        drs: { enabled: true, automation: "manual" },
      },
    ]);
  });

  it("name the hosts that are held empty, declared after them", () => {
    const lab = new Laboratory();
    const cluster = lab.cluster("prod", { ha: { admissionControl: { policy: "failover-hosts" } } });
    lab.host(cluster, "work");
    lab.host(cluster, "spare", { failoverHost: true });
    expect(facts(lab).clusters[0].ha.admissionControl).toEqual({
      policy: "failover-hosts",
      failoverHosts: ["spare"],
      performanceTolerance: 1,
    });
  });
});

describe("datastores", () => {
  it("are in the array they are on, and state how they survive the loss of a part", () => {
    const lab = new Laboratory();
    const [a, b] = [new StorageArray(lab.site, "san-a"), new StorageArray(lab.site, "san-b")];
    const cluster = lab.cluster();
    new Datastore(lab.site, "nas", { on: a, nfs: { server: "x", path: "/", version: "4.1" }, capacityGib: 1_024 });
    const zrh = new VsphereSite(lab.estate, "zrh", { server: "x", datacenter: "Z" });
    Datastore.existing(lab.site, "metro", { type: "vmfs", copies: [{ in: [a] }, { in: [b] }], witness: { in: [zrh] } });
    Datastore.existing(lab.site, "vsan", { distributed: { cluster, over: "host", failuresToTolerate: 1 } });
    expect(facts(lab).datastores).toEqual([
      { id: "nas", type: "nfs41", site: "ams", capacityGib: 1_024, domains: ["san-a"] },
      {
        id: "metro",
        type: "vmfs",
        copies: [{ domains: ["san-a"] }, { domains: ["san-b"] }],
        witness: { site: "zrh", domains: [] },
      },
      { id: "vsan", site: "ams", distributed: { cluster: "prod", over: "host", failuresToTolerate: 1 } },
    ]);
  });
});

describe("virtual machines", () => {
  it("state what they are made with", () => {
    const lab = new Laboratory();
    const cluster = lab.cluster("prod", { ha: { restartPriority: "low" } });
    const host = lab.host(cluster);
    const disks = [{ datastore: lab.datastore(), sizeGib: 20 }];
    lab.vm(cluster, "plain", { disks });
    lab.vm(cluster, "rich", {
      disks,
      tier: "gold",
      restart: "high",
      reserveMemory: true,
      reservation: { cpuMhz: 500 },
      movable: false,
      host,
      resources: { "vgpu-a40": 1 },
    });
    const common = {
      cluster: "prod",
      vcpus: 2,
      memoryMib: 4_096,
      disks: [{ datastore: "nas", sizeGib: 20 }],
      networks: [],
      power: "on",
    };
    expect(facts(lab).vms).toEqual([
      { id: "plain", ...common, reservation: { cpuMhz: 0, memoryMib: 0 }, restart: "low", movable: true },
      {
        id: "rich",
        ...common,
        reservation: { cpuMhz: 500, memoryMib: 4_096 },
        restart: "high",
        movable: false,
        tier: "gold",
        host: "esx-1",
        resources: { "vgpu-a40": 1 },
      },
    ]);
  });

  it("leave out what is known at apply only, and what is not stated of one that exists", () => {
    const lab = new Laboratory();
    const cluster = lab.cluster();
    const size = new TerraformVariable(lab.site, "size", { type: "number" }).numberValue;
    lab.vm(cluster, "later", { vcpus: size, memoryGib: size, disks: [{ datastore: lab.datastore(), sizeGib: size }] });
    VirtualMachine.existing(cluster, "old", { memoryGib: 2 });
    expect(facts(lab).vms).toEqual([
      {
        id: "later",
        cluster: "prod",
        reservation: { cpuMhz: 0, memoryMib: 0 },
        disks: [{ datastore: "nas" }],
        networks: [],
        power: "on",
        restart: "medium",
        movable: true,
      },
      { id: "old", cluster: "prod", memoryMib: 2_048, restart: "medium" },
    ]);
  });
});

describe("rules", () => {
  function spread(racks: number, replicas: number, spreadOver: string) {
    const lab = new Laboratory();
    const cluster = lab.cluster();
    for (let n = 1; n <= racks; n++) lab.host(cluster, `esx-${n}`, { in: [new Rack(lab.site, `rack-${n}`)] });
    const vm = { vcpus: 1, memoryGib: 1, disks: [{ datastore: lab.datastore(), sizeGib: 1 }], networks: [] };
    new Service(cluster, "etcd", { replicas, quorum: 2, spreadOver, vm });
    return facts(lab);
  }

  it("of a service spread over hosts are one, which the platform keeps at a restart", () => {
    const { rules, services } = spread(2, 3, "host");
    expect(services).toEqual([{ id: "etcd", vms: ["etcd-1", "etcd-2", "etcd-3"], quorum: 2 }]);
    expect(rules).toEqual([
      {
        id: "etcd-apart",
        kind: "anti-affinity",
        over: "host",
        vms: ["etcd-1", "etcd-2", "etcd-3"],
        enabled: true,
        mandatory: true,
      },
    ]);
  });

  it("of a service spread over racks say what is kept at first placement, and on hosts at a restart", () => {
    const all = { enabled: true, kind: "anti-affinity", vms: ["etcd-1", "etcd-2", "etcd-3"] };
    const part = { kind: "vm-host", polarity: "with", enabled: true, mandatory: false, derivedFrom: "etcd-apart" };
    expect(spread(3, 3, "rack").rules).toEqual([
      { id: "etcd-apart", ...all, over: "rack", mandatory: false },
      { id: "etcd-apart/rack-1", ...part, vms: ["etcd-1"], hosts: ["esx-1"] },
      { id: "etcd-apart/rack-2", ...part, vms: ["etcd-2"], hosts: ["esx-2"] },
      { id: "etcd-apart/rack-3", ...part, vms: ["etcd-3"], hosts: ["esx-3"] },
      { id: "etcd-apart/host", ...all, over: "host", mandatory: true },
    ]);
  });

  it("of more replicas than racks deal them out evenly, and promise no more than that", () => {
    const { rules } = spread(2, 5, "rack");
    expect(rules.map(({ id, vms }: { id: string; vms: string[] }) => [id, vms])).toEqual([
      ["etcd-apart", ["etcd-1", "etcd-2"]],
      ["etcd-apart/2", ["etcd-3", "etcd-4"]],
      ["etcd-apart/rack-1", ["etcd-1", "etcd-3", "etcd-5"]],
      ["etcd-apart/rack-2", ["etcd-2", "etcd-4"]],
      ["etcd-apart/host", ["etcd-1", "etcd-2", "etcd-3", "etcd-4", "etcd-5"]],
    ]);
  });

  it("say what vSphere does at a restart", () => {
    const lab = new Laboratory();
    const lax = lab.cluster("lax", { vsphere: { haAdvancedOptions: { "das.respectvmvmantiaffinityrules": "false" } } });
    const rack = new Rack(lab.site, "rack-1");
    const disks = [{ datastore: lab.datastore(), sizeGib: 1 }];
    const [a, b] = [lab.vm(lax, "a", { disks }), lab.vm(lax, "b", { disks })];
    const vm = { vcpus: 1, memoryGib: 1, disks, networks: [] };
    new Service(lax, "pair", { replicas: 2, vm });
    new AffinityRule(lax, "together", { vms: [a, b] });
    new VmHostRule(lax, "should", { vms: [a], hostsIn: [rack] });
    new VmHostRule(lax, "must-not", { vms: [a], hostsIn: [rack], polarity: "apart", mandatory: true });
    lab.host(lax, "declared-later", { in: [rack] });
    expect(facts(lab).rules).toEqual([
      expect.objectContaining({ id: "pair-apart", mandatory: false }),
      { id: "together", kind: "affinity", vms: ["a", "b"], enabled: true, mandatory: false },
      expect.objectContaining({ id: "should", hosts: ["declared-later"], polarity: "with", mandatory: false }),
      expect.objectContaining({ id: "must-not", hosts: ["declared-later"], polarity: "apart", mandatory: true }),
    ]);
  });
});

it("requirements name what they are about", () => {
  const lab = new Laboratory();
  const cluster = lab.cluster();
  const vm = lab.vm(cluster, "web", { disks: [{ datastore: lab.datastore(), sizeGib: 1 }] });
  new Requirement(lab.estate, "all", { tolerate: { host: 2, switch: 1 } });
  new Requirement(lab.estate, "some", {
    tolerate: { host: 1 },
    clusters: [cluster],
    vms: [vm],
    tiers: ["gold"],
    demand: "reservation",
    vcpusPerCore: 2,
    placement: "pinned",
    continuity: true,
  });
  expect(facts(lab).requirements).toEqual([
    { id: "all", tolerate: { host: 2, switch: 1 } },
    {
      id: "some",
      tolerate: { host: 1 },
      clusters: ["prod"],
      vms: ["web"],
      tiers: ["gold"],
      demand: "reservation",
      vcpusPerCore: 2,
      placement: "pinned",
      continuity: true,
    },
  ]);
});

it("the estate is valid, and does not change by being read", () => {
  const lab = new Laboratory();
  const cluster = lab.cluster();
  lab.network();
  lab.host(cluster, "esx-1", { in: [new Rack(lab.site, "rack-1")] });
  lab.vm(cluster, "web", { disks: [{ datastore: lab.datastore(), sizeGib: 1 }], tier: "gold" });
  const estate = declaredEstate(lab.estate);
  expect(declaredEstate(lab.estate)).toEqual(estate);
  expect(validateEstate(estate)).toMatchObject({ ok: true });
});

import { TerraformVariable, Token } from "cdktf";
import { Construct } from "constructs";
import {
  AffinityRule,
  AntiAffinityRule,
  Cluster,
  Datastore,
  FailureDomain,
  Host,
  Location,
  Network,
  Rack,
  Requirement,
  Service,
  VirtualMachine,
  VirtualSwitch,
  VmHostRule,
} from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { Laboratory } from "./support/laboratory";
import { UngatedEstate } from "./support/ungated-estate";

const HOST = new Laboratory().hostProps("esx");

/** A laboratory with a cluster, a host in a rack, a network, a datastore, and a VM. */
function furnished() {
  const lab = new Laboratory();
  const cluster = lab.cluster();
  const rack = new Rack(lab.site, "rack-1");
  const host = lab.host(cluster, "esx-1", { in: [rack] });
  const network = lab.network();
  const datastore = lab.datastore();
  const shape = { vcpus: 2, memoryGib: 4, disks: [{ datastore, sizeGib: 20 }], networks: [network] };
  const vm = new VirtualMachine(cluster, "web", shape);
  const number = new TerraformVariable(lab.site, "size", { type: "number" }).numberValue;
  const text = new TerraformVariable(lab.site, "name", { type: "string" }).stringValue;
  const list = new TerraformVariable(lab.site, "names", { type: "list(string)" }).listValue;
  return { ...lab, lab, cluster, rack, host, network, datastore, shape, vm, number, text, list };
}

type Furnished = ReturnType<typeof furnished>;

describe("a wrong argument is refused when the construct is made, naming its path and how to mend it:", () => {
  it.each<[string, (f: Furnished) => unknown, string]>([
    [
      "no cores",
      (f) => f.lab.host(f.cluster, "b", { cores: 0 }),
      "acme/ams/prod/b: cores is 0; give a whole number of at least 1.",
    ],
    ["half a core", (f) => f.lab.host(f.cluster, "b", { cores: 1.5 }), "cores is 1.5; give a whole number"],
    [
      "memory that is not a number",
      (f) => f.lab.host(f.cluster, "b", { memoryGib: Number.NaN }),
      "memoryGib is NaN; give a finite number",
    ],
    ["endless memory", (f) => f.lab.host(f.cluster, "b", { memoryGib: Infinity }), "memoryGib is Infinity"],
    [
      "memory beyond reason",
      (f) => f.lab.host(f.cluster, "b", { memoryGib: 1e308 }),
      "memoryGib is 1e+308; give a size in GiB",
    ],
    ["negative memory", (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, memoryGib: -4 }), "memoryGib is -4"],
    [
      "no memory",
      (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, memoryGib: 0 }),
      "memoryGib is 0; give the memory",
    ],
    [
      "a fraction of a MiB",
      (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, memoryGib: 0.0001 }),
      "no whole number of MiB",
    ],
    [
      "fewer threads than cores",
      (f) => f.lab.host(f.cluster, "b", { threads: 8 }),
      "threads is 8, less than its 16 cores",
    ],
    ["an empty hostname", (f) => f.lab.host(f.cluster, "b", { hostname: " " }), 'hostname is " "'],
    ["no disk", (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, disks: [] }), "disks is empty"],
    [
      "a disk without size",
      (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, disks: [{ datastore: f.datastore, sizeGib: 0 }] }),
      "disks[].sizeGib is 0",
    ],
    [
      "more reserved than there is",
      (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, reservation: { memoryGib: 8 } }),
      "reservation.memoryGib is more than its memory",
    ],
    [
      "two ways to reserve",
      (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, reserveMemory: true, reservation: { memoryGib: 1 } }),
      "give one of them",
    ],
    [
      "an unknown priority",
      (f) =>
        new VirtualMachine(
          f.cluster,
          "b",
          JSON.parse('{"restart":"urgent","vcpus":1,"memoryGib":1,"disks":[],"networks":[]}'),
        ),
      'restart is "urgent"; give one of "highest", "high"',
    ],
    [
      "a missing size",
      (f) => new VirtualMachine(f.cluster, "b", JSON.parse("{}")),
      "vcpus is missing; a VM needs vcpus, memoryGib, disks and networks",
    ],
    [
      "a host of another cluster",
      (f) => new VirtualMachine(f.lab.cluster("dr"), "b", { ...f.shape, host: f.host }),
      "host is acme/ams/prod/esx-1, of the cluster acme/ams/prod",
    ],
    [
      "a reserved kind",
      (f) => new FailureDomain(f.site, "b", { kind: "host" }),
      'kind is "host"; every site, host and datastore is a failure domain by itself',
    ],
    [
      "an uplink in a rack",
      (f) => f.lab.host(f.cluster, "b", { uplinks: { vmnic1: f.rack } }),
      "uplinks.vmnic1 is plugged into acme/ams/rack-1, a rack; give a Switch",
    ],
    [
      "a VLAN that is none",
      (f) => new Network(f.site, "b", { vlan: 4095 }),
      "vlan is 4095; give a whole number from 0 to 4094",
    ],
    [
      "an uplink that is both",
      (f) => new Network(f.site, "b", { teaming: { active: ["uplink1"], standby: ["uplink1"] } }),
      "uplink1 is both active and standby",
    ],
    [
      "two NFS 3 servers",
      (f) => new Datastore(f.site, "b", { nfs: { server: ["x", "y"], path: "/" } }),
      "nfs.server names 2 servers",
    ],
    ["no export", (f) => new Datastore(f.site, "b", JSON.parse("{}")), "nfs is missing"],
    [
      "a quorum of too many",
      (f) => new Service(f.cluster, "b", { replicas: 3, quorum: 4, vm: f.shape }),
      "quorum is 4, of 3 replicas",
    ],
    ["no replicas", (f) => new Service(f.cluster, "b", { replicas: 0, vm: f.shape }), "replicas is 0"],
    [
      "a spread over what holds no host",
      (f) => new Service(f.cluster, "b", { replicas: 2, spreadOver: "chassis", vm: f.shape }),
      "no host of acme/ams/prod is in a failure domain of that kind yet",
    ],
    [
      "a rule of one VM",
      (f) => new AntiAffinityRule(f.cluster, "b", { vms: [f.vm] }),
      "vms has 1 members; give at least 2",
    ],
    [
      "a VM twice in a rule",
      (f) => new AffinityRule(f.cluster, "b", { vms: [f.vm, f.vm] }),
      "vms names acme/ams/prod/web twice",
    ],
    ["a rule about no host", (f) => new VmHostRule(f.cluster, "b", { vms: [f.vm] }), "it names no hosts"],
    ["nothing to tolerate", (f) => new Requirement(f.estate, "b", { tolerate: {} }), "tolerate is empty"],
    ["half a failure", (f) => new Requirement(f.estate, "b", { tolerate: { host: 0.5 } }), "tolerate.host is 0.5"],
    [
      "two host failure counts",
      (f) => f.lab.cluster("b", { ha: { hostFailures: 1, admissionControl: { hostFailures: 2 } } }),
      "are both given",
    ],
    [
      "one percentage",
      (f) => f.lab.cluster("b", { ha: { admissionControl: { cpuPercent: 20 } } }),
      "give both or neither",
    ],
    [
      "a percentage under another policy",
      (f) => f.lab.cluster("b", { ha: { admissionControl: { policy: "slots", cpuPercent: 20, memoryPercent: 20 } } }),
      "only resource-percentage knows it",
    ],
    [
      "a heartbeat datastore twice",
      (f) => f.lab.cluster("b", { ha: { heartbeatDatastores: [f.datastore, f.datastore] } }),
      "names a datastore twice",
    ],
    [
      "a migration threshold of 6",
      (f) => f.lab.cluster("b", { drs: { migrationThreshold: 6 } }),
      "drs.migrationThreshold is 6",
    ],
    [
      "a password in plain text",
      (f) => new VsphereSite(f.estate, "b", { server: "x", datacenter: "B", password: "secret" }),
      "the password of the vCenter Server is plain text",
    ],
    [
      "a user name in plain text",
      (f) => new VsphereSite(f.estate, "b", { server: "x", datacenter: "B", user: "root" }),
      "the user of the vCenter Server is plain text",
    ],
    ["no arguments at all", (f) => Reflect.construct(Host, [f.cluster, "b"]), "acme/ams/prod/b: props is missing"],
    [
      "a text for a flag",
      (f) => f.lab.host(f.cluster, "b", JSON.parse('{"failoverHost":"no"}')),
      'failoverHost is "no"',
    ],
    ["a name that rings", (f) => f.lab.cluster("b", { name: "a\u0007" }), "give a text without control characters"],
    [
      "a copy in another estate's rack",
      (f) => Datastore.existing(f.site, "b", { copies: [{ in: [new Rack(new UngatedEstate(f.app, "other"), "r")] }] }),
      "copies[].in refers to other/r, which is of the estate other",
    ],
    [
      "half a failure to tolerate",
      (f) =>
        Datastore.existing(f.site, "b", {
          distributed: { cluster: f.cluster, over: "host", failuresToTolerate: 0.5 },
        }),
      "distributed.failuresToTolerate is 0.5",
    ],
    [
      "a cluster of which half is complete",
      (f) => Cluster.existing(f.site, "b", JSON.parse('{"inventory":{"vms":"half"}}')),
      'inventory.vms is "half"; give one of "complete", "partial"',
    ],
    [
      "a host's license key in plain text",
      (f) => f.lab.host(f.cluster, "b", { vsphere: { license: "AAAAA-BBBBB" } }),
      "the license key of the ESXi host is plain text",
    ],
    [
      "a host's password in plain text",
      (f) => f.lab.host(f.cluster, "b", { vsphere: { password: "secret" } }),
      "the password of the ESXi host is plain text",
    ],
    [
      "memory in steps that vSphere does not take",
      (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, memoryGib: 1 / 512 }),
      "memoryGib is 0.001953125, and vSphere sizes memory in steps of 4 MiB",
    ],
    [
      "a failover host where none is held empty",
      (f) => f.lab.host(f.cluster, "b", { failoverHost: true }),
      "it is a failover host, and the admission control of acme/ams/prod holds no host empty",
    ],
    [
      "a gate that warns for no reason",
      (f) => new UngatedEstate(f.app, "b", { gate: { mode: "warn", reason: "" } }),
      'gate.reason is ""',
    ],
  ])("%s", (_, make, message) => {
    const given = furnished();
    expect(() => make(given)).toThrow(message);
  });
});

describe("what is known at apply only", () => {
  it.each<[string, (f: Furnished) => unknown, string]>([
    [
      "as a count",
      (f) => new Service(f.cluster, "b", { replicas: f.number, vm: f.shape }),
      "replicas is a Terraform value, which is known at apply only; give a plain value",
    ],
    [
      "as a quorum",
      (f) => new Service(f.cluster, "b", { replicas: 3, quorum: f.number, vm: f.shape }),
      "quorum is a Terraform value",
    ],
    [
      "as a tolerance",
      (f) => new Requirement(f.estate, "b", { tolerate: { host: f.number } }),
      "tolerate.host is a Terraform value",
    ],
    [
      "as a list of tiers",
      (f) => new Requirement(f.estate, "b", { tolerate: { host: 1 }, tiers: f.list }),
      "tiers is a Terraform value",
    ],
    ["as a name", (f) => f.lab.cluster("b", { name: f.text }), "name is a Terraform value"],
    ["as a tier", (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, tier: f.text }), "tier is a Terraform value"],
    ["as a kind", (f) => new FailureDomain(f.site, "b", { kind: f.text }), "kind is a Terraform value"],
    [
      "after arithmetic",
      (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, memoryGib: f.number * 2 }),
      "memoryGib is the result of arithmetic on a Terraform value",
    ],
    [
      "after arithmetic on a capacity",
      (f) => f.lab.host(f.cluster, "b", { memoryGib: f.number / 2 }),
      "arithmetic on a Terraform value",
    ],
  ])("is refused %s", (_, make, message) => {
    const given = furnished();
    expect(() => make(given)).toThrow(message);
  });

  it("is refused in an id", () => {
    const { text, site } = furnished();
    expect(() => new Rack(site, text)).toThrow(
      "acme/ams: the id of a construct in it is a Terraform value, which is known at",
    );
    expect(() => new Rack(site, "a\u001b[31m")).toThrow("give a text without control characters");
    expect(() => new Rack(site, "r".repeat(2000))).toThrow("of 2000 characters; give at most 1024");
    expect(() => new Rack(site, "__proto__")).toThrow(
      'the id of a construct in it is "__proto__", a word of JavaScript',
    );
    expect(() => new Rack(site, " ")).toThrow('the id of a construct in it is " "; give a text that is not empty.');
  });

  it("is taken as a fact", () => {
    const { cluster, shape, number } = furnished();
    expect(Token.isUnresolved(number)).toBe(true);
    expect(() => new VirtualMachine(cluster, "b", { ...shape, vcpus: number, memoryGib: number })).not.toThrow();
  });
});

describe("a construct in a wrong place is refused, naming both paths:", () => {
  it("outside of an estate, a site, a cluster", () => {
    const { app, estate, site } = furnished();
    expect(() => new Rack(app, "r")).toThrow("r: it stands in no estate; make it below an Estate.");
    expect(() => new Cluster(estate, "c")).toThrow("acme/c: it stands in no site");
    expect(() => new Host(site, "h", HOST)).toThrow("acme/ams/h: it stands in no cluster; make it below a Cluster.");
  });

  it("an estate within an estate", () => {
    const { site } = furnished();
    expect(() => new UngatedEstate(site, "inner")).toThrow("acme/ams/inner: it stands in the estate acme");
  });

  it("an estate whose name is too long for its files", () => {
    const { app } = furnished();
    expect(() => new UngatedEstate(app, "x".repeat(201))).toThrow("its id has 201 bytes; give at most 200");
  });

  it("two sites with one id, in different folders of the estate, or a location with the id of a site", () => {
    const { estate, site } = furnished();
    const europe = new Construct(estate, "europe");
    expect(() => new VsphereSite(europe, "ams", { server: "x", datacenter: "A" })).toThrow(
      'acme/europe/ams: its id "ams" is that of acme/ams already',
    );
    expect(() => new VsphereSite(estate, "ams", { server: "x", datacenter: "A" })).toThrow("acme/ams: made twice");
    expect(() => new Location(site, "ams")).toThrow('acme/ams/ams: its id "ams" is that of acme/ams already');
  });

  it("two constructs with one id", () => {
    const { cluster } = furnished();
    expect(() => new Host(cluster, "esx-1", HOST)).toThrow("acme/ams/prod/esx-1: made twice");
  });

  it("a host in two clusters", () => {
    const { lab } = furnished();
    expect(() => lab.host(lab.cluster("dr"), "esx-1")).toThrow(
      'acme/ams/dr/esx-1: its host name "esx-1.example.com" is that of acme/ams/prod/esx-1 already',
    );
  });

  it.each<[string, (f: Furnished) => unknown, string]>([
    ["a cluster", (f) => f.lab.cluster("b", { name: "prod" }), "cluster"],
    ["a datastore", (f) => new Datastore(f.site, "b", { name: "nas", nfs: { server: "x", path: "/" } }), "datastore"],
    ["a network", (f) => new Network(f.site, "b", { name: "front" }), "network"],
    ["a virtual switch", (f) => new VirtualSwitch(f.site, "b", { name: "ams-switch" }), "virtual switch"],
    ["a VM", (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, name: "web" }), "VM"],
  ])("%s with the name of another", (_, make, kind) => {
    const given = furnished();
    expect(() => make(given)).toThrow(new RegExp(`/b: its ${kind} name ".*" is that of acme/ams/.* already`));
  });

  it("a rule with the name of another, or groups of one name", () => {
    const { cluster, vm, host } = furnished();
    new VmHostRule(cluster, "licence", { vms: [vm], hosts: [host] });
    expect(() => new VmHostRule(cluster, "b", { name: "licence", vms: [vm], hosts: [host] })).toThrow(
      'acme/ams/prod/b: its rule name "licence" is that of acme/ams/prod/licence already',
    );
  });

  it("a construct of another stack", () => {
    const { estate, datastore, shape } = furnished();
    const fra = new VsphereSite(estate, "fra", { server: "x", datacenter: "F" });
    const other = new Cluster(fra, "other");
    expect(() => new VirtualMachine(other, "vm", { ...shape, networks: [] })).toThrow(
      "acme/fra/other/vm: disks[].datastore refers to acme/ams/nas, which is in the stack acme/ams, not in acme/fra; a cluster, its hosts, datastores, networks and VMs share one site.",
    );
    expect(() => new Cluster(fra, "third", { ha: { heartbeatDatastores: [datastore] } })).toThrow(
      "ha.heartbeatDatastores refers to acme/ams/nas",
    );
  });

  it("a construct of another estate", () => {
    const { app, cluster, rack } = furnished();
    const globex = new Laboratory({ app, id: "globex" });
    expect(() => new Requirement(globex.estate, "r", { tolerate: { host: 1 }, clusters: [cluster] })).toThrow(
      "globex/r: clusters refers to acme/ams/prod, which is of the estate acme, not of globex",
    );
    expect(() => globex.host(globex.cluster(), "h", { in: [rack] })).toThrow(
      "in refers to acme/ams/rack-1, which is of the estate acme",
    );
  });

  it("a VM or host of another cluster in a rule", () => {
    const { lab, vm, host, shape } = furnished();
    const dr = lab.cluster("dr");
    const own = new VirtualMachine(dr, "own", shape);
    expect(() => new AffinityRule(dr, "b", { vms: [own, vm] })).toThrow(
      "vms names acme/ams/prod/web, of the cluster acme/ams/prod, not of acme/ams/dr",
    );
    expect(() => new VmHostRule(dr, "c", { vms: [own], hosts: [host] })).toThrow(
      "hosts names acme/ams/prod/esx-1, of the cluster acme/ams/prod",
    );
  });

  it("a host in a further rack, after what is spread over racks", () => {
    const { lab, cluster, shape, site } = furnished();
    new Service(cluster, "etcd", { replicas: 3, spreadOver: "rack", vm: shape });
    expect(() => lab.host(cluster, "late", { in: [new Rack(site, "rack-2")] })).toThrow(
      "acme/ams/prod/late: it is the first host of the rack acme/ams/rack-2, and acme/ams/prod/etcd/etcd-apart is already spread over the others",
    );
  });
});

describe("settings of another platform are refused", () => {
  const xen: object = JSON.parse('{ "xen": { "pool": "p" } }');
  it.each<[string, (f: Furnished) => unknown]>([
    ["a cluster", (f) => new Cluster(f.site, "b", { ...xen })],
    ["a cluster that exists", (f) => Cluster.existing(f.site, "b", { ...xen })],
    ["a host", (f) => f.lab.host(f.cluster, "b", xen)],
    ["a host that exists", (f) => Host.existing(f.cluster, "b", { ...xen })],
    ["a datastore", (f) => new Datastore(f.site, "b", { nfs: { server: "x", path: "/" }, ...xen })],
    ["a datastore that exists", (f) => Datastore.existing(f.site, "b", { ...xen })],
    ["a virtual switch", (f) => new VirtualSwitch(f.site, "b", { ...xen })],
    ["a virtual switch that exists", (f) => VirtualSwitch.existing(f.site, "b", { ...xen })],
    ["a network", (f) => new Network(f.site, "b", { ...xen })],
    ["a network that exists", (f) => Network.existing(f.site, "b", { ...xen })],
    ["a VM", (f) => new VirtualMachine(f.cluster, "b", { ...f.shape, ...xen })],
    ["a VM that exists", (f) => VirtualMachine.existing(f.cluster, "b", { ...xen })],
    ["a replica", (f) => new Service(f.cluster, "b", { replicas: 1, vm: { ...f.shape, ...xen } })],
    ["the spread of replicas", (f) => new Service(f.cluster, "b", { replicas: 2, vm: f.shape, rule: { ...xen } })],
    ["a VM-host rule", (f) => new VmHostRule(f.cluster, "b", { vms: [f.vm], hosts: [f.host], ...xen })],
    ["an affinity rule", (f) => new AffinityRule(f.cluster, "b", { vms: [f.vm], ...xen })],
    ["an anti-affinity rule", (f) => new AntiAffinityRule(f.cluster, "b", { vms: [f.vm], ...xen })],
  ])("of %s", (_, make) => {
    const given = furnished();
    expect(() => make(given)).toThrow(
      /^acme\/ams\S*\/b\S*: it has a block of settings for xen, and the site acme\/ams is of the platform vsphere; take the xen block out\.$/,
    );
  });
});

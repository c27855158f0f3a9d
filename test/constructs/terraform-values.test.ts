import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformVariable } from "cdktf";
import {
  AffinityRule,
  AntiAffinityRule,
  ApplicationReplication,
  ArrayReplication,
  BackupPolicy,
  Cluster,
  Datastore,
  declaredEstate,
  Estate,
  FailoverPlan,
  FailureDomain,
  Host,
  HypervisorReplication,
  Link,
  Network,
  Rack,
  RecoveryObjective,
  Requirement,
  Service,
  Switch,
  VirtualMachine,
  VirtualSwitch,
  VmHostRule,
} from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { Laboratory } from "./support/laboratory";

/** A laboratory with one thing of each kind, and a Terraform value of each type. */
function furnished() {
  const lab = new Laboratory();
  const cluster = lab.cluster();
  const rack = new Rack(lab.site, "rack-1");
  const leaf = new Switch(lab.site, "leaf-1");
  const host = lab.host(cluster, "esx-1", { in: [rack] });
  const network = lab.network();
  const datastore = lab.datastore();
  const shape = { vcpus: 2, memoryGib: 4, disks: [{ datastore, sizeGib: 20 }], networks: [network] };
  const vm = new VirtualMachine(cluster, "web", shape);
  const twin = new VirtualMachine(cluster, "web-2", shape);
  const variable = (name: string, type: string) => new TerraformVariable(lab.site, name, { type });
  const values = {
    number: variable("size", "number").numberValue,
    text: variable("word", "string").stringValue,
    list: variable("words", "list(string)").listValue,
    other: variable("flag", "bool").booleanValue,
  };
  return { lab, site: lab.site, cluster, rack, leaf, host, network, datastore, shape, vm, twin, values };
}

type Furnished = ReturnType<typeof furnished>;

/** A second site, with what a failover to it needs. */
function failoverSite({ lab, network, datastore, vm, shape }: Furnished) {
  const site = new VsphereSite(lab.estate, "fra", { server: "x", datacenter: "FRA" });
  const dr = new Cluster(site, "dr");
  const drNetwork = new Network(site, "dr-front");
  const drDatastore = new Datastore(site, "dr-nas", { nfs: { server: "x", path: "/" } });
  const pair = { from: datastore, to: drDatastore };
  const mapping = { from: network, to: drNetwork };
  const vmShape = { ...shape, disks: [{ datastore: drDatastore, sizeGib: 20 }], networks: [drNetwork] };
  const replica = () => new VirtualMachine(dr, "replica", vmShape);
  const plan = (over: object) => {
    new ArrayReplication(lab.estate, "copies", { datastores: [pair] });
    return new FailoverPlan(dr, "b", { from: lab.site, vms: [vm], networks: [mapping], ...over });
  };
  return { site, dr, pair, mapping, replica, plan };
}

/** How a construct is made with one argument of an interface replaced. */
const MAKERS: { readonly [type: string]: (f: Furnished, over: object) => unknown } = {
  EstateProps: ({ lab }, over) => new Estate(lab.app, "b", { ...over }),
  FailureDomainProps: ({ site }, over) => new FailureDomain(site, "b", { kind: "pdu", ...over }),
  InDomains: ({ site }, over) => new Rack(site, "b", { ...over }),
  ClusterFacts: ({ site }, over) => new Cluster(site, "b", { ...over }),
  ClusterProps: ({ site }, over) => new Cluster(site, "b", { ...over }),
  ExistingClusterProps: ({ site }, over) => Cluster.existing(site, "b", { ...over }),
  HighAvailabilityProps: ({ site }, over) => new Cluster(site, "b", { ha: { ...over } }),
  ComponentProtectionProps: ({ site }, over) => new Cluster(site, "b", { ha: { componentProtection: { ...over } } }),
  AdmissionControlProps: ({ site }, over) =>
    new Cluster(site, "b", { ha: { admissionControl: { cpuPercent: 20, memoryPercent: 20, ...over } } }),
  LoadBalancingProps: ({ site }, over) => new Cluster(site, "b", { drs: { ...over } }),
  HostFacts: ({ lab, cluster }, over) => lab.host(cluster, "b", over),
  HostProps: ({ lab, cluster }, over) => lab.host(cluster, "b", over),
  ExistingHostProps: ({ cluster }, over) => Host.existing(cluster, "b", { ...over }),
  StoragePathProps: ({ lab, cluster, datastore, rack }, over) =>
    lab.host(cluster, "b", { storagePaths: [{ datastore, in: [rack], ...over }] }),
  UplinkProps: ({ lab, cluster, leaf }, over) =>
    lab.host(cluster, "b", { uplinks: { vmnic1: { switch: leaf, ...over } } }),
  DatastoreFacts: ({ site }, over) => new Datastore(site, "b", { nfs: { server: "x", path: "/" }, ...over }),
  DatastoreProps: ({ site }, over) => new Datastore(site, "b", { nfs: { server: "x", path: "/" }, ...over }),
  NfsExport: ({ site }, over) => new Datastore(site, "b", { nfs: { server: "x", path: "/", ...over } }),
  ExistingDatastoreProps: ({ site }, over) => Datastore.existing(site, "b", { ...over }),
  DatastoreLayout: ({ site }, over) => Datastore.existing(site, "b", { ...over }),
  CopyProps: ({ site, rack }, over) => Datastore.existing(site, "b", { copies: [{ in: [rack], ...over }] }),
  DistributedProps: ({ site, cluster }, over) =>
    Datastore.existing(site, "b", { distributed: { cluster, over: "host", failuresToTolerate: 1, ...over } }),
  NetworkProps: ({ site }, over) => new Network(site, "b", { ...over }),
  ExistingNetworkProps: ({ site }, over) => Network.existing(site, "b", { ...over }),
  TeamingProps: ({ site }, over) => new Network(site, "b", { teaming: { ...over } }),
  VirtualSwitchProps: ({ site }, over) => new VirtualSwitch(site, "b", { ...over }),
  ExistingVirtualSwitchProps: ({ site }, over) => VirtualSwitch.existing(site, "b", { ...over }),
  VirtualMachineShape: ({ cluster, shape }, over) => new VirtualMachine(cluster, "b", { ...shape, ...over }),
  VirtualMachineProps: ({ cluster, shape }, over) => new VirtualMachine(cluster, "b", { ...shape, ...over }),
  ExistingVirtualMachineProps: ({ cluster }, over) => VirtualMachine.existing(cluster, "b", { ...over }),
  DiskProps: ({ cluster, shape, datastore }, over) =>
    new VirtualMachine(cluster, "b", { ...shape, disks: [{ datastore, sizeGib: 20, ...over }] }),
  ReservationProps: ({ cluster, shape }, over) =>
    new VirtualMachine(cluster, "b", { ...shape, reservation: { ...over } }),
  ServiceProps: ({ cluster, shape }, over) => new Service(cluster, "b", { replicas: 2, vm: shape, ...over }),
  AffinityRuleProps: ({ cluster, vm, twin }, over) => new AffinityRule(cluster, "b", { vms: [vm, twin], ...over }),
  AntiAffinityRuleProps: ({ cluster, vm, twin }, over) =>
    new AntiAffinityRule(cluster, "b", { vms: [vm, twin], ...over }),
  VmHostRuleProps: ({ cluster, vm, host }, over) => new VmHostRule(cluster, "b", { vms: [vm], hosts: [host], ...over }),
  RequirementProps: ({ lab }, over) => new Requirement(lab.estate, "b", { tolerate: { host: 1 }, ...over }),
  CoverageProps: ({ lab }, over) => new RecoveryObjective(lab.estate, "b", { rtoSeconds: 60, ...over }),
  RecoveryObjectiveProps: ({ lab }, over) => new RecoveryObjective(lab.estate, "b", { rtoSeconds: 60, ...over }),
  BackupPolicyProps: ({ lab }, over) => new BackupPolicy(lab.estate, "b", { copies: [], ...over }),
  BackupCopyProps: ({ lab }, over) => new BackupPolicy(lab.estate, "b", { copies: [{ ...over }] }),
  LinkProps: (f, over) => new Link(f.lab.estate, "b", { between: [f.site, failoverSite(f).site], ...over }),
  ReplicationProps: (f, over) =>
    new ArrayReplication(f.lab.estate, "b", { datastores: [failoverSite(f).pair], ...over }),
  ArrayReplicationProps: (f, over) =>
    new ArrayReplication(f.lab.estate, "b", { datastores: [failoverSite(f).pair], ...over }),
  CopiedVmsProps: (f, over) =>
    new HypervisorReplication(f.lab.estate, "b", { vms: [f.vm], datastores: [failoverSite(f).pair], ...over }),
  ApplicationReplicationProps: (f, over) =>
    new ApplicationReplication(f.lab.estate, "b", { vms: [f.vm], replicas: [failoverSite(f).replica()], ...over }),
  FailoverPlanProps: (f, over) => failoverSite(f).plan(over),
  NetworkMappingProps: (f, over) => {
    const { plan, mapping } = failoverSite(f);
    return plan({ networks: [{ ...mapping, ...over }] });
  },
  RecoveredHardwareProps: (f, over) => failoverSite(f).plan({ hardware: [{ vms: [f.vm], ...over }] }),
  RecoveryGroupProps: (f, over) => failoverSite(f).plan({ order: [{ id: "all", ...over }] }),
  VsphereSiteProps: ({ lab }, over) => new VsphereSite(lab.estate, "b", { server: "x", datacenter: "B", ...over }),
};

/** Sizes are facts: written through, and absent from the estate. */
const FACTS = [
  "ClusterFacts.concurrentStarts",
  "HostFacts.concurrentStarts",
  "HostFacts.threads",
  "HostProps.cores",
  "HostProps.mhzPerCore",
  "HostProps.memoryGib",
  "ExistingHostProps.cores",
  "ExistingHostProps.mhzPerCore",
  "ExistingHostProps.memoryGib",
  "DatastoreFacts.capacityGib",
  "NetworkProps.vlan",
  "ExistingNetworkProps.vlan",
  "VirtualMachineShape.vcpus",
  "VirtualMachineShape.memoryGib",
  "DiskProps.sizeGib",
  "ReservationProps.cpuMhz",
  "ReservationProps.memoryGib",
  "VirtualMachineShape.bootSeconds",
  "VirtualMachineShape.changeRateMibPerHour",
  "LinkProps.bandwidthMbps",
  "LinkProps.latencyMs",
  "BackupPolicyProps.intervalSeconds",
  "BackupPolicyProps.retentionDays",
  "ReplicationProps.intervalSeconds",
  "ReplicationProps.lagSeconds",
  "ReplicationProps.rpoSeconds",
  "ReplicationProps.rtoSeconds",
  "FailoverPlanProps.detectionSeconds",
  "FailoverPlanProps.decisionSeconds",
  "FailoverPlanProps.dnsTtlSeconds",
];

/** Texts that only Terraform reads. */
const PASSED_ON = [
  "NfsExport.server",
  "NfsExport.path",
  "VirtualMachineShape.template",
  "VsphereSiteProps.server",
  "VsphereSiteProps.user",
  "VsphereSiteProps.password",
];

const MAY_BE_TERRAFORM = new Set([...FACTS, ...PASSED_ON]);
const NOT_OF_CONSTRUCTS = ["VmHostRuleProps.hostsIn"]; // several ways to name hosts: see `hosts`

/** Every argument of every construct, with its type, as the sources declare them. */
function declaredArguments(): readonly { readonly name: string; readonly type: string }[] {
  const files = ["constructs", "backends/vsphere"].flatMap((folder) => {
    const path = join(__dirname, "../../lib", folder);
    return readdirSync(path)
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(path, file), "utf8"));
  });
  return files.flatMap((source) =>
    [...source.matchAll(/^export interface (\w+)[^{\n]*\{\n(.*?)^\}/gms)].flatMap(([, type = "", body = ""]) =>
      MAKERS[type] === undefined
        ? []
        : [...body.matchAll(/^ {2}readonly (\w+)\??: ([^;]+);/gm)].map(([, field, fieldType = ""]) => ({
            name: `${type}.${field}`,
            type: fieldType,
          })),
    ),
  );
}

const kindOf = (type: string): keyof Furnished["values"] => {
  if (type === "number") return "number";
  if (!type.startsWith("string") && /\[\]$|^Hosts$/.test(type)) return "list";
  return type === "boolean" ? "other" : "text";
};

const ARGUMENTS = declaredArguments().filter(({ name }) => !NOT_OF_CONSTRUCTS.includes(name));

/** Makes a construct with a Terraform value in place of an argument, and gives what it says. */
function made(name: string, kind: keyof Furnished["values"]): { readonly error?: string; readonly estate: string } {
  const given = furnished();
  const [type = "", field = ""] = name.split(".");
  const before = given.lab.estate;
  try {
    MAKERS[type]?.(given, { [field]: given.values[kind] });
  } catch (error) {
    return { error: String(error), estate: "" };
  }
  return { estate: JSON.stringify(declaredEstate(before)) };
}

describe("a Terraform value in place of", () => {
  it.each(
    ARGUMENTS.filter(({ name }) => !MAY_BE_TERRAFORM.has(name)).map(({ name, type }) => [name, kindOf(type)] as const),
  )("%s is refused, naming the construct and the argument", (name, kind) => {
    const field = name.split(".")[1] ?? "";
    expect(made(name, kind).error).toMatch(new RegExp(`^Error: (acme|b)\\S*: .*\\b${field}\\b`));
  });

  it.each([...MAY_BE_TERRAFORM].map((name) => [name]))("%s is taken, and stays out of the estate", (name) => {
    const type = ARGUMENTS.find((argument) => argument.name === name)?.type ?? "";
    const { error, estate } = made(name, kindOf(type));
    expect(error).toBeUndefined();
    expect(estate).not.toMatch(/TfToken|e\+30\d/);
  });

  it.each(ARGUMENTS.map(({ name, type }) => [name, kindOf(type) === "text" ? "number" : "text"] as const))(
    "%s, though it is a %s, never reaches the estate, and never ends in a defect",
    (name, kind) => {
      const { error, estate } = made(name, kind);
      expect(error ?? "Error: acme").toMatch(/^Error: (acme|b)/);
      expect(estate).not.toMatch(/TfToken|e\+30\d|__resolveable/);
    },
  );
});

it("knows how to make whatever has arguments", () => {
  const source = readdirSync(join(__dirname, "../../lib/constructs"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(__dirname, "../../lib/constructs", file), "utf8"))
    .join("\n");
  const types = [...source.matchAll(/^export interface (\w+Props)\b/gm)].map(([, type = ""]) => type);
  expect(types.filter((type) => MAKERS[type] === undefined && type !== "WaiverProps")).toEqual([]);
});

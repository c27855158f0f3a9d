import { App } from "cdktf";
import {
  AffinityRule,
  AntiAffinityRule,
  Chassis,
  Cluster,
  Datastore,
  Estate,
  Host,
  Network,
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

export interface Variant {
  readonly server: string;
  readonly outdir: string;
  /** The same design, one change of every kind later. */
  readonly changed: boolean;
}

/** A design that uses every construct, and most of their arguments. */
export function richDesign({ server, outdir, changed }: Variant): Estate {
  const app = new App({ outdir, stackTraces: false });
  const estate = new Estate(app, "acme");
  const site = new VsphereSite(estate, "ams", {
    server,
    datacenter: "AMS",
    allowUnverifiedSsl: true,
    ntpServers: ["ntp1.example.com"],
  });
  const [leafA, leafB] = [new Switch(site, "leaf-a"), new Switch(site, "leaf-b")];
  const arrays = [new StorageArray(site, "nas-a"), new StorageArray(site, "nas-b")];
  const fabric = new VirtualSwitch(site, "fabric", { uplinks: 2, mtu: changed ? 9000 : 1500 });
  const front = new Network(site, "front", { vlan: 10 });
  const back = new Network(site, "back", {
    vlan: changed ? 21 : 20,
    on: fabric,
    teaming: { balance: "explicit-order", active: ["uplink1"], standby: ["uplink2"] },
  });
  const [gold, silver] = arrays.map(
    (array) =>
      new Datastore(site, `${array.node.id}-vol1`, {
        on: array,
        nfs: { server: `${array.node.id}.example.com`, path: "/vol1", version: array === arrays[0] ? "3" : "4.1" },
        capacityGib: 2_048,
      }),
  );
  if (gold === undefined || silver === undefined) throw new Error("two arrays make two datastores");

  const prod = new Cluster(site, "prod", {
    ha: {
      hostFailures: changed ? 2 : 1,
      heartbeatDatastores: [gold, silver],
      isolationAddresses: ["192.0.2.1", "192.0.2.2"],
      vmMonitoring: changed ? "disabled" : "vm",
    },
    drs: changed ? { migrationThreshold: 4 } : "fully-automated",
  });
  const racks = ["rack-1", "rack-2", "rack-3"].map((id) => new Rack(site, id));
  const hosts = racks.flatMap((rack, index) => {
    const chassis = new Chassis(site, `chassis-${index + 1}`, { in: [rack] });
    const count = changed && index === 2 ? 2 : 1;
    return Array.from(
      { length: count },
      (_, n) =>
        new Host(prod, `esx-${index + 1}-${n + 1}`, {
          hostname: `esx-${index + 1}-${n + 1}.example.com`,
          in: [chassis],
          cores: 32,
          mhzPerCore: 2_500,
          memoryGib: 256,
          uplinks: { vmnic1: leafA, vmnic2: leafB },
        }),
    );
  });

  const dr = new Cluster(site, "dr", {
    ha: {
      admissionControl: changed
        ? { policy: "resource-percentage", cpuPercent: 40, memoryPercent: 50 }
        : { policy: "failover-hosts" },
      componentProtection: { pdl: "warning", apd: "warning" },
      isolationResponse: "shutdown",
      restartPriority: "low",
    },
    drs: "off",
  });
  for (const n of [1, 2]) {
    new Host(dr, `dr-${n}`, {
      hostname: `dr-${n}.example.com`,
      cores: 32,
      mhzPerCore: 2_500,
      memoryGib: 256,
      uplinks: { vmnic2: leafB },
      failoverHost: n === 2 && !changed,
    });
  }
  const slots = new Cluster(site, "slots", { ha: { admissionControl: { policy: "slots" } } });
  const off = new Cluster(site, "off", { ha: "off", drs: "manual" });

  const shape = { vcpus: 2, memoryGib: 4, disks: [{ datastore: gold, sizeGib: 20 }], networks: [front] };
  new Service(prod, "etcd", { replicas: 3, quorum: 2, spreadOver: "rack", tier: "gold", vm: shape });
  new Service(prod, "web", {
    replicas: changed ? 3 : 2,
    quorum: 1,
    tier: "silver",
    vm: { ...shape, networks: [front, back] },
  });
  const erp = new VirtualMachine(prod, "erp", {
    ...shape,
    tier: changed ? "silver" : "gold",
    memoryGib: changed ? 16 : 8,
    reserveMemory: true,
    reservation: { cpuMhz: 1_000 },
    restart: changed ? "highest" : "high",
    // The provider cannot make a VM with a disk on a further datastore that is made in the same apply, but can add one.
    disks: [{ datastore: silver, sizeGib: 40 }, ...(changed ? [{ datastore: gold, sizeGib: 100 }] : [])],
  });
  const app1 = new VirtualMachine(prod, "app", { ...shape, reservation: { memoryGib: 1 } });
  const batch = new VirtualMachine(prod, "batch", {
    ...shape,
    restart: "disabled",
    vsphere: { annotation: "may wait" },
  });
  const cold = new VirtualMachine(dr, "cold", shape);
  new AffinityRule(prod, "erp-together", { vms: [erp, app1] });
  new AntiAffinityRule(prod, "batch-apart", { vms: [batch, erp], enabled: !changed });
  new VmHostRule(prod, "licence", {
    vms: changed ? [erp, app1] : [erp],
    hosts: hosts.slice(0, 2),
    mandatory: true,
  });
  new VmHostRule(prod, "not-in-rack-3", { vms: [batch], hostsIn: racks.slice(2), polarity: "apart" });
  void [slots, off, cold];
  new Requirement(estate, "prod-outlives-a-host", { clusters: [prod], tolerate: { host: 1 } });
  app.synth();
  return estate;
}

// A cluster in two racks that keeps what it promises: `failproof check cdktf.out` proves it.
import { App } from "cdktf";
import {
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
} from "failproof";
import { VsphereSite } from "failproof/vsphere";

const app = new App({ stackTraces: false });
const estate = new Estate(app, "acme");
const ams = new VsphereSite(estate, "ams", {
  server: "vcenter.ams.example.com",
  datacenter: "AMS",
  ntpServers: ["ntp1.example.com", "ntp2.example.com"],
});

const racks = [new Rack(ams, "rack-1"), new Rack(ams, "rack-2")];
const leafA = new Switch(ams, "leaf-a");
const leafB = new Switch(ams, "leaf-b");

const vms = new Network(ams, "vms", { vlan: 10 });
const gold = new Datastore(ams, "nas-a-vol1", {
  on: new StorageArray(ams, "nas-a"),
  nfs: { server: "nas-a.ams.example.com", path: "/vol1" },
  capacityGib: 20_480,
});
const silver = new Datastore(ams, "nas-b-vol1", {
  on: new StorageArray(ams, "nas-b"),
  nfs: { server: "nas-b.ams.example.com", path: "/vol1" },
  capacityGib: 20_480,
});

const prod = new Cluster(ams, "prod", { ha: { hostFailures: 1, heartbeatDatastores: [gold, silver] } });

for (const rack of racks) {
  for (const n of [1, 2, 3]) {
    new Host(prod, `esx-${rack.node.id}-${n}`, {
      hostname: `esx-${rack.node.id}-${n}.ams.example.com`,
      in: [rack],
      cores: 64,
      mhzPerCore: 2_900,
      memoryGib: 1_024,
      uplinks: { vmnic1: leafA, vmnic2: leafB },
    });
  }
}

const etcd = new Service(prod, "etcd", {
  replicas: 3,
  quorum: 2,
  spreadOver: "host",
  tier: "gold",
  vm: { vcpus: 4, memoryGib: 16, disks: [{ datastore: gold, sizeGib: 100 }], networks: [vms] },
});
new VirtualMachine(prod, "erp", {
  tier: "gold",
  restart: "high",
  vcpus: 16,
  memoryGib: 256,
  reserveMemory: true,
  disks: [{ datastore: silver, sizeGib: 500 }],
  networks: [vms],
});
for (const n of [1, 2, 3, 4]) {
  new VirtualMachine(prod, `web-${n}`, {
    tier: "silver",
    vcpus: 8,
    memoryGib: 64,
    disks: [{ datastore: silver, sizeGib: 80 }],
    networks: [vms],
  });
}

new Requirement(estate, "any-host", { tolerate: { host: 1 } });
new Requirement(estate, "any-switch", { tolerate: { switch: 1 } });
new Requirement(estate, "gold-outlives-a-rack", { tiers: ["gold"], tolerate: { rack: 1 } });
new Requirement(estate, "etcd-keeps-its-quorum", { services: [etcd], tolerate: { host: 1 }, continuity: true });

app.synth();

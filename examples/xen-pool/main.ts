// A pool of three XCP-ng hosts that survives any one of them. Nothing moves running VMs here, so where they start matters: the VMs that state no
// host are given one with which the promises are proven, as their `affinity_host`.
import { App } from "cdktf";
import {
  Cluster,
  Datastore,
  Estate,
  Host,
  Network,
  Requirement,
  Service,
  StorageArray,
  Switch,
  VirtualMachine,
} from "failproof";
import { XenSite } from "failproof/xen";

const app = new App({ stackTraces: false });
const estate = new Estate(app, "initech");
const ams = new XenSite(estate, "ams", { url: "wss://xo.ams.example.com" });

const leafA = new Switch(ams, "leaf-a");
const leafB = new Switch(ams, "leaf-b");

const vms = new Network(ams, "vms", { vlan: 10 });
const data = Datastore.existing(ams, "nas-a-vol1", { type: "nfs", on: new StorageArray(ams, "nas-a") });
const heartbeat = Datastore.existing(ams, "san-b-lun1", { type: "lvmoiscsi", on: new StorageArray(ams, "san-b") });

const pool = new Cluster(ams, "prod", { ha: { hostFailures: 1, heartbeatDatastores: [heartbeat] } });

for (const n of [1, 2, 3]) {
  new Host(pool, `xcp-${n}`, {
    hostname: `xcp-${n}.ams.example.com`,
    in: [],
    cores: 32,
    mhzPerCore: 2_900,
    memoryGib: 256,
    datastores: [data, heartbeat],
    uplinks: { eth1: leafA, eth2: leafB },
    xen: { coordinator: n === 1 },
  });
}

const etcd = new Service(pool, "etcd", {
  replicas: 3,
  quorum: 2,
  tier: "gold",
  vm: {
    vcpus: 2,
    memoryGib: 16,
    template: "Debian 12",
    disks: [{ datastore: data, sizeGib: 40 }],
    networks: [vms],
  },
});
new VirtualMachine(pool, "erp", {
  tier: "gold",
  restart: "high",
  vcpus: 8,
  memoryGib: 96,
  template: "Debian 12",
  disks: [{ datastore: data, sizeGib: 500 }],
  networks: [vms],
});
for (const n of [1, 2, 3, 4]) {
  new VirtualMachine(pool, `web-${n}`, {
    tier: "silver",
    vcpus: 4,
    memoryGib: 48,
    template: "Debian 12",
    disks: [{ datastore: data, sizeGib: 40 }],
    networks: [vms],
  });
}

new Requirement(estate, "any-host", { tolerate: { host: 1 } });
new Requirement(estate, "any-switch", { tolerate: { switch: 1 } });
new Requirement(estate, "etcd-keeps-its-quorum", { services: [etcd], tolerate: { host: 1 }, continuity: true });

app.synth();

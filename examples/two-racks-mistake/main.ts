// The same cluster with a real mistake. Admission control keeps a sixth of the memory free and is content: the six databases take little
// more than half. But each is larger than half a host, so no host holds two, and when one host of six fails, one database stays down.
import { App } from "cdktf";
import {
  Cluster,
  Datastore,
  Estate,
  Host,
  Network,
  Rack,
  Requirement,
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
});
const silver = new Datastore(ams, "nas-b-vol1", {
  on: new StorageArray(ams, "nas-b"),
  nfs: { server: "nas-b.ams.example.com", path: "/vol1" },
});

const prod = new Cluster(ams, "prod", { ha: { hostFailures: 1, heartbeatDatastores: [gold, silver] } });

for (const rack of racks) {
  for (const n of [1, 2, 3]) {
    new Host(prod, `esx-${rack.node.id}-${n}`, {
      hostname: `esx-${rack.node.id}-${n}.ams.example.com`,
      in: [rack],
      cores: 32,
      mhzPerCore: 2_900,
      memoryGib: 512,
      uplinks: { vmnic1: leafA, vmnic2: leafB },
    });
  }
}

for (const n of [1, 2, 3, 4, 5, 6]) {
  new VirtualMachine(prod, `db-${n}`, {
    tier: "gold",
    vcpus: 16,
    memoryGib: 272,
    reserveMemory: true,
    disks: [{ datastore: n % 2 === 0 ? gold : silver, sizeGib: 500 }],
    networks: [vms],
  });
}

new Requirement(estate, "any-host", { tolerate: { host: 1 } });

app.synth();

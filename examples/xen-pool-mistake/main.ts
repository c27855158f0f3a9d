// The same pool with three real mistakes. A database is on the local disks of one host. The heartbeat is on the only array: when it stops, one lost
// network path more makes hosts reset themselves. And HA is told to tolerate two host failures, for which there is no memory.
import { App } from "cdktf";
import {
  Cluster,
  Datastore,
  Estate,
  Host,
  Network,
  Requirement,
  StorageArray,
  Switch,
  VirtualMachine,
} from "failproof";
import { XenSite } from "failproof/xen";

const app = new App({ stackTraces: false });
const estate = new Estate(app, "initech", { profile: "xen" });
const ams = new XenSite(estate, "ams", { url: "wss://xo.ams.example.com" });

const leafA = new Switch(ams, "leaf-a");
const leafB = new Switch(ams, "leaf-b");

const vms = new Network(ams, "vms", { vlan: 10 });
const shared = Datastore.existing(ams, "nas-a-vol1", { type: "nfs", on: new StorageArray(ams, "nas-a") });
const local = Datastore.existing(ams, "local-1", {
  name: "Local storage",
  type: "ext",
  in: [],
  xen: { tags: ["xcp-1"] },
});

const pool = new Cluster(ams, "prod", { ha: { hostFailures: 2, heartbeatDatastores: [shared] } });

const hosts = [1, 2, 3].map((n) => {
  const datastores = n === 1 ? [shared, local] : [shared];
  return new Host(pool, `xcp-${n}`, {
    hostname: `xcp-${n}.ams.example.com`,
    in: [],
    cores: 32,
    mhzPerCore: 2_900,
    memoryGib: 256,
    datastores,
    uplinks: { eth1: leafA, eth2: leafB },
    xen: { coordinator: n === 1 },
  });
});

new VirtualMachine(pool, "db", {
  host: hosts[0],
  tier: "gold",
  vcpus: 8,
  memoryGib: 64,
  template: "Debian 12",
  disks: [{ datastore: local, sizeGib: 500 }],
  networks: [vms],
});
for (const n of [1, 2, 3, 4, 5]) {
  new VirtualMachine(pool, `web-${n}`, {
    host: hosts[Math.floor(n / 2)],
    tier: "silver",
    vcpus: 4,
    memoryGib: 64,
    template: "Debian 12",
    disks: [{ datastore: shared, sizeGib: 40 }],
    networks: [vms],
  });
}

new Requirement(estate, "any-host", { tolerate: { host: 1 } });
new Requirement(estate, "silver-outlives-two-hosts", { tiers: ["silver"], tolerate: { host: 2 } });

app.synth();

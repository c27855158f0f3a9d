// N virtual machines in this library's constructs, without the gate. Usage: node constructs.mjs N [gate]
import { createRequire } from "node:module";
import { DATACENTER, HOSTS, SERVER, virtualMachine } from "./shape.mjs";

const require = createRequire(import.meta.url);
const { App } = require("cdktf");
const failproof = require("../../dist/lib/index.js");
const { EstateScope } = require("../../dist/lib/constructs/index.js");
const { VsphereSite } = require("../../dist/lib/backends/vsphere/index.js");

/** Declares, and judges nothing: what the constructs themselves cost. */
class UngatedEstate extends EstateScope {
  siteAdded() {}
}

const [count, gate] = [Number(process.argv[2]), process.argv[3] === "gate"];
const app = new App({ stackTraces: false });
const estate = gate
  ? new failproof.Estate(app, "acme", { gate: { mode: "warn", reason: "measured" } })
  : new UngatedEstate(app, "acme");
const site = new VsphereSite(estate, "dc", { server: SERVER, datacenter: DATACENTER });
const array = new failproof.StorageArray(site, "nas");
const network = new failproof.Network(site, "vms", { vlan: 10 });
const datastores = [1, 2].map(
  (n) =>
    new failproof.Datastore(site, `nas-vol${n}`, { on: array, nfs: { server: "nas.example.com", path: `/vol${n}` } }),
);
const cluster = new failproof.Cluster(site, "prod", { ha: { heartbeatDatastores: datastores } });
const switches = ["a", "b"].map((id) => new failproof.Switch(site, `leaf-${id}`));
const rack = new failproof.Rack(site, "rack-1");
for (let n = 0; n < HOSTS; n += 1) {
  new failproof.Host(cluster, `esx-${n}`, {
    hostname: `esx-${n}.example.com`,
    in: [rack],
    cores: 4_096,
    mhzPerCore: 2_900,
    memoryGib: 65_536,
    uplinks: { vmnic1: switches[0], vmnic2: switches[1] },
  });
}
for (let n = 0; n < count; n += 1) {
  const { name, vcpus, memoryGib, diskGib } = virtualMachine(n);
  new failproof.VirtualMachine(cluster, name, {
    vcpus,
    memoryGib,
    disks: diskGib.map((sizeGib, k) => ({ datastore: datastores[k], sizeGib })),
    networks: [network],
  });
}
new failproof.Requirement(estate, "any-host", { tolerate: { host: 1 } });
app.synth();

// A cdktf app as users run it, from the built package: three hosts, and VMs of MEMORY_GIB each. GATE=warn: the gate only warns.
const { App } = require("cdktf");
const { Cluster, Datastore, Estate, Host, Network, Requirement, VirtualMachine } = require("../../dist/lib");
const { VsphereSite } = require("../../dist/lib/backends/vsphere");

const app = new App({ stackTraces: false });
const gate = process.env.GATE === "warn" ? { mode: "warn", reason: "migration, CHG-1207" } : undefined;
const acme = new Estate(app, "acme", gate === undefined ? {} : { gate });
const ams = new VsphereSite(acme, "ams", {
  server: process.env.VCENTER ?? "vcenter.example.com",
  datacenter: "AMS",
  allowUnverifiedSsl: true,
});
const network = new Network(ams, "vms", { vlan: 10 });
const datastores = ["a", "b"].map(
  (name) => new Datastore(ams, `nas-${name}`, { nfs: { server: `nas-${name}.example.com`, path: "/v" } }),
);
const prod = new Cluster(ams, "prod", { ha: { hostFailures: 1, heartbeatDatastores: datastores } });
for (const n of [1, 2, 3]) {
  new Host(prod, `esx-${n}`, {
    hostname: `esx-${n}.example.com`,
    cores: 16,
    mhzPerCore: 2_500,
    memoryGib: 128,
    uplinks: { vmnic1: {}, vmnic2: {} },
  });
}
for (const name of ["web", "db", "mq"]) {
  new VirtualMachine(prod, name, {
    vcpus: 4,
    memoryGib: Number(process.env.MEMORY_GIB),
    disks: [{ datastore: datastores[0], sizeGib: 20 }],
    networks: [network],
  });
}
new Requirement(acme, "any-host", { tolerate: { host: 1 } });
app.synth();

// The same resources as constructs.mjs, written with the provider's own bindings. Usage: node bare.mjs N
import { createRequire } from "node:module";
import { DATACENTER, HOSTS, SERVER, virtualMachine } from "./shape.mjs";

const require = createRequire(import.meta.url);
const { App, TerraformStack, TerraformVariable } = require("cdktf");
const binding = (name) => require(`@cdktf/provider-vsphere/lib/${name}`);
const { VsphereProvider } = binding("provider");
const { Datacenter } = binding("datacenter");
const { Folder } = binding("folder");
const { TagCategory } = binding("tag-category");
const { Tag } = binding("tag");
const { ComputeCluster } = binding("compute-cluster");
const { Host } = binding("host");
const { DistributedVirtualSwitch } = binding("distributed-virtual-switch");
const { DistributedPortGroup } = binding("distributed-port-group");
const { NasDatastore } = binding("nas-datastore");
const { VirtualMachine } = binding("virtual-machine");

const count = Number(process.argv[2]);
const app = new App({ stackTraces: false });
const stack = new TerraformStack(app, "dc");
const [user, password, hostPassword] = ["user", "password", "host-password"].map(
  (id) => new TerraformVariable(stack, id, { type: "string", sensitive: true }),
);
new VsphereProvider(stack, "vsphere", {
  vsphereServer: SERVER,
  user: user.stringValue,
  password: password.stringValue,
});
const datacenter = new Datacenter(stack, "datacenter", { name: DATACENTER });
const folder = new Folder(stack, "folder", { path: "acme", type: "vm", datacenterId: datacenter.moid });
const tags = ["rack", "storage-array"].map((kind) => {
  const category = new TagCategory(stack, kind, { name: kind, cardinality: "SINGLE", associableTypes: ["HostSystem"] });
  return new Tag(stack, `${kind}-1`, { name: `${kind}-1`, categoryId: category.id });
});
const hosts = [];
for (let n = 0; n < HOSTS; n += 1) {
  hosts.push(
    new Host(stack, `esx-${n}`, {
      hostname: `esx-${n}.example.com`,
      username: "root",
      password: hostPassword.stringValue,
      datacenter: datacenter.moid,
      clusterManaged: true,
      tags: [tags[0].id],
      services: [{ ntpd: { enabled: true, policy: "on" } }],
    }),
  );
}
const hostIds = hosts.map((host) => host.id);
const network = new DistributedPortGroup(stack, "vms", {
  name: "vms",
  vlanId: 10,
  distributedVirtualSwitchUuid: new DistributedVirtualSwitch(stack, "switch", {
    name: "switch",
    datacenterId: datacenter.moid,
    uplinks: ["uplink1", "uplink2"],
    host: hostIds.map((hostSystemId) => ({ hostSystemId, devices: ["vmnic1", "vmnic2"] })),
  }).id,
});
const datastores = [1, 2].map(
  (n) =>
    new NasDatastore(stack, `nas-vol${n}`, {
      name: `nas-vol${n}`,
      type: "NFS",
      remoteHosts: ["nas.example.com"],
      remotePath: `/vol${n}`,
      hostSystemIds: hostIds,
    }),
);
const cluster = new ComputeCluster(stack, "prod", {
  name: "prod",
  datacenterId: datacenter.moid,
  hostSystemIds: hostIds,
  haEnabled: true,
  drsEnabled: true,
});
for (let n = 0; n < count; n += 1) {
  const { name, vcpus, memoryGib, diskGib } = virtualMachine(n);
  new VirtualMachine(stack, name, {
    name,
    resourcePoolId: cluster.resourcePoolId,
    datastoreId: datastores[0].id,
    folder: folder.path,
    guestId: "otherGuest64",
    numCpus: vcpus,
    memory: memoryGib * 1024,
    cpuReservation: 0,
    memoryReservation: 0,
    networkInterface: [{ networkId: network.id, adapterType: "vmxnet3" }],
    disk: diskGib.map((size, k) => ({
      label: `disk${k}`,
      size,
      unitNumber: k,
      thinProvisioned: true,
      ...(k === 0 ? {} : { datastoreId: datastores[k].id }),
    })),
    waitForGuestNetTimeout: 0,
    waitForGuestIpTimeout: 0,
  });
}
app.synth();

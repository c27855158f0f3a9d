// A design out of a team's own constructs.
import { App } from "cdktf";
import { Cluster, Datastore, Estate, Network, Requirement, StorageArray, Switch } from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { EtcdCluster } from "./etcd-cluster";
import { RackOfHosts } from "./rack-of-hosts";

const app = new App({ stackTraces: false });
const estate = new Estate(app, "globex");
const zrh = new VsphereSite(estate, "zrh", {
  server: "vcenter.zrh.example.com",
  datacenter: { existing: "Zurich" },
  ntpServers: ["ntp.example.com"],
});

const network = new Network(zrh, "platform", { vlan: 20 });
const [nasA, nasB] = [new StorageArray(zrh, "nas-a"), new StorageArray(zrh, "nas-b")];
const datastore = new Datastore(zrh, "platform-1", {
  on: nasA,
  nfs: { server: "nas-a.example.com", path: "/platform" },
});
const second = new Datastore(zrh, "platform-2", { on: nasB, nfs: { server: "nas-b.example.com", path: "/platform" } });
const cluster = new Cluster(zrh, "platform-cluster", { ha: { heartbeatDatastores: [datastore, second] } });

const leaves = [new Switch(zrh, "leaf-a"), new Switch(zrh, "leaf-b")] as const;
for (const id of ["a", "b", "c"]) {
  new RackOfHosts(cluster, id, { hosts: 2, domain: "zrh.example.com", leaves });
}

new EtcdCluster(cluster, "kubernetes", { datastore, network });

new Requirement(estate, "any-host", { tolerate: { host: 1 } });

app.synth();

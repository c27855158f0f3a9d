// Two sites: what runs in Amsterdam comes up in Frankfurt when Amsterdam is lost, by `terraform apply -var failover=true`.
import { App } from "cdktf";
import {
  ApplicationReplication,
  ArrayReplication,
  BackupPolicy,
  Cluster,
  Datastore,
  Estate,
  FailoverPlan,
  Host,
  Link,
  Network,
  RecoveryObjective,
  Requirement,
  Service,
  StorageArray,
  Switch,
  VirtualMachine,
} from "failproof";
import { VsphereSite } from "failproof/vsphere";

const app = new App({ stackTraces: false });
const estate = new Estate(app, "acme");

/** A site with a NAS of two volumes, a network and a cluster of three hosts. */
function site(id: string, cluster: string, vlan: number) {
  const place = new VsphereSite(estate, id, {
    server: `vcenter.${id}.example.com`,
    datacenter: id.toUpperCase(),
    ntpServers: [`ntp1.${id}.example.com`, `ntp2.${id}.example.com`],
  });
  const leaves = [new Switch(place, `${id}-leaf-a`), new Switch(place, `${id}-leaf-b`)] as const;
  const [first, second] = ["nas-a", "nas-b"].map(
    (nas) =>
      new Datastore(place, `${id}-${nas}`, {
        on: new StorageArray(place, `${id}-${nas}-array`),
        nfs: { server: `${nas}.${id}.example.com`, path: "/vol1" },
        capacityGib: 20_480,
      }),
  );
  if (first === undefined || second === undefined) throw new Error("two arrays make two datastores");
  const vms = new Network(place, `${id}-vms`, { vlan });
  const hosts = new Cluster(place, cluster, {
    ha: { hostFailures: 1, heartbeatDatastores: [first, second] },
    concurrentStarts: 4,
  });
  for (const n of [1, 2, 3]) {
    new Host(hosts, `${id}-esx-${n}`, {
      hostname: `esx-${n}.${id}.example.com`,
      in: [],
      cores: 32,
      mhzPerCore: 2_900,
      memoryGib: 512,
      uplinks: { vmnic1: leaves[0], vmnic2: leaves[1] },
    });
  }
  return { place, datastores: [first, second] as const, vms, cluster: hosts };
}

const ams = site("ams", "prod", 10);
const fra = site("fra", "dr", 110);
const line = new Link(estate, "ams-fra", {
  between: [ams.place, fra.place],
  bandwidthMbps: 10_000,
  latencyMs: 8,
  in: [],
});

// Amsterdam: a database, two application servers, name servers.
const [gold] = ams.datastores;
const database = new VirtualMachine(ams.cluster, "erp-db", {
  tier: "gold",
  restart: "high",
  vcpus: 8,
  memoryGib: 128,
  disks: [
    { datastore: gold, sizeGib: 500 },
    { datastore: gold, sizeGib: 200 },
  ],
  networks: [ams.vms],
  bootSeconds: 180,
  changeRateMibPerHour: 20_480,
});
const applications = new Service(ams.cluster, "erp-app", {
  replicas: 2,
  quorum: 1,
  tier: "gold",
  vm: {
    vcpus: 4,
    memoryGib: 32,
    disks: [{ datastore: gold, sizeGib: 60 }],
    networks: [ams.vms],
    bootSeconds: 120,
    changeRateMibPerHour: 512,
  },
});
const nameServer = { vcpus: 1, memoryGib: 2, bootSeconds: 30, changeRateMibPerHour: 64 };
const names = new Service(ams.cluster, "dns-ams", {
  replicas: 2,
  quorum: 1,
  tier: "gold",
  vm: { ...nameServer, disks: [{ datastore: ams.datastores[1], sizeGib: 10 }], networks: [ams.vms] },
});

// Frankfurt: name servers of its own, and tests that make room.
const copies = { networks: [fra.vms], disks: [{ datastore: fra.datastores[1], sizeGib: 10 }] };
const namesThere = new Service(fra.cluster, "dns-fra", {
  replicas: 2,
  quorum: 1,
  tier: "gold",
  vm: { ...nameServer, ...copies },
});
for (const n of [1, 2]) {
  new VirtualMachine(fra.cluster, `test-${n}`, { tier: "test", sheddable: true, vcpus: 8, memoryGib: 64, ...copies });
}

// What is copied, and how well it keeps up.
new ArrayReplication(estate, "nas-a-to-fra", {
  datastores: [{ from: gold, to: fra.datastores[0] }],
  mode: "asynchronous",
  intervalSeconds: 300,
  link: line,
  rpoSeconds: 900,
  rtoSeconds: 3_600,
});
new ApplicationReplication(estate, "zones-to-fra", {
  vms: names.vms,
  replicas: namesThere.vms,
  mode: "asynchronous",
  lagSeconds: 5,
  link: line,
  rpoSeconds: 60,
  rtoSeconds: 1_800,
});

new FailoverPlan(fra.cluster, "ams-to-fra", {
  from: ams.place,
  tiers: ["gold"],
  networks: [{ from: ams.vms, to: fra.vms, addresses: "change" }],
  order: [
    { id: "names", services: [names] },
    { id: "data", vms: [database], after: [] },
    { id: "applications", services: [applications], after: ["names", "data"], delaySeconds: 1 },
  ],
  shed: ["test"],
  detectionSeconds: 120,
  decisionSeconds: 900,
  dnsTtlSeconds: 60,
  lastTest: { date: "2026-09-12", result: "passed" },
});

new BackupPolicy(estate, "nightly", {
  tiers: ["gold"],
  copies: [
    { site: ams.place, in: [new StorageArray(ams.place, "ams-backup-array")], medium: "disk" },
    { site: fra.place, in: [new StorageArray(fra.place, "fra-backup-array")], medium: "disk", immutable: true },
    { site: "elsewhere", in: [], medium: "tape", offline: true },
  ],
  intervalSeconds: 86_400,
  retentionDays: 30,
  lastVerifiedRestore: "2026-10-02",
});

new RecoveryObjective(estate, "gold-within-the-hour", {
  clusters: [ams.cluster],
  tiers: ["gold"],
  rpoSeconds: 900,
  rtoSeconds: 3_600,
});
new Requirement(estate, "any-host", { tolerate: { host: 1 } });
new Requirement(estate, "gold-outlives-a-site", {
  tiers: ["gold"],
  clusters: [ams.cluster],
  tolerate: { site: 1, host: 1 },
});

app.synth();

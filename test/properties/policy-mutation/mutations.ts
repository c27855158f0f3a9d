/** One thing taken from the passing estate, and the one rule that must notice. */
export interface Mutation {
  readonly change: string;
  readonly patch: { readonly [list: string]: unknown };
  readonly wakes: string;
}

const MOUNTS = ["vol-a", "vol-b", "vol-c", "hb-a", "hb-b", "hb-c", "scratch-1", "scratch-2", "vol-d", "lun"];
const hosts = (id: string, change: object) => ({ hosts: { [id]: change } });
const prod = (ha: object) => ({ clusters: { prod: { ha } } });

/** A cluster that nobody promised anything of, with one host more than 96. */
function hosts97(): Mutation["patch"] {
  const ids = Array.from({ length: 97 }, (_, at) => `dr-${at + 1}`);
  return { hosts: Object.fromEntries(ids.map((id) => [id, { cluster: "dr", datastores: [] }])) };
}

export const MUTATIONS: readonly Mutation[] = [
  {
    change: "a mount removed",
    patch: hosts("esx-4", { datastores: MOUNTS.filter((id) => id !== "vol-c") }),
    wakes: "storage/mounted-where-needed",
  },
  {
    change: "a heartbeat datastore removed",
    patch: prod({ heartbeatDatastores: ["hb-a"] }),
    wakes: "ha/heartbeat-datastores",
  },
  {
    change: "heartbeats on one array",
    patch: prod({ heartbeatDatastores: ["hb-a", "hb-c"] }),
    wakes: "ha/heartbeat-datastores-independent",
  },
  {
    change: "an uplink removed",
    patch: { hosts: { "esx-2": { uplinks: [{ id: "vmnic0", switch: "leaf-a", networks: ["vm-10"] }] } } },
    wakes: "network/two-uplinks",
  },
  {
    change: "an uplink moved to the other's switch",
    patch: {
      hosts: {
        "esx-2": {
          uplinks: ["vmnic0", "vmnic1"].map((id) => ({ id, switch: "leaf-a", networks: ["vm-10"] })),
        },
      },
    },
    wakes: "network/two-switches",
  },
  { change: "HA switched off", patch: prod({ enabled: false }), wakes: "ha/enabled" },
  {
    change: "admission control switched off",
    patch: prod({ admissionControl: { policy: "disabled" } }),
    wakes: "ha/admission-control-on",
  },
  {
    change: "room for one host less",
    patch: prod({ admissionControl: { hostFailures: 1 } }),
    wakes: "ha/admission-control-covers-requirement",
  },
  {
    change: "VMs left running on isolated hosts",
    patch: prod({ isolationResponse: "none" }),
    wakes: "ha/isolation-response",
  },
  {
    change: "the restart of a gold VM disabled",
    patch: { vms: { erp: { restart: "disabled" } } },
    wakes: "ha/required-vms-restart",
  },
  {
    change: "a disk moved to local storage",
    patch: { vms: { crm: { disks: [{ datastore: "local-1" }] } } },
    wakes: "storage/shared",
  },
  {
    change: "two more members in a group of six hosts",
    patch: {
      rules: {
        "all-apart": {
          kind: "anti-affinity",
          vms: ["erp", "crm", "m-1", "m-2", "m-3"],
          mandatory: true,
        },
      },
      vms: Object.fromEntries(
        ["m-1", "m-2", "m-3"].map((id) => [
          id,
          { cluster: "prod", memoryMib: 8192, disks: [{ datastore: "vol-a", sizeGib: 20 }], networks: ["vm-10"] },
        ]),
      ),
    },
    wakes: "placement/anti-affinity-fits",
  },
  {
    change: "a licence rule narrowed to one host of the lab",
    patch: { rules: { "test-licence": { hosts: ["lab-1"] } } },
    wakes: "placement/must-rule-leaves-two-hosts",
  },
  {
    change: "a licence rule narrowed to one rack",
    patch: { rules: { "erp-licence": { hosts: ["esx-1", "esx-2"] } } },
    wakes: "placement/must-rule-survives",
  },
  {
    change: "VMs kept together and apart",
    patch: { rules: { "app-apart": { kind: "anti-affinity", vms: ["app", "crm"], mandatory: true } } },
    wakes: "placement/no-contradiction",
  },
  {
    change: "the spread of a service removed",
    patch: { rules: { "web-apart": null } },
    wakes: "services/replicas-apart",
  },
  {
    change: "replicas spread over hosts instead of racks",
    patch: { rules: { "etcd-apart": { over: "host" } } },
    wakes: "services/quorum-outlives-domain",
  },
  { change: "host monitoring switched off", patch: prod({ hostMonitoring: false }), wakes: "ha/host-monitoring" },
  {
    change: "lost paths only reported",
    patch: prod({ componentProtection: { apd: "warning" } }),
    wakes: "ha/component-protection",
  },
  {
    change: "a mount of a heartbeat datastore removed",
    patch: hosts("esx-4", { datastores: MOUNTS.filter((id) => id !== "hb-b") }),
    wakes: "ha/heartbeat-datastores-mounted",
  },
  {
    change: "a mount of a datastore cluster's member removed",
    patch: hosts("esx-4", { datastores: MOUNTS.filter((id) => id !== "scratch-2") }),
    wakes: "storage/datastore-cluster-mounted-alike",
  },
  {
    change: "a network forgotten on a host",
    patch: hosts("esx-4", {
      networks: ["vm-20"],
      uplinks: ["leaf-a", "leaf-b"].map((id) => ({ id, switch: id, networks: ["vm-20"] })),
    }),
    wakes: "network/present-where-needed",
  },
  {
    change: "replicas kept together",
    patch: {
      rules: { near: { kind: "affinity", vms: ["etcd-1", "spare"], mandatory: true } },
      services: { etcd: { vms: ["etcd-1", "etcd-2", "etcd-3", "spare"], quorum: 2 } },
      vms: {
        spare: { cluster: "prod", memoryMib: 8192, disks: [{ datastore: "vol-a", sizeGib: 20 }], networks: ["vm-10"] },
      },
    },
    wakes: "placement/replicas-not-together",
  },
  {
    change: "what others wait for restarted last",
    patch: { vms: { crm: { restart: "lowest" } } },
    wakes: "placement/restart-order",
  },
  {
    change: "more failures than vSAN has hosts for",
    patch: { datastores: { vsan: { distributed: { failuresToTolerate: 3 } } } },
    wakes: "storage/vsan-fault-domains",
  },
  {
    change: "the witness moved to a copy's site",
    patch: { datastores: { metro: { witness: { site: "fra" } } } },
    wakes: "storage/copies-apart",
  },
  {
    change: "a replication turned inwards",
    patch: { replications: { "crm-dr": { to: { cluster: "prod", site: null } } } },
    wakes: "failover/replication-leaves-its-cluster",
  },
  {
    change: "a host in maintenance",
    patch: hosts("esx-6", { state: "maintenance" }),
    wakes: "capacity/hosts-connected",
  },
  {
    change: "small failover hosts",
    patch: {
      clusters: {
        prod: {
          ha: { admissionControl: { policy: "failover-hosts", hostFailures: null, failoverHosts: ["esx-5", "esx-6"] } },
        },
      },
      hosts: { "esx-6": { memoryMib: 240000 } },
    },
    wakes: "capacity/failover-hosts-large-enough",
  },
  {
    change: "two hosts left",
    patch: {
      hosts: { "esx-2": null, "esx-4": null, "esx-5": null, "esx-6": null },
      datastores: { vsan: null },
      requirements: { "any-rack": null, gold: { tolerate: { rack: null, host: 1 } }, "etcd-up": null },
      rules: { "etcd-apart": { mandatory: false }, "erp-licence": { hosts: ["esx-1", "esx-3"] } },
      clusters: { prod: { ha: { admissionControl: { hostFailures: 1 } } } },
    },
    wakes: "capacity/enough-hosts",
  },
  { change: "one host twice as large", patch: hosts("esx-6", { memoryMib: 524288 }), wakes: "capacity/equal-hosts" },
  {
    change: "the warning of lost performance switched off",
    patch: prod({ admissionControl: { performanceTolerance: 100 } }),
    wakes: "capacity/performance-tolerance",
  },
  {
    change: "the slot policy with one large reservation",
    patch: {
      clusters: { prod: { ha: { admissionControl: { policy: "slots" } } } },
      vms: {
        "*": { memoryMib: 65536, reservation: { memoryMib: 1024 } },
        app: { reservation: { memoryMib: 16384 } },
      },
    },
    wakes: "capacity/slot-outliers",
  },
  {
    change: "racks on one feed",
    patch: {
      domains: Object.fromEntries(
        ["rack-1", "rack-2", "rack-3"].map((id) => [id, { redundant: null, domains: ["feed-a"] }]),
      ),
    },
    wakes: "capacity/hosts-not-in-one-domain",
  },
  { change: "VM monitoring switched off", patch: prod({ vmMonitoring: "disabled" }), wakes: "ha/vm-monitoring" },
  {
    change: "an isolation address removed",
    patch: prod({ isolationAddresses: ["10.0.0.1"] }),
    wakes: "ha/isolation-addresses",
  },
  {
    change: "DRS made manual",
    patch: { clusters: { prod: { drs: { automation: "manual" } } } },
    wakes: "placement/drs-automated",
  },
  {
    change: "a rule disabled that nothing needs",
    patch: { rules: { "app-near": { enabled: false } } },
    wakes: "placement/no-disabled-rules",
  },
  {
    change: "the tier's disks moved to one array",
    patch: { vms: { crm: { disks: [{ datastore: "vol-a", sizeGib: 500 }] } } },
    wakes: "storage/tier-on-one-array",
  },
  {
    change: "two of three replicas moved to one volume",
    patch: { vms: { "etcd-3": { disks: [{ datastore: "vol-b" }] } } },
    wakes: "services/replicas-on-separate-storage",
  },
  {
    change: "a fourth voter, apart like the others",
    patch: {
      services: { web: { vms: ["web-1", "web-2", "web-3", "web-4"], quorum: 3 } },
      rules: { "web-apart": { vms: ["web-1", "web-2", "web-3", "web-4"] } },
      vms: Object.fromEntries(
        ["web-3", "web-4"].map((id) => [id, { cluster: "prod", disks: [], networks: ["vm-10"] }]),
      ),
    },
    wakes: "services/odd-replicas",
  },
  {
    change: "a path to block storage removed",
    patch: hosts("esx-2", { storagePaths: [{ datastore: "lun", domains: ["fabric-a"] }] }),
    wakes: "storage/two-paths",
  },
  {
    change: "a tier that nobody promised",
    patch: { vms: { test: { tier: "bronze" } } },
    wakes: "failover/tier-promised",
  },
  {
    change: "more hosts in a cluster than any release supports",
    patch: hosts97(),
    wakes: "capacity/vendor-limits",
  },
  {
    change: "a VM grown beyond all hosts",
    patch: { vms: { "web-1": { memoryMib: 300_000 } }, services: { web: { quorum: 2 } } },
    wakes: "capacity/second-host-fits",
  },
  {
    change: "a VM that must stay with another grown",
    patch: { vms: { app: { memoryMib: 262_144 - 1024 } } },
    wakes: "placement/affinity-fits-one-host",
  },
  {
    change: "an objective of a replication removed",
    patch: { replications: { "crm-dr": { rtoSeconds: null } } },
    wakes: "failover/recovery-objectives",
  },
  {
    change: "a replication turned back to its own site",
    patch: { replications: { "crm-dr": { to: { site: "ams" } } } },
    wakes: "failover/replication-leaves-its-site",
  },
  {
    change: "the witness of copies removed",
    patch: { datastores: { metro: { witness: null } } },
    wakes: "storage/copies-have-witness",
  },
  {
    change: "data spread over as few hosts as can hold it",
    patch: { datastores: { vsan: { distributed: { cluster: "lab" } } } },
    wakes: "storage/vsan-rebuild-room",
  },
  {
    change: "promises to all VMs withdrawn, and one of them first",
    patch: {
      requirements: { "any-host": { tiers: ["gold"] }, "any-rack": { tiers: ["gold"] } },
      vms: { "web-1": { restart: "highest" } },
    },
    wakes: "ha/promised-first",
  },
  {
    change: "room for the loss of every host",
    patch: prod({ admissionControl: { hostFailures: 6 } }),
    wakes: "ha/host-failures-below-hosts",
  },
  {
    change: "a volume shrunk below its disks",
    patch: { datastores: { "vol-a": { capacityGib: 100 } } },
    wakes: "storage/overallocation",
  },
  {
    change: "a member taken from a datastore cluster",
    patch: { datastoreClusters: { scratch: { datastores: ["scratch-1"] } } },
    wakes: "storage/datastore-cluster-has-choice",
  },
  {
    change: "six heartbeat datastores",
    patch: prod({ heartbeatDatastores: ["hb-a", "hb-b", "hb-c", "vol-a", "vol-b", "vol-c"] }),
    wakes: "ha/heartbeat-datastores-at-most-five",
  },
  {
    change: "a VM pinned to its host",
    patch: { vms: { erp: { movable: false, host: "esx-1" } } },
    wakes: "placement/immovable-promised",
  },
  {
    change: "a rule left with one VM",
    patch: { rules: { "app-near": { vms: ["app"] } } },
    wakes: "placement/rules-of-two",
  },
  {
    change: "an order that reaches into another cluster",
    patch: { rules: { "app-start": { after: ["crm", "test"] } } },
    wakes: "placement/dependency-in-one-cluster",
  },
  {
    change: "an isolation address named twice",
    patch: prod({ isolationAddresses: ["10.0.0.1", "10.0.0.1", "10.0.0.2"] }),
    wakes: "ha/isolation-addresses-differ",
  },
  {
    change: "a heartbeat datastore turned into vSAN",
    patch: { datastores: { "hb-a": { type: "vsan" } } },
    wakes: "ha/heartbeat-datastores-not-vsan",
  },
  { change: "all requirements removed", patch: { requirements: [] }, wakes: "failover/requirement-declared" },
];

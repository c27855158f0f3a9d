/** One thing taken from the passing estate, and the one rule that must notice. */
export interface Mutation {
  readonly change: string;
  readonly patch: { readonly [list: string]: unknown };
  readonly wakes: string;
}

const prod = (ha: object) => ({ clusters: { prod: { ha } } });

export const MUTATIONS: readonly Mutation[] = [
  {
    change: "a mount removed",
    patch: { hosts: { "esx-4": { datastores: ["vol-a", "vol-c"] } } },
    wakes: "storage/mounted-where-needed",
  },
  {
    change: "a heartbeat datastore removed",
    patch: prod({ heartbeatDatastores: ["vol-a"] }),
    wakes: "ha/heartbeat-datastores",
  },
  {
    change: "heartbeats on one array",
    patch: prod({ heartbeatDatastores: ["vol-a", "vol-c"] }),
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
    patch: { vms: { crm: { restart: "disabled" } } },
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
          { cluster: "prod", disks: [{ datastore: "vol-a" }], networks: ["vm-10"] },
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
    patch: { rules: { "web-near": { kind: "affinity", vms: ["web-1", "web-2"], mandatory: true } } },
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
  { change: "all requirements removed", patch: { requirements: [] }, wakes: "failover/requirement-declared" },
];

import type { Mutation } from "./mutations";

const pool = (ha: object) => ({ clusters: { pool: { ha } } });
const vms = (id: string, change: object) => ({ vms: { [id]: change } });

/** One thing taken from the content pool, and the one rule that must notice. */
export const XEN_MUTATIONS: readonly Mutation[] = [
  {
    change: "a plan for no host failure",
    patch: pool({ hostFailuresToTolerate: 0 }),
    wakes: "xen/plan-covers-requirement",
  },
  { change: "overcommit allowed", patch: pool({ allowOvercommit: true }), wakes: "xen/no-overcommit" },
  {
    change: "a VM at best effort",
    patch: vms("crm", { restart: "disabled", bestEffort: true }),
    wakes: "xen/best-effort-is-no-promise",
  },
  {
    change: "VMs that must be apart",
    patch: { rules: { "web-apart": { mandatory: true } } },
    wakes: "xen/rules-are-not-kept",
  },
  { change: "a virtual GPU", patch: vms("erp", { hostDevices: ["vgpu"] }), wakes: "placement/no-host-devices" },
  {
    change: "a heartbeat on local storage",
    patch: { datastores: { beat: { shared: false } } },
    wakes: "xen/statefile-shared",
  },
  {
    change: "the heartbeat on the array of all disks",
    patch: {
      datastores: { beat: { domains: ["nas"] }, blocks: { domains: ["nas"] } },
      domains: { san: null },
    },
    wakes: "xen/statefile-apart",
  },
  {
    change: "a promise beyond the quorum of clustered storage",
    patch: {
      datastores: { data: { type: "gfs2" } },
      requirements: { "any-host": { tolerate: { host: 2 } } },
      clusters: { pool: { ha: { hostFailuresToTolerate: 2 } } },
    },
    wakes: "xen/corosync-quorum",
  },
  { change: "no start order", patch: vms("erp", { startOrder: null }), wakes: "xen/start-order" },
  {
    change: "memory that may be shrunk",
    patch: vms("erp", { memoryRange: { minMib: 8192 } }),
    wakes: "xen/memory-planned-in-full",
  },
  {
    change: "both replicas on one host",
    patch: vms("web-2", { host: "xcp-1" }),
    wakes: "services/replicas-start-apart",
  },
];

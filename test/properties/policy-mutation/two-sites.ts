import type { Mutation } from "./mutations";
import twoSites from "./two-sites.estate.json";

export { twoSites };

/** Rules that look at failover plans, replications, backups, and clusters and services over several sites. */
export const TWO_SITES_RULES: ReadonlySet<string> = new Set([
  "backup/apart-from-source",
  "backup/covered",
  "backup/off-site",
  "backup/out-of-reach",
  "backup/restore-verified",
  "backup/three-copies",
  "failover/address-change-planned",
  "failover/copies-mounted",
  "failover/copy-apart-from-source",
  "failover/copy-fits",
  "failover/link-carries-changes",
  "failover/networks-mapped",
  "failover/objectives-have-means",
  "failover/order-kept",
  "failover/plan-tested",
  "failover/rpo-kept",
  "failover/rpo-zero-is-synchronous",
  "failover/rto-kept",
  "failover/synchronous-link-near",
  "failover/target-ready",
  "services/majority-outlives-site",
  "stretched/equal-halves",
  "stretched/half-the-capacity",
  "stretched/heartbeat-datastores-per-site",
  "stretched/host-rules-should",
  "stretched/isolation-address-per-site",
  "stretched/witness-at-third-site",
]);

const plan = (change: object) => ({ failoverPlans: { "ams-lost": change } });
const copy = (change: object) => ({ replications: { copy: change } });
const nightly = (change: object) => ({ backups: { nightly: change } });
const metro = (change: object) => ({ clusters: { metro: change } });

export const TWO_SITES_MUTATIONS: readonly Mutation[] = [
  {
    change: "a backup on the VMs' own array",
    patch: nightly({
      copies: [
        { site: "fra", domains: ["array-ams"], medium: "tape", offline: true },
        { site: "fra", domains: ["array-ams"], medium: "disk" },
      ],
    }),
    wakes: "backup/apart-from-source",
  },
  { change: "VMs without a backup", patch: nightly({ vms: ["db"] }), wakes: "backup/covered" },
  {
    change: "all copies at one site",
    patch: nightly({
      copies: [
        { site: "ams", domains: [], medium: "disk" },
        { site: "ams", domains: [], medium: "tape", offline: true },
      ],
    }),
    wakes: "backup/off-site",
  },
  {
    change: "a backup that can be deleted",
    patch: nightly({
      copies: [
        { site: "ams", domains: [], medium: "disk", immutable: false },
        { site: "fra", domains: [], medium: "tape", offline: false },
      ],
    }),
    wakes: "backup/out-of-reach",
  },
  {
    change: "a restore long ago",
    patch: nightly({ lastVerifiedRestore: "2025-01-01" }),
    wakes: "backup/restore-verified",
  },
  {
    change: "a copy less",
    patch: nightly({ copies: [{ site: "fra", domains: [], medium: "tape", offline: true }] }),
    wakes: "backup/three-copies",
  },
  {
    change: "nothing said of addresses",
    patch: plan({ networks: [{ from: "lan", to: "dr-lan" }], dnsTtlSeconds: 0 }),
    wakes: "failover/address-change-planned",
  },
  {
    change: "copies unmounted on a host",
    patch: { hosts: { "fra-2": { datastores: [] } } },
    wakes: "failover/copies-mounted",
  },
  {
    change: "copies on the same array",
    patch: { datastores: { "ds-copy": { domains: ["array-ams"] } } },
    wakes: "failover/copy-apart-from-source",
  },
  {
    change: "a datastore too small for the copies",
    patch: { datastores: { "ds-copy": { capacityGib: 50 } } },
    wakes: "failover/copy-fits",
  },
  {
    change: "a link too thin",
    patch: { links: { wan: { bandwidthMbps: 1 } } },
    wakes: "failover/link-carries-changes",
  },
  {
    change: "a network that nobody carries",
    patch: plan({ networks: [{ from: "lan", to: "lan", addresses: "keep" }] }),
    wakes: "failover/networks-mapped",
  },
  {
    change: "a VM that no plan covers",
    patch: {
      ...plan({ vms: ["db", "app"] }),
      vms: { web: { cluster: "prod", tier: "gold", changeRateMibPerHour: 0 } },
      replications: { copy: { vms: ["db", "app", "web"] } },
    },
    wakes: "failover/objectives-have-means",
  },
  {
    change: "an order against a dependency",
    patch: plan({
      order: [
        { id: "apps", vms: ["app"] },
        { id: "data", vms: ["db"] },
      ],
    }),
    wakes: "failover/order-kept",
  },
  {
    change: "a test that failed",
    patch: plan({ lastTest: { date: "2026-09-01", result: "failed" } }),
    wakes: "failover/plan-tested",
  },
  { change: "copies made too seldom", patch: copy({ intervalSeconds: 3600 }), wakes: "failover/rpo-kept" },
  {
    change: "nothing to lose, copied asynchronously",
    patch: { replications: { sync: { mode: "asynchronous" } } },
    wakes: "failover/rpo-zero-is-synchronous",
  },
  { change: "a long decision", patch: plan({ decisionSeconds: 7200 }), wakes: "failover/rto-kept" },
  { change: "a long link", patch: { links: { wan: { latencyMs: 30 } } }, wakes: "failover/synchronous-link-near" },
  {
    change: "the failover cluster in maintenance",
    patch: { hosts: { "fra-1": { state: "maintenance" }, "fra-2": { state: "maintenance" } } },
    wakes: "failover/target-ready",
  },
  {
    change: "a majority at one site",
    patch: { vms: { "etcd-3": { cluster: "ams" } } },
    wakes: "services/majority-outlives-site",
  },
  {
    change: "a host more at one site",
    patch: {
      hosts: { "m-fra-3": { cluster: "metro", site: "fra", datastores: ["metro-1"] } },
      clusters: { metro: { ha: { admissionControl: { cpuPercent: 60, memoryPercent: 60 } } } },
    },
    wakes: "stretched/equal-halves",
  },
  {
    change: "a quarter kept free",
    patch: metro({ ha: { admissionControl: { cpuPercent: 25, memoryPercent: 25 } } }),
    wakes: "stretched/half-the-capacity",
  },
  {
    change: "heartbeats at one site",
    patch: metro({ ha: { heartbeatDatastores: ["hb-ams-1", "hb-ams-2"] } }),
    wakes: "stretched/heartbeat-datastores-per-site",
  },
  {
    change: "a rule that binds to a site",
    patch: { rules: { "db-at-ams": { mandatory: true } } },
    wakes: "stretched/host-rules-should",
  },
  {
    change: "one isolation address",
    patch: metro({ ha: { isolationAddresses: ["10.1.0.1"] } }),
    wakes: "stretched/isolation-address-per-site",
  },
  {
    change: "the witness beside a half",
    patch: metro({ witness: { site: "ams" } }),
    wakes: "stretched/witness-at-third-site",
  },
];

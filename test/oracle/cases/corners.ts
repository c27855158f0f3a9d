import { type Case, cluster, datastore, estate, host, PINNED, vm } from "./case";

const HA_UNTOLD = cluster("c", { ha: undefined, drs: { enabled: false } });
const SWITCHES = [
  { id: "w1", kind: "switch" },
  { id: "w2", kind: "switch" },
];
const replicated = (...vms: string[]) => [{ id: "rep", vms, method: "array" as const, to: {} }];
const uplink = (to: string) => [{ id: "u", switch: to, networks: ["n"] }];

/** Corners of the contract where two careful readings once differed. */
export const CORNERS: readonly Case[] = [
  {
    name: "a replication is no help where the data is there and no host is",
    sentence: "A disk's datastore is gone ...: `lost` (`data-lost`), unless a replication makes it `recovers`",
    estate: estate({ hosts: [host("h1")], vms: [vm("a", 6)], replications: replicated("a") }),
    expected: { survived: [""], failed: ["h1"] },
  },
  {
    name: "where data may be gone, a replication may help: undecided, though no host is left",
    sentence: "a scenario whose outcome rests on a replication is `undecided`",
    estate: estate({
      hosts: [host("h1"), host("h2", { state: "maintenance" })],
      vms: [vm("a", 6)],
      replications: replicated("a"),
      datastores: [datastore("d", { distributed: { cluster: "c", over: "host", failuresToTolerate: 1 } })],
    }),
    expected: { survived: ["", "h2"], undecided: ["h1"] },
  },
  {
    name: "whether HA is on does not matter to a pinned VM that no host can take",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate({
      clusters: [HA_UNTOLD],
      hosts: [host("h1"), host("h2", { networks: [] })],
      vms: [vm("a", 6, { host: "h1" })],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "whether the start holds does not matter where nothing is left of it",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate({
      clusters: [PINNED],
      hosts: [host("h1")],
      vms: [vm("a", 6, { host: "h1", networks: undefined })],
    }),
    expected: { undecided: [""], failed: ["h1"] },
  },
  {
    name: "a start that a rule breaks is broken whatever else is not told",
    sentence: "a placement that already breaks capacity, reach ... or a rule survives nothing",
    estate: estate({
      clusters: [PINNED],
      hosts: [host("h1", { networks: undefined }), host("h2")],
      vms: [vm("a", 6, { host: "h1" })],
      rules: [{ id: "lic", kind: "vm-host", vms: ["a"], hosts: ["h1"], polarity: "apart", mandatory: true }],
    }),
    expected: { failed: ["", "h1", "h2"] },
  },
  {
    name: "a domain in one that is at no site may itself be anywhere",
    sentence: "a thing whose site follows from neither `site`, its domains ... is of unknown place",
    estate: estate(
      {
        sites: [{ id: "ams" }],
        domains: [
          { id: "grid", kind: "feed", site: null },
          { id: "r1", kind: "rack", domains: ["grid"] },
        ],
        hosts: [host("h1", { site: null, domains: ["r1"] })],
        datastores: [datastore("d", { site: null })],
        vms: [vm("a", 6)],
      },
      { tolerate: { site: 1 } },
    ),
    expected: { survived: [""], undecided: ["ams"] },
  },
  {
    name: "a VM out of scope that is too large for any host that reaches its storage still keeps its room",
    sentence:
      "All other VMs ... must be placed like any other ... One whose data is gone, or that no surviving host can run, needs no room",
    estate: estate({ hosts: [host("h1"), host("h2")], vms: [vm("a", 1), vm("b", 11)] }, { vms: ["a"] }),
    expected: { failed: ["", "h1", "h2"] },
  },
  {
    name: "pinned: a VM whose host may have lost the datastore stays or restarts; both go well",
    sentence: "then it counts as one on a lost host",
    estate: estate(
      {
        clusters: [cluster("c", { drs: { enabled: false } })],
        domains: [{ id: "x1", kind: "fabric" }],
        hosts: [host("h1"), host("h2", { storagePaths: [{ datastore: "d", domains: [] }] })],
        vms: [vm("a", 6, { host: "h1" })],
      },
      { tolerate: { fabric: 1 } },
    ),
    expected: { survived: ["", "x1"] },
  },
  {
    name: "two VMs on one host that is at no site are not in one site",
    sentence: "(`over` a kind: in one domain of that kind)",
    estate: estate({
      sites: [{ id: "ams" }],
      hosts: [host("h1", { site: null }), host("h2", { site: "ams" })],
      vms: [vm("a", 3), vm("b", 3)],
      rules: [{ id: "apart", kind: "anti-affinity", over: "site", vms: ["a", "b"], mandatory: true }],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "a host whose uplinks are all gone carries nothing, whatever its networks are",
    sentence: "A network: while one surviving uplink carries it",
    estate: estate(
      {
        domains: SWITCHES,
        hosts: [host("h1", { networks: undefined, uplinks: uplink("w1") })],
        vms: [vm("a", 6)],
      },
      { tolerate: { switch: 1 } },
    ),
    expected: { undecided: ["", "w2"], failed: ["w1"] },
  },
  {
    name: "a host more that fails can mend a scenario: what was stuck on it restarts",
    sentence: "nobody reacts to a lost network ... Its host is gone: it restarts",
    estate: estate(
      {
        clusters: [PINNED],
        domains: SWITCHES,
        hosts: [host("h1", { uplinks: uplink("w1") }), host("h2", { uplinks: uplink("w2") })],
        vms: [vm("a", 6, { host: "h1" })],
      },
      { tolerate: { switch: 1, host: 1 } },
    ),
    expected: { survived: ["", "h1", "h2", "w2", "w2+h2", "w1+h1"], failed: ["w1", "w1+h2", "w2+h1"] },
  },
  {
    name: "pinned: a replica out of scope that is ranked below all that must run stays down, and does not count",
    sentence: "stay down if `disabled` or ranked (by `restart`) strictly below every VM in scope that must run",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: [host("h1"), host("h2")],
        vms: [vm("a", 1, { host: "h1" }), vm("b", 1, { host: "h2", restart: "low" })],
        services: [{ id: "web", vms: ["a", "b"], quorum: 2 }],
      },
      { vms: ["a"] },
    ),
    expected: { survived: ["", "h1"], failed: ["h2"] },
  },
  {
    name: "repack: a replica that is not restarted is lost where it may have been on the lost host",
    sentence: "one bad place is enough to lose it",
    estate: estate({
      hosts: [host("h1"), host("h2")],
      vms: [vm("a", 1), vm("b", 1, { restart: "disabled" })],
      services: [{ id: "web", vms: ["a", "b"] }],
    }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "repack: a replica that is not restarted does not surely run where its data may be gone",
    sentence: "A disk's datastore is gone (of a datastore cluster: all members; some: unknown)",
    estate: estate(
      {
        datastores: [datastore("d"), datastore("e")],
        datastoreClusters: [{ id: "gold", datastores: ["d", "e"] }],
        hosts: [host("h1", { datastores: ["d", "e"] })],
        vms: [vm("a", 1, { disks: [] }), vm("b", 1, { disks: [{ datastoreCluster: "gold" }], restart: "disabled" })],
        services: [{ id: "web", vms: ["a", "b"] }],
      },
      { tolerate: { datastore: 1 } },
    ),
    expected: { survived: [""], undecided: ["d", "e"] },
  },
  {
    name: "what may recover elsewhere may leave its room to others",
    sentence: "a scenario whose outcome rests on a replication is `undecided`",
    estate: estate(
      {
        datastores: [datastore("d"), datastore("e")],
        datastoreClusters: [{ id: "gold", datastores: ["d", "e"] }],
        hosts: [host("h1", { datastores: ["d", "e"] }), host("h2", { datastores: ["d", "e"] })],
        vms: [vm("a", 6), vm("b", 6, { disks: [{ datastoreCluster: "gold" }] })],
        replications: replicated("b"),
      },
      { tolerate: { datastore: 1, host: 1 } },
    ),
    expected: {
      survived: [""],
      failed: ["d", "h1", "h2", "d+h1", "d+h2"],
      undecided: ["e", "e+h1", "e+h2"],
    },
  },
  {
    name: "continuity: where rules that may be broken leave no start placement, nothing is known of the one there will be",
    sentence: "under every start placement that satisfies reach and all enabled rules",
    estate: estate(
      {
        hosts: [host("h1"), host("h2", { networks: [] })],
        vms: [vm("a", 1), vm("b", 1)],
        services: [{ id: "web", vms: ["a", "b"], quorum: 1 }],
        rules: [{ id: "apart", kind: "anti-affinity", vms: ["a", "b"], mandatory: false }],
      },
      { continuity: true },
    ),
    expected: { undecided: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "continuity: a replica that no host can run is nowhere, and does not stay running",
    sentence: "only replicas that stay `running` count",
    estate: estate(
      {
        hosts: [host("h1"), host("h2")],
        vms: [vm("a", 1), vm("b", 1, { vcpus: 11 })],
        services: [{ id: "web", vms: ["a", "b"], quorum: 1 }],
      },
      { continuity: true },
    ),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "continuity: to recover elsewhere is not to stay running",
    sentence: "only replicas that stay `running` count",
    estate: estate(
      {
        hosts: [host("h1")],
        vms: [vm("a", 1)],
        services: [{ id: "web", vms: ["a"] }],
        replications: replicated("a"),
      },
      { continuity: true, tolerate: { datastore: 1 } },
    ),
    expected: { survived: [""], failed: ["d"] },
  },
  {
    name: "a VM of a cluster that has none in scope counts for no rule",
    sentence: "All other VMs of the clusters that have a VM in scope",
    estate: estate(
      {
        clusters: [cluster("c"), cluster("e")],
        sites: [{ id: "ams" }],
        hosts: [host("h1", { site: "ams" }), host("h2", { site: "ams" }), host("x1", { cluster: "e", site: "ams" })],
        vms: [vm("a", 6), vm("b", 1, { cluster: "e" })],
        rules: [{ id: "apart", kind: "anti-affinity", over: "site", vms: ["a", "b"], mandatory: true }],
      },
      { clusters: ["c"] },
    ),
    expected: { survived: ["", "h1", "h2"] },
  },
];

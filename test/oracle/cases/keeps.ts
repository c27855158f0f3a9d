import { type Case, cluster, datastore, estate, host, PINNED, UNPROTECTED, vm } from "./case";

const SWITCHES = [
  { id: "w1", kind: "switch" },
  { id: "w2", kind: "switch" },
];
const FABRICS = [
  { id: "x1", kind: "fabric" },
  { id: "x2", kind: "fabric" },
];
const uplink = (id: string, to: string | undefined, networks: readonly string[] | undefined = ["n"]) => ({
  id,
  switch: to,
  networks,
});
const path = (...domains: string[]) => ({ datastore: "d", domains });

export const KEEPS: readonly Case[] = [
  {
    name: "a network is kept while one surviving uplink carries it",
    sentence: "A network: while one surviving uplink carries it",
    estate: estate(
      {
        domains: SWITCHES,
        hosts: [host("h1", { uplinks: [uplink("u1", "w1"), uplink("u2", "w2")] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { switch: 2 } },
    ),
    expected: { survived: ["", "w1", "w2"], failed: ["w1+w2"] },
  },
  {
    name: "an uplink that carries other networks is no help",
    sentence: "A network: while one surviving uplink carries it",
    estate: estate(
      {
        domains: SWITCHES,
        networks: [{ id: "n" }, { id: "m" }],
        hosts: [host("h1", { networks: ["n", "m"], uplinks: [uplink("u1", "w1"), uplink("u2", "w2", ["m"])] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { switch: 1 } },
    ),
    expected: { survived: ["", "w2"], failed: ["w1"] },
  },
  {
    name: "of a host without uplinks nobody knows what the loss of a switch takes",
    sentence:
      "absent or empty: as it stands, unless a `switch` is gone, by itself or with a domain that holds it: then unknown",
    estate: estate(
      { domains: SWITCHES.slice(0, 1), hosts: [host("h1"), host("h2", { uplinks: [] })], vms: [vm("a", 6)] },
      { tolerate: { switch: 1, host: 1 } },
    ),
    expected: { survived: ["", "h1", "h2"], undecided: ["w1", "w1+h1", "w1+h2"] },
  },
  {
    name: "a rack that holds a switch takes it",
    sentence: "unless a `switch` is gone, by itself or with a domain that holds it: then unknown",
    estate: estate(
      {
        domains: [
          { id: "r1", kind: "rack" },
          { id: "r2", kind: "rack" },
          { id: "w1", kind: "switch", domains: ["r1"] },
        ],
        hosts: [host("h1", { domains: ["r2"] })],
        vms: [vm("a", 6, { networks: ["n"] })],
      },
      { tolerate: { rack: 1 } },
    ),
    expected: { survived: [""], undecided: ["r1"], failed: ["r2"] },
  },
  {
    name: "a VM without networks does not mind the switches",
    sentence: "`[]` means known to be none",
    estate: estate(
      { domains: SWITCHES, hosts: [host("h1")], vms: [vm("a", 6, { networks: [] })] },
      { tolerate: { switch: 2 } },
    ),
    expected: { survived: ["", "w1", "w2", "w1+w2"] },
  },
  {
    name: "an uplink into a switch that is not told may hang on the failed one",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate(
      { domains: SWITCHES.slice(0, 1), hosts: [host("h1", { uplinks: [uplink("u1", undefined)] })], vms: [vm("a", 6)] },
      { tolerate: { switch: 1 } },
    ),
    expected: { survived: [""], undecided: ["w1"] },
  },
  {
    name: "a datastore is kept while one of its paths survives",
    sentence: "A datastore: while it is there and one of the paths listed for it survives",
    estate: estate(
      { domains: FABRICS, hosts: [host("h1", { storagePaths: [path("x1"), path("x2")] })], vms: [vm("a", 6)] },
      { tolerate: { fabric: 2 } },
    ),
    expected: { survived: ["", "x1", "x2"], failed: ["x1+x2"] },
  },
  {
    name: "a path goes with any of its domains",
    sentence: "one of the paths listed for it survives",
    estate: estate(
      { domains: FABRICS, hosts: [host("h1", { storagePaths: [path("x1", "x2")] })], vms: [vm("a", 6)] },
      { tolerate: { fabric: 1 } },
    ),
    expected: { survived: [""], failed: ["x1", "x2"] },
  },
  {
    name: "without paths a lost fabric is unknown, another lost domain is not",
    sentence:
      "`storagePaths` absent: kept, unless the scenario takes a domain that is a path of any host or of kind `fabric`: then unknown",
    estate: estate(
      { domains: [...FABRICS.slice(0, 1), { id: "o", kind: "other" }], hosts: [host("h1")], vms: [vm("a", 6)] },
      { tolerate: { fabric: 1, other: 1 } },
    ),
    expected: { survived: ["", "o"], undecided: ["x1", "x1+o"] },
  },
  {
    name: "a domain that is a path of another host counts like a fabric",
    sentence: "a domain that is a path of any host",
    estate: estate(
      {
        domains: [{ id: "o", kind: "other" }],
        hosts: [host("h1"), host("h2", { storagePaths: [path("o")] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { other: 1 } },
    ),
    expected: { survived: [""], undecided: ["o"] },
  },
  {
    name: "nobody reacts to a lost network, though another host has it",
    sentence: "nobody reacts to a lost network (vSphere, Xen",
    estate: estate(
      {
        domains: SWITCHES,
        clusters: [PINNED],
        hosts: [host("h1", { uplinks: [uplink("u1", "w1")] }), host("h2", { uplinks: [uplink("u2", "w2")] })],
        vms: [vm("a", 6, { host: "h1" })],
      },
      { tolerate: { switch: 1 } },
    ),
    expected: { survived: ["", "w2"], failed: ["w1"] },
  },
  {
    name: "on Hyper-V the reaction to a lost network is unknown",
    sentence: "on Hyper-V unknown until its profile says",
    estate: estate(
      {
        domains: SWITCHES,
        clusters: [cluster("c", { platform: "hyperv" })],
        hosts: [host("h1", { uplinks: [uplink("u1", "w1")] }), host("h2", { uplinks: [uplink("u2", "w2")] })],
        vms: [vm("a", 6, { host: "h1" })],
      },
      { tolerate: { switch: 1 } },
    ),
    expected: { survived: ["", "w2"], undecided: ["w1"] },
  },
  {
    name: "component protection restarts a VM whose host lost its datastore",
    sentence:
      "to a lost datastore only component protection, which is there iff `ha.enabled` and both `pdl` and `apd` are `restart`: then it counts as one on a lost host",
    estate: estate(
      {
        domains: FABRICS,
        hosts: [host("h1", { storagePaths: [path("x1")] }), host("h2", { storagePaths: [path("x2")] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { fabric: 1 } },
    ),
    expected: { survived: ["", "x1", "x2"] },
  },
  {
    name: "without component protection nothing reacts",
    sentence: "else it is `lost` (`nothing-reacts`",
    estate: estate(
      {
        clusters: [UNPROTECTED],
        domains: FABRICS,
        hosts: [host("h1", { storagePaths: [path("x1")] }), host("h2", { storagePaths: [path("x2")] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { fabric: 1 } },
    ),
    expected: { survived: [""], failed: ["x1", "x2"] },
  },
  {
    name: "component protection that is not told is unknown",
    sentence: "absent: unknown",
    estate: estate(
      {
        clusters: [cluster("c", { ha: { enabled: true, componentProtection: { pdl: "restart" } } })],
        domains: FABRICS,
        hosts: [host("h1", { storagePaths: [path("x1")] }), host("h2", { storagePaths: [path("x2")] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { fabric: 1 } },
    ),
    expected: { survived: [""], undecided: ["x1", "x2"] },
  },
  {
    name: "what is not told does not matter where another part is known to be off",
    sentence: "there iff `ha.enabled` and both `pdl` and `apd` are `restart`",
    estate: estate(
      {
        clusters: [cluster("c", { ha: { enabled: true, componentProtection: { pdl: "disabled" } } })],
        domains: FABRICS,
        hosts: [host("h1", { storagePaths: [path("x1")] }), host("h2", { storagePaths: [path("x2")] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { fabric: 1 } },
    ),
    expected: { survived: [""], failed: ["x1", "x2"] },
  },
  {
    name: "a VM that loses network and datastore at once is lost, component protection or not",
    sentence: "One that loses both is `lost`",
    estate: estate(
      {
        domains: [
          { id: "r1", kind: "rack" },
          { id: "w1", kind: "switch", domains: ["r1"] },
          { id: "w2", kind: "switch" },
        ],
        hosts: [
          host("h1", { storagePaths: [path("r1")], uplinks: [uplink("u1", "w1")] }),
          host("h2", { storagePaths: [path()], uplinks: [uplink("u2", "w2")] }),
          host("h3", { domains: ["r1"], storagePaths: [path()], uplinks: [uplink("u3", "w2")] }),
        ],
        vms: [vm("a", 6)],
      },
      { tolerate: { rack: 1 } },
    ),
    expected: { survived: [""], failed: ["r1"] },
  },
  {
    name: "a VM on a datastore cluster is lost when all members are gone, and unknown when some are",
    sentence: "A disk's datastore is gone (of a datastore cluster: all members; some: unknown)",
    estate: estate(
      {
        datastores: [datastore("d"), datastore("e")],
        datastoreClusters: [{ id: "gold", datastores: ["d", "e"] }],
        hosts: [host("h1", { datastores: ["d", "e"] })],
        vms: [vm("a", 6, { disks: [{ datastoreCluster: "gold" }] })],
      },
      { tolerate: { datastore: 2 } },
    ),
    expected: { survived: [""], undecided: ["d", "e"], failed: ["d+e"] },
  },
  {
    name: "a VM restarts only where all members of its datastore cluster are mounted",
    sentence: "keeps all its datastores (of a datastore cluster: all members that are left)",
    estate: estate({
      datastores: [datastore("d"), datastore("e")],
      datastoreClusters: [{ id: "gold", datastores: ["d", "e"] }],
      hosts: [host("h1", { datastores: ["d", "e"] }), host("h2", { datastores: ["d"] })],
      vms: [vm("a", 6, { disks: [{ datastoreCluster: "gold" }] })],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "lost data rests on a replication that is not modelled yet",
    sentence: "Until recovery is modelled, a scenario whose outcome rests on a replication is `undecided`",
    estate: estate(
      {
        hosts: [host("h1")],
        vms: [vm("a", 6)],
        replications: [{ id: "rep", vms: ["a"], method: "array", to: {} }],
      },
      { tolerate: { datastore: 1 } },
    ),
    expected: { survived: [""], undecided: ["d"] },
  },
  {
    name: "a replication of one VM does not help another",
    sentence: "`lost` (`data-lost`), unless a replication makes it `recovers`",
    estate: estate(
      {
        hosts: [host("h1")],
        vms: [vm("a", 3), vm("b", 3)],
        replications: [{ id: "rep", vms: ["a"], method: "array", to: {} }],
      },
      { tolerate: { datastore: 1 } },
    ),
    expected: { survived: [""], failed: ["d"] },
  },
];

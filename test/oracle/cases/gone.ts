import { type Case, cluster, datastore, estate, host, PINNED, vm } from "./case";

const RACKS = [
  { id: "r1", kind: "rack" },
  { id: "r2", kind: "rack" },
];
const SITES = [{ id: "ams" }, { id: "fra" }];
const FEEDS = [
  { id: "f1", kind: "feed" },
  { id: "f2", kind: "feed" },
];
const ARRAYS = ["s1", "s2", "s3", "s4"].map((id) => ({ id, kind: "array" }));
const HALL = { copies: [{ domains: ["s1"] }, { domains: ["s2"] }] };

/** Two hosts of 10 MiB and one VM of 6 on datastore `d`; what takes both hosts or the datastore is not survived. */
const TWO_HOSTS = { hosts: [host("h1"), host("h2")], vms: [vm("a", 6)] };

export const GONE: readonly Case[] = [
  {
    name: "one host of two is lost and the VM restarts on the other",
    sentence: "every site, host and datastore is a domain of its own",
    estate: estate(TWO_HOSTS),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "a failed datastore takes the data on it",
    sentence: "every site, host and datastore is a domain of its own",
    estate: estate({ ...TWO_HOSTS, datastores: [datastore("d"), datastore("e")] }, { tolerate: { datastore: 1 } }),
    expected: { survived: ["", "e"], failed: ["d"] },
  },
  {
    name: "a rack takes the hosts in it",
    sentence: "A failed domain takes with it every domain, host and datastore in it",
    estate: estate(
      {
        domains: RACKS,
        hosts: [host("h1", { domains: ["r1"] }), host("h2", { domains: ["r1"] }), host("h3", { domains: ["r2"] })],
        vms: [vm("a", 6), vm("b", 6)],
      },
      { tolerate: { rack: 1 } },
    ),
    expected: { survived: ["", "r2"], failed: ["r1"] },
  },
  {
    name: "a domain takes the domains in it, and what is in those",
    sentence: "A failed domain takes with it every domain, host and datastore in it",
    estate: estate(
      {
        domains: [
          { id: "room", kind: "room" },
          { id: "r1", kind: "rack", domains: ["room"] },
          RACKS[1] ?? { id: "r2", kind: "rack" },
        ],
        hosts: [host("h1", { domains: ["r1"] }), host("h2", { domains: ["r1"] }), host("h3", { domains: ["r2"] })],
        vms: [vm("a", 6), vm("b", 6)],
      },
      { tolerate: { room: 1 } },
    ),
    expected: { survived: [""], failed: ["room"] },
  },
  {
    name: "a domain takes the datastores in it",
    sentence: "A failed domain takes with it every domain, host and datastore in it",
    estate: estate(
      { ...TWO_HOSTS, domains: ARRAYS.slice(0, 2), datastores: [datastore("d", { domains: ["s1"] })] },
      { tolerate: { array: 1 } },
    ),
    expected: { survived: ["", "s2"], failed: ["s1"] },
  },
  {
    name: "a failed site takes what is there by its own site",
    sentence: "a failed site, everything that is there by its own `site` or through a domain",
    estate: estate(
      {
        sites: SITES,
        hosts: [host("h1", { site: "ams" }), host("h2", { site: "fra" })],
        datastores: [datastore("d", { site: "ams" })],
        vms: [vm("a", 6)],
      },
      { tolerate: { site: 1 } },
    ),
    expected: { survived: ["", "fra"], failed: ["ams"] },
  },
  {
    name: "a failed site takes what is there through a domain",
    sentence: "a failed site, everything that is there by its own `site` or through a domain",
    estate: estate(
      {
        sites: SITES,
        domains: [
          { id: "room", kind: "room", site: "ams" },
          { id: "r1", kind: "rack", domains: ["room"] },
          { id: "r2", kind: "rack", site: "fra" },
        ],
        hosts: [host("h1", { domains: ["r1"] }), host("h2", { domains: ["r2"] })],
        datastores: [datastore("d", { domains: ["r1"] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { site: 1 } },
    ),
    expected: { survived: ["", "fra"], failed: ["ams"] },
  },
  {
    name: "a host of unknown place may be in the failed site",
    sentence:
      "a thing whose site follows from neither `site`, its domains, `copies` nor `distributed` is of unknown place",
    estate: estate(
      {
        sites: [{ id: "ams" }],
        hosts: [host("h1", { site: null }), host("h2")],
        datastores: [datastore("d", { site: null })],
        vms: [vm("a", 6), vm("b", 6)],
      },
      { tolerate: { site: 1 } },
    ),
    expected: { survived: [""], undecided: ["ams"] },
  },
  {
    name: "where it does not matter, unknown places are no obstacle",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate(
      {
        sites: [{ id: "ams" }],
        hosts: [host("h1", { site: null }), host("h2")],
        datastores: [datastore("d", { site: null })],
        vms: [vm("a", 6)],
      },
      { tolerate: { site: 1 } },
    ),
    expected: { survived: ["", "ams"] },
  },
  {
    name: "`site: null` says that a thing is at no site",
    sentence: "`site: null` says that a thing is at no site",
    estate: estate(
      {
        sites: [{ id: "ams" }],
        hosts: [host("h1", { site: null })],
        datastores: [datastore("d", { site: null })],
        vms: [vm("a", 6)],
      },
      { tolerate: { site: 1 } },
    ),
    expected: { survived: ["", "ams"] },
  },
  {
    name: "one feed of a redundant pair is not enough, both are",
    sentence: "A thing with a `redundant` group goes when the whole group is gone",
    estate: estate(
      { domains: FEEDS, hosts: [host("h1", { redundant: [["f1", "f2"]] })], vms: [vm("a", 6)] },
      { tolerate: { feed: 2 } },
    ),
    expected: { survived: ["", "f1", "f2"], failed: ["f1+f2"] },
  },
  {
    name: "a rack with redundant feeds takes its hosts when both are gone",
    sentence: "gone only when all of one group are gone",
    estate: estate(
      {
        domains: [...FEEDS, { id: "r1", kind: "rack", redundant: [["f1", "f2"]] }],
        hosts: [host("h1", { domains: ["r1"] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { feed: 2 } },
    ),
    expected: { survived: ["", "f1", "f2"], failed: ["f1+f2"] },
  },
  {
    name: "a datastore with two copies and a witness outlives one copy",
    sentence:
      "A datastore with `copies` is there while one copy is, and where half or more of the copies are lost, only with a surviving `witness`",
    estate: estate(
      {
        ...TWO_HOSTS,
        domains: ARRAYS.slice(0, 3),
        datastores: [datastore("d", { ...HALL, witness: { domains: ["s3"] } })],
      },
      { tolerate: { array: 2 } },
    ),
    expected: { survived: ["", "s1", "s2", "s3"], failed: ["s1+s2"], undecided: ["s1+s3", "s2+s3"] },
  },
  {
    name: "without a witness, half of the copies is not known to be enough",
    sentence: "only with a surviving `witness`, else unknown",
    estate: estate(
      { ...TWO_HOSTS, domains: ARRAYS.slice(0, 2), datastores: [datastore("d", HALL)] },
      { tolerate: { array: 2 } },
    ),
    expected: { survived: [""], undecided: ["s1", "s2"], failed: ["s1+s2"] },
  },
  {
    name: "with fewer than half of the copies lost no witness is needed",
    sentence: "where half or more of the copies are lost, only with a surviving `witness`",
    estate: estate(
      {
        ...TWO_HOSTS,
        domains: ARRAYS.slice(0, 3),
        datastores: [datastore("d", { copies: [{ domains: ["s1"] }, { domains: ["s2"] }, { domains: ["s3"] }] })],
      },
      { tolerate: { array: 1 } },
    ),
    expected: { survived: ["", "s1", "s2", "s3"] },
  },
  {
    name: "copies do not tell whether the datastore is in another domain as well",
    sentence: "`domains` absent on a host or datastore is unknown for every kind in the tolerance",
    estate: estate(
      { ...TWO_HOSTS, domains: ARRAYS.slice(0, 3), datastores: [{ id: "d", ...HALL, witness: { domains: [] } }] },
      { tolerate: { array: 1 } },
    ),
    expected: { survived: [""], undecided: ["s1", "s2", "s3"] },
  },
  {
    name: "the place of a datastore with copies follows from these",
    sentence:
      "a thing whose site follows from neither `site`, its domains, `copies` nor `distributed` is of unknown place",
    estate: estate(
      {
        sites: SITES,
        hosts: [host("h1", { site: "ams" }), host("h2", { site: "fra" })],
        datastores: [datastore("d", { copies: [{ site: "ams" }, { site: "fra" }], witness: { site: null } })],
        vms: [vm("a", 6)],
      },
      { tolerate: { site: 1 } },
    ),
    expected: { survived: ["", "ams", "fra"] },
  },
  {
    name: "a distributed datastore is there while at most that many hosts are lost",
    sentence:
      "A `distributed` one is there while at most `failuresToTolerate` of its cluster's fault domains have lost a host",
    estate: estate(
      {
        hosts: [host("h1"), host("h2"), host("h3")],
        vms: [vm("a", 6)],
        datastores: [{ id: "d", type: "vsan", distributed: { cluster: "c", over: "host", failuresToTolerate: 1 } }],
      },
      { tolerate: { host: 2 } },
    ),
    expected: { survived: ["", "h1", "h2", "h3"], failed: ["h1+h2", "h1+h3", "h2+h3"] },
  },
  {
    name: "over racks, two lost hosts of one rack are one lost fault domain; a host in none is one by itself",
    sentence:
      "these are the hosts, or the domains of the kind `over` that hold hosts of the cluster (a host in none is one by itself",
    estate: estate(
      {
        domains: [{ id: "r1", kind: "rack" }],
        hosts: [host("h1", { domains: ["r1"] }), host("h2", { domains: ["r1"] }), host("h3"), host("h4")],
        vms: [vm("a", 6)],
        datastores: [{ id: "d", type: "vsan", distributed: { cluster: "c", over: "rack", failuresToTolerate: 1 } }],
      },
      { tolerate: { host: 2 } },
    ),
    expected: {
      survived: ["", "h1", "h2", "h3", "h4", "h1+h2"],
      failed: ["h1+h3", "h1+h4", "h2+h3", "h2+h4", "h3+h4"],
    },
  },
  {
    name: "a host that is not connected leaves it open whether a distributed datastore outlives another",
    sentence: "hosts that are not connected: unknown where they decide",
    estate: estate({
      hosts: [host("h1"), host("h2"), host("h3", { state: "maintenance" })],
      vms: [vm("a", 6)],
      datastores: [{ id: "d", type: "vsan", distributed: { cluster: "c", over: "host", failuresToTolerate: 1 } }],
    }),
    expected: { survived: ["", "h3"], undecided: ["h1", "h2"] },
  },
  {
    name: "vSAN of which nothing is told is there before anything fails, and unknown after",
    sentence: "`vsan` without `distributed` is unknown once a host or domain fails",
    estate: estate({ ...TWO_HOSTS, datastores: [datastore("d", { type: "vsan" })] }),
    expected: { survived: [""], undecided: ["h1", "h2"] },
  },
  {
    name: "hosts of which the racks are not known may be in the failed one",
    sentence:
      "`domains` absent on a host or datastore is unknown for every kind in the tolerance except `site`, `host` and `datastore`",
    estate: estate(
      {
        domains: RACKS,
        hosts: [host("h1", { domains: undefined }), host("h2", { domains: ["r2"] })],
        vms: [vm("a", 6), vm("b", 6)],
      },
      { tolerate: { rack: 1 } },
    ),
    expected: { survived: [""], undecided: ["r1"], failed: ["r2"] },
  },
  {
    name: "hosts of which the racks are not known are known to outlive another host",
    sentence: "unknown for every kind in the tolerance except `site`, `host` and `datastore`",
    estate: estate({
      domains: RACKS,
      hosts: [host("h1", { domains: undefined }), host("h2", { domains: undefined })],
      vms: [vm("a", 6)],
    }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "a site does not tell in which rack a host is",
    sentence:
      "`domains` absent on a host or datastore is unknown for every kind in the tolerance except ..., even with a `site`",
    estate: estate(
      {
        sites: SITES,
        domains: [{ id: "r1", kind: "rack", site: "ams" }],
        hosts: [host("h1", { domains: undefined, site: "fra" })],
        vms: [vm("a", 6)],
      },
      { tolerate: { rack: 1 } },
    ),
    expected: { survived: [""], undecided: ["r1"] },
  },
  {
    name: "a datastore of which the arrays are not known may be on the failed one",
    sentence: "`domains` absent on a host or datastore is unknown for every kind in the tolerance",
    estate: estate(
      { ...TWO_HOSTS, domains: ARRAYS.slice(0, 1), datastores: [{ id: "d" }] },
      { tolerate: { array: 1 } },
    ),
    expected: { survived: [""], undecided: ["s1"] },
  },
  {
    name: "pinned: a VM on a host that may be gone restarts or stays; where both go well the scenario is survived",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate(
      {
        clusters: [PINNED],
        domains: RACKS,
        hosts: [host("h1", { domains: undefined }), host("h2")],
        vms: [vm("a", 6, { host: "h1" })],
      },
      { tolerate: { rack: 1 } },
    ),
    expected: { survived: ["", "r1", "r2"] },
  },
  {
    name: "two sites, a cluster each: each carries its own VM",
    sentence: "A scenario is a distinct set of named domains",
    estate: estate(
      {
        sites: SITES,
        clusters: [cluster("c"), cluster("e")],
        hosts: [host("h1", { site: "ams" }), host("h2", { site: "fra", cluster: "e" })],
        datastores: [datastore("d", { site: null })],
        vms: [vm("a", 6), vm("b", 6, { cluster: "e" })],
      },
      { tolerate: { site: 1 } },
    ),
    expected: { survived: [""], failed: ["ams", "fra"] },
  },
];

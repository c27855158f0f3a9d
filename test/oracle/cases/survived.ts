import type { Service } from "../../../lib/estate";
import { type Case, cluster, estate, host, PINNED, vm } from "./case";

const pair = (quorum?: number): readonly Service[] => [{ id: "web", vms: ["a", "b"], quorum }];
const TWO = [host("h1"), host("h2")];

/** What a requirement asks for. */
export const SURVIVED: readonly Case[] = [
  {
    name: "every VM in scope must run again",
    sentence: "every VM in the requirement's scope whose `restart` is not `disabled` runs again",
    estate: estate({ hosts: TWO, vms: [vm("a", 6), vm("b", 6)] }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "one that is not restarted need not",
    sentence: "whose `restart` is not `disabled`",
    estate: estate({
      clusters: [PINNED],
      hosts: TWO,
      vms: [vm("a", 6, { host: "h1" }), vm("b", 6, { host: "h2", restart: "disabled" })],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "of a service it is enough that a quorum runs, whichever replicas they are",
    sentence: "the replicas of a service count together: at least `quorum` of them run",
    estate: estate({ hosts: TWO, vms: [vm("a", 6), vm("b", 6)], services: pair(1) }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "without a quorum all replicas must run",
    sentence: "a service's `quorum` all its VMs",
    estate: estate({ hosts: TWO, vms: [vm("a", 6), vm("b", 6)], services: pair() }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "pinned: replicas on surviving hosts stay and keep their room",
    sentence: "`pinned`: running VMs stay",
    estate: estate({
      clusters: [PINNED],
      hosts: TWO,
      vms: [vm("a", 5, { host: "h2" }), vm("b", 5, { host: "h2" }), vm("e", 1, { host: "h1" })],
      services: pair(1),
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "repack: a replica above the quorum may be left down for the room of another VM",
    sentence: "at least `quorum` of them run",
    estate: estate({ hosts: TWO, vms: [vm("a", 5), vm("b", 5), vm("e", 5)], services: pair(1) }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "a replica that is off does not run",
    sentence: "at least `quorum` of them run",
    estate: estate({ hosts: TWO, vms: [vm("a", 1), vm("b", 1, { power: "off" })], services: pair(2) }),
    expected: { failed: ["", "h1", "h2"] },
  },
  {
    name: "replicas that are not restarted count while nothing touches them",
    sentence: "the replicas of a service count together",
    estate: estate({
      clusters: [PINNED],
      hosts: [host("h1"), host("h2"), host("h3")],
      vms: [
        vm("a", 1, { host: "h1", restart: "disabled" }),
        vm("b", 1, { host: "h1", restart: "disabled" }),
        vm("e", 1, { host: "h2", restart: "disabled" }),
        vm("g", 1, { host: "h3" }),
      ],
      services: [{ id: "web", vms: ["a", "b", "e"], quorum: 2 }],
    }),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "scope by tier: others need not run, and keep their room",
    sentence: "scope is the intersection, absent means all",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: TWO,
        vms: [
          vm("a", 6, { host: "h1", tier: "gold" }),
          vm("b", 4, { host: "h2", restart: "low" }),
          vm("e", 4, { host: "h1", restart: "low" }),
        ],
      },
      { tiers: ["gold"] },
    ),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "scope is the intersection of what is given",
    sentence: "scope is the intersection, absent means all",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: TWO,
        vms: [vm("a", 6, { host: "h1", tier: "gold" }), vm("b", 6, { host: "h2", tier: "gold", restart: "low" })],
      },
      { tiers: ["gold"], vms: ["a"] },
    ),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "a number above what there is means all",
    sentence: "A number above what there is means all",
    estate: estate({ hosts: TWO, vms: [vm("a", 6)] }, { tolerate: { host: 7 } }),
    expected: { survived: ["", "h1", "h2"], failed: ["h1+h2"] },
  },
  {
    name: "kinds are combined, up to one of each",
    sentence: "`{ host: 1, switch: 1 }`: every scenario of up to one of each, together",
    estate: estate(
      {
        domains: [
          { id: "r1", kind: "rack" },
          { id: "r2", kind: "rack" },
        ],
        hosts: [host("h1", { domains: ["r1"] }), host("h2", { domains: ["r1"] }), host("h3", { domains: ["r2"] })],
        vms: [vm("a", 6)],
      },
      { tolerate: { host: 1, rack: 1 } },
    ),
    expected: {
      survived: ["", "r1", "r2", "h1", "h2", "h3", "h1+r1", "h2+r1", "h1+r2", "h2+r2", "h3+r2"],
      failed: ["h3+r1"],
    },
  },
  {
    name: "hosts in maintenance are among those that may fail",
    sentence: "hosts of the scoped clusters, whatever their state",
    estate: estate({ hosts: [...TWO, host("h3", { state: "disconnected" })], vms: [vm("a", 6)] }),
    expected: { survived: ["", "h1", "h2", "h3"] },
  },
  {
    name: "hosts of other clusters are not among those that may fail",
    sentence: "hosts of the scoped clusters",
    estate: estate(
      {
        clusters: [cluster("c"), cluster("e")],
        hosts: [...TWO, host("x1", { cluster: "e" })],
        vms: [vm("a", 6), vm("b", 6, { cluster: "e" })],
      },
      { clusters: ["c"] },
    ),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "an estate that does not fit before anything fails tolerates nothing",
    sentence:
      "The empty scenario is always among them, for an estate that does not fit before anything fails tolerates nothing",
    estate: estate({ hosts: TWO, vms: [vm("a", 6), vm("b", 6), vm("e", 6)] }, { tolerate: { host: 0 } }),
    expected: { failed: [""] },
  },
  {
    name: "where not all VMs are told no scenario counts as survived",
    sentence: "With `inventory.vms` partial in a cluster that has a VM in scope no scenario counts as survived",
    estate: estate({
      clusters: [cluster("c", { inventory: { vms: "partial" } })],
      hosts: [host("h1"), host("h2", { memoryMib: 5 })],
      vms: [vm("a", 6)],
    }),
    expected: { undecided: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "where not all hosts are told none counts as failed",
    sentence: "with `inventory.hosts` partial none as failed",
    estate: estate({
      clusters: [cluster("c", { inventory: { hosts: "partial" } })],
      hosts: [host("h1"), host("h2", { memoryMib: 5 })],
      vms: [vm("a", 6)],
    }),
    expected: { survived: ["", "h2"], undecided: ["h1"] },
  },
];

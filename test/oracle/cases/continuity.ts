import type { Rule } from "../../../lib/estate";
import { type Case, cluster, estate, host, PINNED, vm } from "./case";

const THREE = [host("h1"), host("h2"), host("h3")];
const apart = (
  vms: readonly string[],
  facts: Partial<Pick<Rule, "mandatory" | "enabled">> = {},
  over?: string,
): Rule => ({
  id: "apart",
  kind: "anti-affinity",
  vms,
  over,
  ...facts,
});
const ETCD = [{ id: "etcd", vms: ["a", "b", "e"], quorum: 2 }];
const REPLICAS = [vm("a", 1), vm("b", 1), vm("e", 1)];

export const CONTINUITY: readonly Case[] = [
  {
    name: "replicas that nothing keeps apart may all be on the lost host",
    sentence: "under every start placement that satisfies reach and all enabled rules",
    estate: estate({ hosts: THREE, vms: REPLICAS, services: ETCD }, { continuity: true }),
    expected: { survived: [""], failed: ["h1", "h2", "h3"] },
  },
  {
    name: "a rule that keeps them apart is counted on, mandatory or not",
    sentence: "all enabled rules, mandatory or not",
    estate: estate(
      { hosts: THREE, vms: REPLICAS, services: ETCD, rules: [apart(["a", "b", "e"], { mandatory: false })] },
      { continuity: true },
    ),
    expected: { survived: ["", "h1", "h2", "h3"] },
  },
  {
    name: "one that is switched off is not",
    sentence: "all enabled rules",
    estate: estate(
      { hosts: THREE, vms: REPLICAS, services: ETCD, rules: [apart(["a", "b", "e"], { enabled: false })] },
      { continuity: true },
    ),
    expected: { survived: [""], failed: ["h1", "h2", "h3"] },
  },
  {
    name: "three replicas apart over hosts, two racks: one rack may hold two of them",
    sentence: "only replicas that stay `running` count, under every start placement",
    estate: estate(
      {
        domains: [
          { id: "r1", kind: "rack" },
          { id: "r2", kind: "rack" },
        ],
        hosts: [
          host("h1", { domains: ["r1"] }),
          host("h2", { domains: ["r1"] }),
          host("h3", { domains: ["r2"] }),
          host("h4", { domains: ["r2"] }),
        ],
        vms: REPLICAS,
        services: ETCD,
        rules: [apart(["a", "b", "e"], { mandatory: false })],
      },
      { continuity: true, tolerate: { rack: 1 } },
    ),
    expected: { survived: [""], failed: ["r1", "r2"] },
  },
  {
    name: "three replicas apart over three racks",
    sentence: "only replicas that stay `running` count, under every start placement",
    estate: estate(
      {
        domains: ["r1", "r2", "r3"].map((id) => ({ id, kind: "rack" })),
        hosts: [host("h1", { domains: ["r1"] }), host("h2", { domains: ["r2"] }), host("h3", { domains: ["r3"] })],
        vms: REPLICAS,
        services: ETCD,
        rules: [apart(["a", "b", "e"], { mandatory: false }, "rack")],
      },
      { continuity: true, tolerate: { rack: 1 } },
    ),
    expected: { survived: ["", "r1", "r2", "r3"] },
  },
  {
    name: "capacity is not counted on to keep them apart",
    sentence: "capacity is not counted on",
    estate: estate(
      { hosts: THREE, vms: [vm("a", 6), vm("b", 6)], services: [{ id: "web", vms: ["a", "b"], quorum: 1 }] },
      { continuity: true },
    ),
    expected: { survived: [""], failed: ["h1", "h2", "h3"] },
  },
  {
    name: "reach is",
    sentence: "every start placement that satisfies reach",
    estate: estate(
      {
        networks: [{ id: "n" }, { id: "m" }],
        hosts: [host("h1"), host("h2", { networks: ["m"] })],
        vms: [vm("a", 1), vm("b", 1, { networks: ["m"] })],
        services: [{ id: "web", vms: ["a", "b"], quorum: 1 }],
      },
      { continuity: true },
    ),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "pinned replicas are where they are",
    sentence: "VMs that are pinned or not movable are at their known `host`",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: THREE,
        vms: [vm("a", 1, { host: "h1" }), vm("b", 1, { host: "h2" }), vm("e", 1, { host: "h2" })],
        services: ETCD,
      },
      { continuity: true },
    ),
    expected: { survived: ["", "h1", "h3"], failed: ["h2"] },
  },
  {
    name: "replicas out of scope count, though not every one of them must run again",
    sentence: "of every service with a VM in scope, counting all its VMs",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: THREE,
        vms: [vm("a", 1, { host: "h1", tier: "gold" }), vm("b", 1, { host: "h2" }), vm("e", 1, { host: "h3" })],
        services: ETCD,
      },
      { continuity: true, tiers: ["gold"] },
    ),
    expected: { survived: ["", "h1", "h2", "h3"] },
  },
  {
    name: "a VM of no service may restart",
    sentence: "With `continuity` (of every service with a VM in scope",
    estate: estate({ hosts: THREE, vms: [vm("a", 6)] }, { continuity: true }),
    expected: { survived: ["", "h1", "h2", "h3"] },
  },
  {
    name: "replicas that stay running are not enough if another VM does not restart",
    sentence: "every VM in the requirement's scope whose `restart` is not `disabled` runs again",
    estate: estate(
      {
        clusters: [cluster("c", { ha: { enabled: false }, drs: { enabled: false } })],
        hosts: THREE,
        vms: [
          vm("a", 1, { host: "h1" }),
          vm("b", 1, { host: "h2" }),
          vm("e", 1, { host: "h3" }),
          vm("g", 1, { host: "h1" }),
        ],
        services: ETCD,
      },
      { continuity: true },
    ),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "without automatic restart, replicas that stay running are a quorum all the same",
    sentence: "only replicas that stay `running` count",
    estate: estate(
      {
        clusters: [cluster("c", { ha: { enabled: false }, drs: { enabled: false } })],
        hosts: THREE,
        vms: [vm("a", 1, { host: "h1" }), vm("b", 1, { host: "h2" }), vm("e", 1, { host: "h3" })],
        services: ETCD,
      },
      { continuity: true },
    ),
    expected: { survived: ["", "h1", "h2", "h3"] },
  },
];

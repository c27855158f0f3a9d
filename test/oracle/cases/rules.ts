import type { Rule } from "../../../lib/estate";
import { type Case, estate, host, PINNED, vm } from "./case";

const HOSTS = [host("h1"), host("h2")];
const with1 = (mandatory: boolean | undefined, more: Partial<Rule> = {}): readonly Rule[] => [
  { id: "lic", kind: "vm-host", vms: ["a"], hosts: ["h1"], polarity: "with", mandatory, ...pick(more) },
];
const apart = (mandatory: boolean | undefined, more: Partial<Rule> = {}): readonly Rule[] => [
  { id: "apart", kind: "anti-affinity", vms: ["a", "b"], mandatory, ...pick(more) },
];

function pick({ enabled, derivedFrom }: Partial<Rule>): Pick<Rule, "enabled" | "derivedFrom"> {
  return { enabled, derivedFrom };
}

const RACKED = {
  domains: [
    { id: "r1", kind: "rack" },
    { id: "r2", kind: "rack" },
  ],
  hosts: [host("h1", { domains: ["r1"] }), host("h2", { domains: ["r1"] }), host("h3", { domains: ["r2"] })],
};

export const RULES: readonly Case[] = [
  {
    name: "a mandatory vm-host rule forbids the other hosts",
    sentence: "is not forbidden by a mandatory `vm-host` rule",
    estate: estate({ hosts: HOSTS, vms: [vm("a", 6)], rules: with1(true) }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "apart forbids the hosts that it names",
    sentence: "vm-host (with|apart)",
    estate: estate({
      hosts: HOSTS,
      vms: [vm("a", 6)],
      rules: [{ id: "lic", kind: "vm-host", vms: ["a"], hosts: ["h2"], polarity: "apart", mandatory: true }],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "a rule that may be broken never makes a scenario fail",
    sentence: "Rules with `mandatory: false` never make a scenario fail",
    estate: estate({ hosts: HOSTS, vms: [vm("a", 3), vm("b", 3)], rules: [...with1(false), ...apart(false)] }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "survived only by breaking a vm-host rule of which it is not told whether it may be broken",
    sentence: "with `mandatory` absent, a scenario survived only by breaking the rule is `undecided`",
    estate: estate({ hosts: HOSTS, vms: [vm("a", 6)], rules: with1(undefined) }),
    expected: { survived: ["", "h2"], undecided: ["h1"] },
  },
  {
    name: "survived only by breaking an anti-affinity rule of which it is not told whether it may be broken",
    sentence: "with `mandatory` absent, a scenario survived only by breaking the rule is `undecided`",
    estate: estate({ hosts: HOSTS, vms: [vm("a", 3), vm("b", 3)], rules: apart(undefined) }),
    expected: { survived: [""], undecided: ["h1", "h2"] },
  },
  {
    name: "a rule that is switched off does not count",
    sentence: "a rule's `enabled` true",
    estate: estate({ hosts: HOSTS, vms: [vm("a", 6)], rules: with1(true, { enabled: false }) }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "a vm-host rule that a backend made to express a spread is not judged",
    sentence:
      "the groups and VM-host rules that a backend makes to express a spread are marked `derivedFrom` and are not judged as rules of their own",
    estate: estate({
      hosts: HOSTS,
      vms: [vm("a", 6)],
      services: [{ id: "spread", vms: ["a"] }],
      rules: with1(true, { derivedFrom: "spread" }),
    }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "anti-affinity needs a host for each VM",
    sentence: "`anti-affinity`: no two of its VMs on one host",
    estate: estate({ hosts: HOSTS, vms: [vm("a", 3), vm("b", 3)], rules: apart(true) }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "anti-affinity over racks needs a rack for each VM",
    sentence: "(`over` a kind: in one domain of that kind)",
    estate: estate({
      ...RACKED,
      vms: [vm("a", 3), vm("b", 3)],
      rules: [{ id: "apart", kind: "anti-affinity", over: "rack", vms: ["a", "b"], mandatory: true }],
    }),
    expected: { survived: ["", "h1", "h2"], failed: ["h3"] },
  },
  {
    name: "a chassis in a rack is in that rack",
    sentence: "they nest",
    estate: estate({
      domains: [...RACKED.domains, { id: "ch", kind: "chassis", domains: ["r1"] }],
      hosts: [host("h1", { domains: ["ch"] }), host("h2", { domains: ["r1"] }), host("h3", { domains: ["r2"] })],
      vms: [vm("a", 3), vm("b", 3)],
      rules: [{ id: "apart", kind: "anti-affinity", over: "rack", vms: ["a", "b"], mandatory: true }],
    }),
    expected: { survived: ["", "h1", "h2"], failed: ["h3"] },
  },
  {
    name: "whether two hosts share a rack is not told",
    sentence: "`domains` absent on a host or datastore is unknown",
    estate: estate({
      ...RACKED,
      hosts: [host("h1", { domains: undefined }), host("h2", { domains: ["r1"] }), host("h3", { domains: ["r2"] })],
      vms: [vm("a", 3), vm("b", 3)],
      rules: [{ id: "apart", kind: "anti-affinity", over: "rack", vms: ["a", "b"], mandatory: true }],
    }),
    expected: { survived: ["", "h1"], undecided: ["h2", "h3"] },
  },
  {
    name: "affinity wants all of its VMs on one host",
    sentence: "`affinity`: all its VMs that run are on one host",
    estate: estate({
      hosts: [host("h1"), host("h2", { memoryMib: 7 }), host("h3", { memoryMib: 7 })],
      vms: [vm("a", 4), vm("b", 4)],
      rules: [{ id: "together", kind: "affinity", vms: ["a", "b"], mandatory: true }],
    }),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "affinity counts only VMs that run",
    sentence: "all its VMs that run are on one host",
    estate: estate({
      hosts: [host("h1", { memoryMib: 5 }), host("h2", { memoryMib: 5 })],
      vms: [vm("a", 4), vm("b", 4, { power: "off" })],
      rules: [{ id: "together", kind: "affinity", vms: ["a", "b"], mandatory: true }],
    }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "dependencies order restarts and no more",
    sentence: "`dependency` rules order restarts and never change a verdict",
    estate: estate({
      hosts: HOSTS,
      vms: [vm("a", 3), vm("b", 3)],
      rules: [{ id: "start", kind: "dependency", vms: ["a"], after: ["b"], mandatory: true }],
    }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "pinned: a start that breaks a mandatory rule survives nothing",
    sentence:
      "a placement that already breaks capacity, reach (its host connected included) or a rule survives nothing",
    estate: estate({
      clusters: [PINNED],
      hosts: HOSTS,
      vms: [vm("a", 3, { host: "h1" }), vm("b", 3, { host: "h1" })],
      rules: apart(true),
    }),
    expected: { failed: ["", "h1", "h2"] },
  },
  {
    name: "pinned: a start that breaks a rule that may be broken is no obstacle",
    sentence: "Rules with `mandatory: false` never make a scenario fail",
    estate: estate({
      clusters: [PINNED],
      hosts: HOSTS,
      vms: [vm("a", 3, { host: "h1" }), vm("b", 3, { host: "h1" })],
      rules: apart(false),
    }),
    expected: { survived: ["", "h1", "h2"] },
  },
];

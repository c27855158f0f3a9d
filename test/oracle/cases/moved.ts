import { type Case, cluster, estate, host, PINNED, vm } from "./case";

/** Who may be moved, and whose room is kept. */
export const MOVED: readonly Case[] = [
  {
    name: "repack moves a running VM out of the way",
    sentence: "`repack`: running movable VMs may be live-migrated to make room",
    estate: estate({
      hosts: [host("h1"), host("h2"), host("h3")],
      vms: [
        vm("a", 3, { host: "h1" }),
        vm("b", 4, { host: "h2" }),
        vm("e", 4, { host: "h3" }),
        vm("g", 7, { host: "h1" }),
      ],
    }),
    expected: { survived: ["", "h1", "h2", "h3"] },
  },
  {
    name: "pinned does not",
    sentence: "`pinned`: running VMs stay (no DRS",
    estate: estate({
      clusters: [PINNED],
      hosts: [host("h1"), host("h2"), host("h3")],
      vms: [
        vm("a", 3, { host: "h1" }),
        vm("b", 4, { host: "h2" }),
        vm("e", 4, { host: "h3" }),
        vm("g", 7, { host: "h1" }),
      ],
    }),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "a VM that cannot be moved is in the way in repack too",
    sentence: "`repack`: running movable VMs may be live-migrated",
    estate: estate({
      hosts: [host("h1"), host("h2"), host("h3", { memoryMib: 7 })],
      vms: [vm("b", 4, { host: "h2", movable: false }), vm("g", 7)],
    }),
    expected: { survived: ["", "h1", "h2", "h3"] },
  },
  {
    name: "and where it stands decides",
    sentence: "`repack`: running movable VMs may be live-migrated",
    estate: estate({
      hosts: [host("h1"), host("h2"), host("h3", { memoryMib: 4 })],
      vms: [vm("b", 4, { host: "h2", movable: false }), vm("g", 7)],
    }),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "partially automated DRS moves nothing by itself",
    sentence: "vSphere with DRS fully automated",
    estate: estate({
      clusters: [cluster("c", { drs: { enabled: true, automation: "partially-automated" } })],
      hosts: [host("h1"), host("h2"), host("h3")],
      vms: [
        vm("a", 3, { host: "h1" }),
        vm("b", 4, { host: "h2" }),
        vm("e", 4, { host: "h3" }),
        vm("g", 7, { host: "h1" }),
      ],
    }),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "Xen moves nothing by itself",
    sentence: "`pinned`: running VMs stay (no DRS, Xen, Hyper-V)",
    estate: estate({
      clusters: [cluster("c", { platform: "xen" })],
      hosts: [host("h1"), host("h2"), host("h3")],
      vms: [
        vm("a", 3, { host: "h1" }),
        vm("b", 4, { host: "h2" }),
        vm("e", 4, { host: "h3" }),
        vm("g", 7, { host: "h1" }),
      ],
    }),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "on Xen a VM that a rule binds to the lost host takes room on another",
    sentence: "Backends and readers set `mandatory` to what the platform does *at a restart*",
    estate: estate(
      {
        clusters: [cluster("c", { platform: "xen" })],
        hosts: [host("h1"), host("h2")],
        vms: [vm("a", 5, { host: "h1" }), vm("b", 5, { host: "h1" }), vm("c", 3, { host: "h2", restart: "disabled" })],
        rules: [{ id: "held", kind: "vm-host", vms: ["b"], hosts: ["h1"], polarity: "with", mandatory: true }],
      },
      { vms: ["a"] },
    ),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "where DRS is not told both answers must agree",
    sentence: "where `drs` does not tell, `undecided` unless both agree",
    estate: estate({
      clusters: [cluster("c", { drs: undefined })],
      hosts: [host("h1"), host("h2"), host("h3")],
      vms: [
        vm("a", 3, { host: "h1" }),
        vm("b", 4, { host: "h2" }),
        vm("e", 4, { host: "h3" }),
        vm("g", 7, { host: "h1" }),
      ],
    }),
    expected: { survived: ["", "h2", "h3"], undecided: ["h1"] },
  },
  {
    name: "the requirement may say who may be moved",
    sentence: "(`placement`, default `auto`: by the cluster",
    estate: estate(
      {
        hosts: [host("h1"), host("h2"), host("h3")],
        vms: [
          vm("a", 3, { host: "h1" }),
          vm("b", 4, { host: "h2" }),
          vm("e", 4, { host: "h3" }),
          vm("g", 7, { host: "h1" }),
        ],
      },
      { placement: "pinned" },
    ),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "pinned needs to know where each VM is",
    sentence: "each VM's `host` is needed",
    estate: estate({
      clusters: [PINNED],
      hosts: [host("h1"), host("h2")],
      vms: [vm("a", 3), vm("b", 3, { host: "h1" })],
    }),
    expected: { undecided: ["", "h1", "h2"] },
  },
  {
    name: "pinned: a start that does not fit survives nothing",
    sentence:
      "a placement that already breaks capacity, reach (its host connected included) or a rule survives nothing",
    estate: estate({
      clusters: [PINNED],
      hosts: [host("h1"), host("h2")],
      vms: [vm("a", 5, { host: "h1" }), vm("b", 6, { host: "h1" })],
    }),
    expected: { failed: ["", "h1", "h2"] },
  },
  {
    name: "pinned: nor does one on a host in maintenance",
    sentence: "reach (its host connected included)",
    estate: estate({
      clusters: [PINNED],
      hosts: [host("h1", { state: "maintenance" }), host("h2")],
      vms: [vm("a", 5, { host: "h1" })],
    }),
    expected: { failed: ["", "h1", "h2"] },
  },
  {
    name: "pinned: nor does one where a VM out of scope cannot be",
    sentence:
      "a placement that already breaks capacity, reach (its host connected included) or a rule survives nothing",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: [host("h1"), host("h2", { networks: [] })],
        vms: [vm("a", 5, { host: "h1" }), vm("b", 1, { host: "h2" })],
      },
      { vms: ["a"] },
    ),
    expected: { failed: ["", "h1", "h2"] },
  },
  {
    name: "repack: VMs out of scope keep their room",
    sentence:
      "All other VMs of the clusters that have a VM in scope keep their room: in `repack` they must be placed like any other",
    estate: estate({ hosts: [host("h1"), host("h2")], vms: [vm("a", 6), vm("b", 6)] }, { vms: ["a"] }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "repack: also one that is not restarted",
    sentence: "in `repack` they must be placed like any other",
    estate: estate({ hosts: [host("h1"), host("h2")], vms: [vm("a", 6), vm("b", 6, { restart: "disabled" })] }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "pinned: a VM out of scope on a surviving host stays there",
    sentence: "in `pinned` those on surviving hosts stay",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: [host("h1"), host("h2")],
        vms: [vm("a", 6, { host: "h1" }), vm("b", 6, { host: "h2", restart: "lowest" })],
      },
      { vms: ["a"] },
    ),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "pinned: one on a lost host stays down if it is ranked below all that must run",
    sentence:
      "those on lost hosts stay down if `disabled` or ranked (by `restart`) strictly below every VM in scope that must run",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: [host("h1"), host("h2")],
        vms: [vm("a", 6, { host: "h1" }), vm("b", 4, { host: "h1", restart: "low" }), vm("e", 4, { host: "h2" })],
      },
      { vms: ["a", "e"] },
    ),
    expected: { survived: ["", "h1"], failed: ["h2"] },
  },
  {
    name: "pinned: one on a lost host that is ranked as high needs room",
    sentence: "else they must be placed too",
    estate: estate(
      {
        clusters: [PINNED],
        hosts: [host("h1"), host("h2")],
        vms: [
          vm("a", 6, { host: "h1" }),
          vm("b", 4, { host: "h1", restart: "low" }),
          vm("e", 4, { host: "h2", restart: "low" }),
        ],
      },
      { vms: ["a", "e"] },
    ),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "pinned: one on a lost host that is not restarted stays down",
    sentence: "stay down if `disabled`",
    estate: estate({
      clusters: [PINNED],
      hosts: [host("h1"), host("h2")],
      vms: [
        vm("a", 6, { host: "h1", restart: "low" }),
        vm("b", 4, { host: "h1", restart: "disabled" }),
        vm("e", 4, { host: "h2" }),
      ],
    }),
    expected: { survived: ["", "h1"], failed: ["h2"] },
  },
  {
    name: "a VM out of scope that no surviving host can run needs no room",
    sentence: "One whose data is gone, or that no surviving host can run, needs no room",
    estate: estate(
      {
        hosts: [host("h1", { networks: ["n", "m"] }), host("h2")],
        networks: [{ id: "n" }, { id: "m" }],
        vms: [vm("a", 6), vm("b", 6, { networks: ["m"] })],
      },
      { vms: ["a"] },
    ),
    expected: { survived: ["", "h1"], failed: ["h2"] },
  },
  {
    name: "a VM out of scope whose data is gone needs no room",
    sentence: "One whose data is gone, or that no surviving host can run, needs no room",
    estate: estate(
      {
        datastores: [
          { id: "d", domains: [] },
          { id: "e", domains: [] },
        ],
        hosts: [host("h1", { datastores: ["d", "e"] }), host("h2", { datastores: ["d", "e"] })],
        vms: [vm("a", 6), vm("b", 6, { disks: [{ datastore: "e" }] })],
      },
      { vms: ["a"], tolerate: { host: 1, datastore: 1 } },
    ),
    expected: {
      survived: ["", "e", "h1+e", "h2+e"],
      failed: ["d", "h1", "h2", "h1+d", "h2+d"],
    },
  },
  {
    name: "VMs of a cluster without a VM in scope do not count",
    sentence: "All other VMs of the clusters that have a VM in scope",
    estate: estate(
      {
        clusters: [cluster("c"), cluster("e")],
        hosts: [host("h1"), host("h2"), host("x1", { cluster: "e" })],
        vms: [vm("a", 6), vm("b", 60, { cluster: "e" })],
      },
      { clusters: ["c"] },
    ),
    expected: { survived: ["", "h1", "h2"] },
  },
];

import { type Case, cluster, datastore, estate, host, PINNED, vm } from "./case";

const HA_OFF = { ha: { enabled: false } };

/** What happens to a VM, and where it can run. */
export const FATES: readonly Case[] = [
  {
    name: "with HA off a VM on the lost host is lost, and one that may be there too",
    sentence:
      "Its host is gone: it restarts if its cluster's `ha.enabled` is true; false: `lost` (`no-automatic-restart`)",
    estate: estate({ clusters: [cluster("c", HA_OFF)], hosts: [host("h1"), host("h2")], vms: [vm("a", 6)] }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "with HA off and VMs pinned, only the loss of its own host loses a VM",
    sentence: "Its host survives and keeps its datastores and networks: it is `running`",
    estate: estate({
      clusters: [{ ...PINNED, ...HA_OFF }],
      hosts: [host("h1"), host("h2")],
      vms: [vm("a", 6, { host: "h1" })],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "whether HA is on is not told",
    sentence: "absent: unknown",
    estate: estate({ clusters: [cluster("c", { ha: undefined })], hosts: [host("h1"), host("h2")], vms: [vm("a", 6)] }),
    expected: { survived: [""], undecided: ["h1", "h2"] },
  },
  {
    name: "whether HA is on does not matter where there is no room anyway",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate({
      clusters: [cluster("c", { ha: undefined })],
      hosts: [host("h1"), host("h2")],
      vms: [vm("a", 6), vm("b", 6)],
    }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "one bad place is enough to lose a VM that the platform may put anywhere",
    sentence: "every host that can run it alone before the failure counts, and one bad place is enough to lose it",
    estate: estate(
      {
        domains: [
          { id: "w1", kind: "switch" },
          { id: "w2", kind: "switch" },
        ],
        hosts: [
          host("h1", { uplinks: [{ id: "u1", switch: "w1", networks: ["n"] }] }),
          host("h2", { uplinks: [{ id: "u2", switch: "w2", networks: ["n"] }] }),
        ],
        vms: [vm("a", 6)],
      },
      { tolerate: { switch: 1 } },
    ),
    expected: { survived: [""], failed: ["w1", "w2"] },
  },
  {
    name: "a host too small for the VM alone is no place of it",
    sentence: "every host that can run it alone before the failure counts",
    estate: estate(
      {
        domains: [
          { id: "w1", kind: "switch" },
          { id: "w2", kind: "switch" },
        ],
        hosts: [
          host("h1", { memoryMib: 5, uplinks: [{ id: "u1", switch: "w1", networks: ["n"] }] }),
          host("h2", { uplinks: [{ id: "u2", switch: "w2", networks: ["n"] }] }),
        ],
        vms: [vm("a", 6)],
      },
      { tolerate: { switch: 1 } },
    ),
    expected: { survived: ["", "w1"], failed: ["w2"] },
  },
  {
    name: "the declared host of a movable VM is no promise in repack",
    sentence: "In `repack` a movable VM's place is the platform's choice",
    estate: estate({
      clusters: [cluster("c", HA_OFF)],
      hosts: [host("h1"), host("h2")],
      vms: [vm("a", 6, { host: "h1" })],
    }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "a VM that cannot be moved stays where it is in repack",
    sentence: "In `pinned`, or with `movable: false`, an absent `host` is a missing fact",
    estate: estate({
      clusters: [cluster("c", HA_OFF)],
      hosts: [host("h1"), host("h2")],
      vms: [vm("a", 6, { host: "h1", movable: false })],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "a VM that cannot be moved and is nobody knows where",
    sentence: "with `movable: false`, an absent `host` is a missing fact",
    estate: estate({ hosts: [host("h1"), host("h2")], vms: [vm("a", 6, { movable: false })] }),
    expected: { undecided: ["", "h1", "h2"] },
  },
  {
    name: "a VM that uses a device of its host is lost with it",
    sentence: "Parts of one host's hardware that it uses, because of which it can start on that host alone",
    estate: estate({
      hosts: [host("h1"), host("h2")],
      vms: [vm("a", 6, { host: "h1", hostDevices: ["vgpu"] }), vm("b", 2)],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "a VM that uses a device of a host that nobody knows",
    sentence: "with `movable: false`, an absent `host` is a missing fact",
    estate: estate({ hosts: [host("h1"), host("h2")], vms: [vm("a", 6, { hostDevices: ["usb"] })] }),
    expected: { undecided: ["", "h1", "h2"] },
  },
  {
    name: "a VM that is off needs nothing",
    sentence: "(`power: on`; others need nothing)",
    estate: estate({
      hosts: [host("h1"), host("h2")],
      vms: [
        vm("a", 6),
        vm("b", 6, { power: "off" }),
        vm("e", 6, { power: "template" }),
        vm("g", 6, { power: "suspended", disks: undefined, host: "h1" }),
      ],
    }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "a VM cannot run on a host that is not connected",
    sentence: "A host that survives, is connected",
    estate: estate({ hosts: [host("h1"), host("h2", { state: "maintenance" })], vms: [vm("a", 6)] }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "a VM cannot run in another cluster",
    sentence: "is in the VM's cluster",
    estate: estate({
      clusters: [cluster("c"), cluster("e")],
      hosts: [host("h1"), host("h2", { cluster: "e" })],
      vms: [vm("a", 6)],
    }),
    expected: { survived: [""], failed: ["h1"] },
  },
  {
    name: "a VM cannot run where its datastore is not mounted",
    sentence: "keeps all its datastores",
    estate: estate({ hosts: [host("h1"), host("h2", { datastores: [] })], vms: [vm("a", 6)] }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "a VM needs every datastore it has a disk on",
    sentence: "keeps all its datastores",
    estate: estate({
      datastores: [datastore("d"), datastore("e")],
      hosts: [host("h1", { datastores: ["d", "e"] }), host("h2")],
      vms: [vm("a", 6, { disks: [{ datastore: "d" }, { datastore: "e" }] })],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "which datastores a host mounts is not told",
    sentence: "an absent list means unknown",
    estate: estate({ hosts: [host("h1"), host("h2", { datastores: undefined })], vms: [vm("a", 6)] }),
    expected: { survived: ["", "h2"], undecided: ["h1"] },
  },
  {
    name: "a VM cannot run where its network is not",
    sentence: "and networks",
    estate: estate({ hosts: [host("h1"), host("h2", { networks: [] })], vms: [vm("a", 6)] }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "on which datastores and networks a VM is is not told",
    sentence: "an absent list means unknown",
    estate: estate({
      hosts: [host("h1")],
      vms: [vm("a", 3, { networks: undefined }), vm("b", 3, { disks: undefined })],
    }),
    expected: { undecided: [""], failed: ["h1"] },
  },
  {
    name: "a VM has at most as many vCPUs as its host has threads",
    sentence: "has at least as many threads as the VM has vCPUs",
    estate: estate({ hosts: [host("h1"), host("h2", { cores: 2, threads: 4 })], vms: [vm("a", 6, { vcpus: 5 })] }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "threads are as many as cores where they are not told",
    sentence: "`threads` = `cores`",
    estate: estate({ hosts: [host("h1"), host("h2", { cores: 4 })], vms: [vm("a", 6, { vcpus: 5 })] }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "as many vCPUs as threads are enough",
    sentence: "has at least as many threads as the VM has vCPUs",
    estate: estate({ hosts: [host("h1"), host("h2", { cores: 2, threads: 4 })], vms: [vm("a", 6, { vcpus: 4 })] }),
    expected: { survived: ["", "h1", "h2"] },
  },
];

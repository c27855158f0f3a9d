import { type Case, cluster, estate, host, vm } from "./case";

const SLACK = [host("h1"), host("h2")];

export const CAPACITY: readonly Case[] = [
  {
    name: "two VMs that fill a host to the last MiB fit",
    sentence: "VMs fit on a host iff their demands fit in every dimension",
    estate: estate({ hosts: SLACK, vms: [vm("a", 5), vm("b", 5)] }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "one MiB more does not",
    sentence: "VMs fit on a host iff their demands fit in every dimension",
    estate: estate({ hosts: SLACK, vms: [vm("a", 5), vm("b", 6)] }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "the overhead of a VM counts",
    sentence: "all configured memory + overhead",
    estate: estate({ hosts: SLACK, vms: [vm("a", 5), vm("b", 5, { overheadMib: 1 })] }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "the control domain takes room",
    sentence: "Capacity = physical − control domain",
    estate: estate({
      hosts: [host("h1"), host("h2", { controlDomain: { memoryMib: 1, cpuMhz: 0 } })],
      vms: [vm("a", 5), vm("b", 5)],
    }),
    expected: { survived: ["", "h2"], failed: ["h1"] },
  },
  {
    name: "vCPUs count against four a core",
    sentence: "vCPUs against cores × `vcpusPerCore`, default 4",
    estate: estate({
      hosts: [host("h1", { cores: 2, threads: 8 }), host("h2", { cores: 2, threads: 8 })],
      vms: [vm("a", 1, { vcpus: 4 }), vm("b", 1, { vcpus: 4 })],
    }),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "and no more",
    sentence: "vCPUs against cores × `vcpusPerCore`, default 4",
    estate: estate({
      hosts: [host("h1", { cores: 2, threads: 8 }), host("h2", { cores: 2, threads: 8 })],
      vms: [vm("a", 1, { vcpus: 4 }), vm("b", 1, { vcpus: 5 })],
    }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "unless the requirement says how many",
    sentence: "`vcpusPerCore`",
    estate: estate(
      {
        hosts: [host("h1", { cores: 2, threads: 8 }), host("h2", { cores: 2, threads: 8 })],
        vms: [vm("a", 1, { vcpus: 4 }), vm("b", 1, { vcpus: 5 })],
      },
      { vcpusPerCore: 5 },
    ),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "under reservation, configured memory does not count on vSphere",
    sentence: "`reservation` (what the platform itself guarantees: reserved MHz, reserved MiB + overhead)",
    estate: estate(
      { hosts: SLACK, vms: [vm("a", 9), vm("b", 9, { vcpus: 10 }), vm("e", 9, { vcpus: 10 })] },
      { demand: "reservation", vcpusPerCore: 1 },
    ),
    expected: { survived: ["", "h1", "h2"] },
  },
  {
    name: "under reservation, reserved memory and overhead count",
    sentence: "reserved MiB + overhead",
    estate: estate(
      {
        hosts: SLACK,
        vms: [
          vm("a", 9, { reservation: { memoryMib: 5 }, overheadMib: 1 }),
          vm("b", 9, { reservation: { memoryMib: 4 }, overheadMib: 1 }),
        ],
      },
      { demand: "reservation" },
    ),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "reserved MHz count under both",
    sentence: "and the reservations",
    estate: estate({
      hosts: SLACK,
      vms: [vm("a", 1, { reservation: { cpuMhz: 600 } }), vm("b", 1, { reservation: { cpuMhz: 600 } })],
    }),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "Xen does not overcommit memory, whatever the requirement says",
    sentence: "Xen and Hyper-V do not overcommit memory: there configured memory always counts",
    estate: estate(
      {
        clusters: [cluster("c", { platform: "xen" })],
        hosts: SLACK,
        vms: [vm("a", 6, { host: "h1" }), vm("b", 6, { host: "h2" })],
      },
      { demand: "reservation" },
    ),
    expected: { survived: [""], failed: ["h1", "h2"] },
  },
  {
    name: "any other countable resource is a dimension",
    sentence: "any other countable dimension",
    estate: estate({
      hosts: [host("h1", { resources: { gpu: 2 } }), host("h2", { resources: { gpu: 1 } }), host("h3")],
      vms: [vm("a", 1, { resources: { gpu: 1 } }), vm("b", 1, { resources: { gpu: 1 } })],
    }),
    expected: { survived: ["", "h2", "h3"], failed: ["h1"] },
  },
  {
    name: "the memory of a host is not told",
    sentence:
      "A verdict that needs an unknown fact is `undecided` and names the fact and the object; it is never guessed",
    estate: estate({ hosts: [host("h1"), host("h2", { memoryMib: undefined })], vms: [vm("a", 6)] }),
    expected: { survived: ["", "h2"], undecided: ["h1"] },
  },
  {
    name: "the memory of a VM is not told",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate({ hosts: SLACK, vms: [vm("a", 6, { memoryMib: undefined })] }),
    expected: { undecided: ["", "h1", "h2"] },
  },
  {
    name: "what is not told of one VM does not matter where the others do not fit",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate({ hosts: SLACK, vms: [vm("a", 6), vm("b", 6), vm("e", 1, { memoryMib: undefined })] }),
    expected: { undecided: [""], failed: ["h1", "h2"] },
  },
  {
    name: "unknown MHz do not matter where nothing is reserved",
    sentence: "A verdict that needs an unknown fact is `undecided`",
    estate: estate({ hosts: [host("h1", { cpuMhz: undefined, controlDomain: { memoryMib: 0 } })], vms: [vm("a", 6)] }),
    expected: { survived: [""], failed: ["h1"] },
  },
  {
    name: "the overhead is estimated by the platform where it is not told",
    sentence: "`overheadMib` and `controlDomain` by the platform profile's documented estimate",
    estate: estate({
      hosts: [host("h1", { memoryMib: 1031 }), host("h2", { memoryMib: 1032 })],
      vms: [vm("a", 1000, { overheadMib: undefined })],
    }),
    expected: { survived: ["", "h1"], failed: ["h2"] },
  },
  {
    name: "disk sizes are no dimension",
    sentence: "disk sizes are no dimension",
    estate: estate({
      datastores: [{ id: "d", domains: [], capacityGib: 1 }],
      hosts: SLACK,
      vms: [vm("a", 1, { disks: [{ datastore: "d", sizeGib: 2 }] })],
    }),
    expected: { survived: ["", "h1", "h2"] },
  },
];

import fc from "fast-check";

/** Small numbers from which `build` makes an estate; a reference is a number, taken modulo what there is. */

const some = <T>(value: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });
const mostly = <T>(usual: T, other: fc.Arbitrary<T>, weight = 2): fc.Arbitrary<T> =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(usual) }, { weight, arbitrary: other });
const upTo = (most: number, least = 0) => fc.integer({ min: least, max: most });
const refs = (most: number, least = 0) => fc.array(fc.nat(7), { minLength: least, maxLength: most });
const site = fc.constantFrom(undefined, null, 0, 1);

export const domain = fc.record({
  kind: fc.constantFrom("rack", "rack", "switch", "switch", "fabric", "feed", "array"),
  site: mostly<number | null | undefined>(null, site, 5),
  parents: mostly<readonly number[]>([], refs(2), 3),
  redundant: mostly<readonly (readonly number[])[]>([], fc.array(refs(2, 1), { maxLength: 2 })),
});

export const cluster = fc.record({
  platform: mostly<"vsphere" | "xen" | "hyperv">("vsphere", fc.constantFrom("xen", "hyperv")),
  haEnabled: mostly(true, fc.constant(false)),
  pdl: mostly<"restart" | "warning">("restart", fc.constant("warning" as const)),
  apd: mostly<"restart" | "disabled">("restart", fc.constant("disabled" as const)),
  drsEnabled: mostly(true, fc.constant(false), 4),
  automation: mostly<"fully-automated" | "manual">("fully-automated", fc.constant("manual" as const)),
  partialVms: mostly(false, fc.constant(true), 1),
  partialHosts: mostly(false, fc.constant(true), 1),
});

export const datastore = fc.record({
  kind: mostly<"plain" | "vsan" | "copies">("plain", fc.constantFrom("vsan", "copies"), 3),
  site: mostly<number | null | undefined>(null, site, 4),
  domains: mostly<readonly number[]>([], refs(1), 4),
  redundant: mostly<readonly (readonly number[])[]>([], fc.array(refs(2, 1), { maxLength: 1 }), 1),
  over: mostly("host", fc.constantFrom("rack", "site")),
  failuresToTolerate: upTo(2),
  copies: fc.array(fc.record({ site, domains: refs(1) }), { minLength: 1, maxLength: 3 }),
  witness: some(fc.record({ site, domains: refs(1) }), 6),
});

const uplink = fc.record({ switch: fc.nat(7), networks: refs(2) });
const path = fc.record({ datastore: fc.nat(3), domains: refs(2) });

export const host = fc.record({
  cluster: mostly(0, fc.constant(1)),
  site: mostly<number | null | undefined>(null, site, 5),
  domains: mostly<readonly number[]>([], refs(2), 7),
  redundant: mostly<readonly (readonly number[])[]>([], fc.array(refs(2, 1), { maxLength: 1 }), 1),
  memoryMib: upTo(12, 5),
  controlMib: mostly(0, upTo(2)),
  cores: mostly(4, upTo(3, 1)),
  threads: some(upTo(4, 1), 2),
  cpuMhz: mostly(10, upTo(8)),
  lacksDatastore: some(fc.nat(3), 2),
  lacksNetwork: some(fc.nat(3), 2),
  uplinks: some(fc.array(uplink, { maxLength: 2 }), 4),
  paths: some(fc.array(path, { maxLength: 3 }), 4),
  gpus: some(upTo(2), 2),
  state: mostly<"connected" | "maintenance" | "disconnected">(
    "connected",
    fc.constantFrom("maintenance", "disconnected"),
    1,
  ),
});

export const vm = fc.record({
  cluster: mostly(0, fc.constant(1)),
  memoryMib: upTo(5, 1),
  overheadMib: mostly(0, upTo(1)),
  vcpus: mostly(1, upTo(5, 1)),
  vcpusReserved: mostly(0, upTo(6)),
  memoryReserved: mostly(0, upTo(6)),
  tier: some(fc.constantFrom("gold", "silver"), 5),
  disks: mostly<readonly { readonly cluster: boolean; readonly on: number }[]>(
    [{ cluster: false, on: 0 }],
    fc.array(fc.record({ cluster: mostly(false, fc.constant(true), 4), on: fc.nat(3) }), { maxLength: 2 }),
    4,
  ),
  networks: mostly<readonly number[]>([0], refs(2), 3),
  power: mostly<"on" | "off">("on", fc.constant("off" as const), 1),
  restart: mostly<"medium" | "disabled" | "low" | "high">("medium", fc.constantFrom("disabled", "low", "high"), 4),
  movable: mostly(true, fc.constant(false)),
  host: fc.nat(4),
  placedToFit: mostly(true, fc.constant(false), 1),
  gpus: some(upTo(1), 1),
});

export const rule = fc.record({
  kind: fc.constantFrom("anti-affinity", "anti-affinity", "affinity", "vm-host", "vm-host", "dependency"),
  vms: refs(4, 1),
  hosts: refs(3, 1),
  polarity: fc.constantFrom("with", "apart"),
  over: mostly("host", fc.constantFrom("rack", "site", "switch"), 3),
  mandatory: mostly(true, fc.constant(false), 4),
  enabled: mostly(true, fc.constant(false), 1),
  derived: mostly(false, fc.constant(true), 1),
  obeyedAtStart: mostly(true, fc.constant(false)),
});

export const service = fc.record({ vms: refs(4, 1), quorum: some(upTo(3, 1), 8) });

export const requirement = fc.record({
  tolerate: fc.array(
    fc.record({
      kind: fc.constantFrom(
        "host",
        "host",
        "host",
        "rack",
        "rack",
        "switch",
        "datastore",
        "site",
        "fabric",
        "feed",
        "array",
      ),
      most: mostly(1, upTo(2)),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  cluster: some(fc.nat(1), 1),
  tier: some(fc.constantFrom("gold", "silver"), 2),
  vms: some(refs(4, 1), 2),
  service: some(fc.nat(1), 2),
  demand: mostly<"configured" | "reservation">("configured", fc.constant("reservation" as const)),
  vcpusPerCore: some(upTo(3, 1), 1),
  placement: mostly<"auto" | "repack" | "pinned">("auto", fc.constantFrom("repack", "pinned"), 4),
  continuity: mostly(false, fc.constant(true), 3),
});

/** A fact that is left out of the finished estate: the n-th entry of a list and a path in it. */
export const absence = fc.record({
  fact: fc.nat(63),
  entry: fc.nat(7),
});

export const blueprint = fc.record({
  sites: upTo(2),
  domains: fc.array(domain, { maxLength: 5 }),
  clusters: fc.array(cluster, { minLength: 1, maxLength: 2 }),
  datastores: fc.array(datastore, { minLength: 1, maxLength: 3 }),
  datastoreClusters: fc.array(refs(2, 1), { maxLength: 1 }),
  networks: upTo(2, 1),
  hosts: fc.array(host, { minLength: 1, maxLength: 5 }),
  vms: fc.array(vm, { minLength: 1, maxLength: 8 }),
  rules: fc.array(rule, { maxLength: 3 }),
  services: fc.array(service, { maxLength: 2 }),
  replicated: mostly<readonly number[]>([], refs(2, 1), 1),
  requirement,
});

export type Blueprint = typeof blueprint extends fc.Arbitrary<infer T> ? T : never;

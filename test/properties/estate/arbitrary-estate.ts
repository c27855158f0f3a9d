import fc from "fast-check";
import type { Disk, Domain, Estate, Host, Id, Rule, Service, Vm } from "../../../lib/estate";

const AWKWARD = ["__proto__", "constructor", "toString", "a/b", "a~b", "0", "Zürich", "✓", " "];
const id = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(..."abcXYZ019-_.é") }),
  fc.constantFrom(...AWKWARD),
);
const ids = (maxLength: number) => fc.uniqueArray(id, { minLength: 1, maxLength });
const some = (from: readonly Id[]) => fc.subarray([...from]);
const one = (from: readonly Id[]) => fc.constantFrom(...from);
const size = fc.nat({ max: 1_000_000 });
const optional = { requiredKeys: ["id" as const] };
const source = fc.record(
  { path: fc.string(), line: fc.integer({ min: 1 }), managed: fc.boolean() },
  { requiredKeys: ["managed"] },
);
const vendor = fc.dictionary(id, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });

/** Valid estates with every list, awkward names included; references lead somewhere, absent facts are frequent. */
export const arbitraryEstate: fc.Arbitrary<Estate> = fc
  .record({
    sites: ids(3),
    domains: ids(4),
    clusters: ids(2),
    hosts: ids(4),
    datastores: ids(3),
    networks: ids(3),
    vms: ids(5),
  })
  .chain((names) => {
    const place = { site: fc.option(one(names.sites)), source, vendor };
    return fc.record({
      format: fc.constant("failproof.estate/1" as const),
      name: id,
      sites: fc.constant(names.sites.map((site) => ({ id: site }))),
      domains: each(names.domains, (domain, i) => arbitraryDomain(domain, names.domains.slice(0, i), place)),
      clusters: each(names.clusters, (cluster) =>
        fc.record({ id: fc.constant(cluster), platform: fc.constantFrom("vsphere" as const, "xen", "hyperv") }),
      ),
      hosts: each(names.hosts, (host) => arbitraryHost(host, names, place)),
      datastores: each(names.datastores, (store) =>
        fc.record({ id: fc.constant(store), domains: some(names.domains), ...place }, optional),
      ),
      networks: fc.constant(names.networks.map((network) => ({ id: network }))),
      vms: each(names.vms, (vm) => arbitraryVm(vm, names)),
      rules: each(names.vms.slice(0, 2), (rule) => arbitraryRule(rule, names)),
      services: each(names.vms.slice(0, 1), (service) => arbitraryService(service, names.vms)),
      vendor,
    });
  });

interface Names {
  readonly domains: readonly Id[];
  readonly clusters: readonly Id[];
  readonly hosts: readonly Id[];
  readonly datastores: readonly Id[];
  readonly networks: readonly Id[];
  readonly vms: readonly Id[];
}

type Place = { readonly [field in "site"]: fc.Arbitrary<Id | null> } & {
  readonly source: typeof source;
  readonly vendor: typeof vendor;
};

function each<T>(names: readonly Id[], entry: (name: Id, i: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.tuple(...names.map(entry));
}

function arbitraryDomain(name: Id, earlier: readonly Id[], place: Place): fc.Arbitrary<Domain> {
  return fc.record(
    {
      id: fc.constant(name),
      kind: fc.constantFrom("rack", "switch", "constructor"),
      domains: some(earlier),
      redundant: fc.array(some(earlier), { maxLength: 2 }),
      ...place,
    },
    { requiredKeys: ["id", "kind"] },
  );
}

function arbitraryHost(name: Id, names: Names, place: Place): fc.Arbitrary<Host> {
  return fc.record(
    {
      id: fc.constant(name),
      cluster: one(names.clusters.slice(0, 1)),
      domains: some(names.domains),
      cores: fc.integer({ min: 1, max: 512 }),
      memoryMib: size,
      datastores: some(names.datastores),
      networks: some(names.networks),
      resources: fc.dictionary(id, size, { maxKeys: 2 }),
      state: fc.constantFrom("connected" as const, "maintenance", "disconnected"),
      ...place,
    },
    optional,
  );
}

function arbitraryVm(name: Id, names: Names): fc.Arbitrary<Vm> {
  const disk: fc.Arbitrary<Disk> = fc.record(
    { datastore: one(names.datastores), sizeGib: size },
    { requiredKeys: ["datastore"] },
  );
  return fc.record(
    {
      id: fc.constant(name),
      cluster: one(names.clusters.slice(0, 1)),
      host: one(names.hosts),
      vcpus: fc.integer({ min: 1, max: 128 }),
      memoryMib: size,
      tier: id,
      disks: fc.array(disk, { maxLength: 2 }),
      networks: some(names.networks),
      restart: fc.constantFrom("highest" as const, "medium", "disabled"),
      movable: fc.boolean(),
      source,
    },
    optional,
  );
}

function arbitraryRule(name: Id, names: Names): fc.Arbitrary<Rule> {
  const base = { id: fc.constant(name), vms: some(names.vms), mandatory: fc.boolean() };
  return fc.oneof(
    fc.record({ ...base, kind: fc.constant("anti-affinity" as const) }),
    fc.record({ ...base, kind: fc.constant("affinity" as const) }),
    fc.record({
      ...base,
      kind: fc.constant("vm-host" as const),
      hosts: some(names.hosts),
      polarity: fc.constantFrom("with" as const, "apart"),
    }),
  );
}

function arbitraryService(name: Id, vms: readonly Id[]): fc.Arbitrary<Service> {
  return fc.record(
    { id: fc.constant(name), vms: fc.subarray([...vms], { minLength: 1 }), quorum: fc.constant(1) },
    { requiredKeys: ["id", "vms"] },
  );
}

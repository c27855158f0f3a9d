import type {
  Cluster,
  Datastore,
  DatastoreCluster,
  Domain,
  Estate,
  Host,
  Id,
  Network,
  Requirement,
  Rule,
  Service,
  Site,
  Vm,
} from "../types";

/** Quick look-ups in a valid estate. Every list keeps the order of the document. */
export class EstateIndex {
  readonly sites: ReadonlyMap<Id, Site>;
  readonly domains: ReadonlyMap<Id, Domain>;
  readonly clusters: ReadonlyMap<Id, Cluster>;
  readonly hosts: ReadonlyMap<Id, Host>;
  readonly datastores: ReadonlyMap<Id, Datastore>;
  readonly datastoreClusters: ReadonlyMap<Id, DatastoreCluster>;
  readonly networks: ReadonlyMap<Id, Network>;
  readonly vms: ReadonlyMap<Id, Vm>;
  readonly rules: ReadonlyMap<Id, Rule>;
  readonly services: ReadonlyMap<Id, Service>;
  readonly requirements: ReadonlyMap<Id, Requirement>;

  readonly #hostsOfCluster: ReadonlyMap<Id, readonly Host[]>;
  readonly #vmsOfCluster: ReadonlyMap<Id, readonly Vm[]>;
  readonly #hostsMounting: ReadonlyMap<Id, readonly Host[]>;
  readonly #rulesOfVm: ReadonlyMap<Id, readonly Rule[]>;
  readonly #servicesOfVm: ReadonlyMap<Id, readonly Service[]>;

  constructor(readonly estate: Estate) {
    this.sites = byId(estate.sites);
    this.domains = byId(estate.domains);
    this.clusters = byId(estate.clusters);
    this.hosts = byId(estate.hosts);
    this.datastores = byId(estate.datastores);
    this.datastoreClusters = byId(estate.datastoreClusters);
    this.networks = byId(estate.networks);
    this.vms = byId(estate.vms);
    this.rules = byId(estate.rules);
    this.services = byId(estate.services);
    this.requirements = byId(estate.requirements);
    this.#hostsOfCluster = groupBy(estate.hosts, (host) => (host.cluster === undefined ? [] : [host.cluster]));
    this.#vmsOfCluster = groupBy(estate.vms, (vm) => (vm.cluster === undefined ? [] : [vm.cluster]));
    this.#hostsMounting = groupBy(estate.hosts, (host) => host.datastores ?? []);
    this.#rulesOfVm = groupBy(estate.rules, (rule) => rule.vms);
    this.#servicesOfVm = groupBy(estate.services, (service) => service.vms);
  }

  hostsOfCluster(cluster: Id): readonly Host[] {
    return this.#hostsOfCluster.get(cluster) ?? [];
  }

  vmsOfCluster(cluster: Id): readonly Vm[] {
    return this.#vmsOfCluster.get(cluster) ?? [];
  }

  /** Hosts whose `datastores` name the datastore; hosts with unknown mounts are not among them. */
  hostsMounting(datastore: Id): readonly Host[] {
    return this.#hostsMounting.get(datastore) ?? [];
  }

  rulesOfVm(vm: Id): readonly Rule[] {
    return this.#rulesOfVm.get(vm) ?? [];
  }

  servicesOfVm(vm: Id): readonly Service[] {
    return this.#servicesOfVm.get(vm) ?? [];
  }
}

function byId<T extends { readonly id: Id }>(list: readonly T[] | undefined): ReadonlyMap<Id, T> {
  return new Map((list ?? []).map((entry) => [entry.id, entry]));
}

function groupBy<T>(list: readonly T[] | undefined, keys: (entry: T) => readonly Id[]): ReadonlyMap<Id, readonly T[]> {
  const groups = new Map<Id, T[]>();
  for (const entry of list ?? []) {
    for (const key of keys(entry)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}

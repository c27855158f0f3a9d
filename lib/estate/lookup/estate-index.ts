import type {
  BackupPolicy,
  Cluster,
  Datastore,
  DatastoreCluster,
  Domain,
  Estate,
  FailoverPlan,
  Host,
  Id,
  Link,
  Network,
  Objective,
  Platform,
  Replication,
  Requirement,
  Rule,
  Service,
  Site,
  Vm,
} from "../types";
import { enclosing, type Members, Membership } from "./membership";

/** Quick look-ups in a valid estate. Every list keeps the order of the document; building it is linear in the estate. */
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
  readonly replications: ReadonlyMap<Id, Replication>;
  readonly links: ReadonlyMap<Id, Link>;
  readonly failoverPlans: ReadonlyMap<Id, FailoverPlan>;
  readonly backups: ReadonlyMap<Id, BackupPolicy>;
  readonly requirements: ReadonlyMap<Id, Requirement>;
  readonly objectives: ReadonlyMap<Id, Objective>;

  readonly #hostsOfCluster: Groups<Host>;
  readonly #vmsOfCluster: Groups<Vm>;
  readonly #hostsMounting: Groups<Host>;
  readonly #rulesOfVm: Groups<Rule>;
  readonly #servicesOfVm: Groups<Service>;
  readonly #vmsOnHost: Groups<Vm>;
  readonly #domainsOfKind: Groups<Domain>;
  #membership: Membership | undefined;

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
    this.replications = byId(estate.replications);
    this.links = byId(estate.links);
    this.failoverPlans = byId(estate.failoverPlans);
    this.backups = byId(estate.backups);
    this.requirements = byId(estate.requirements);
    this.objectives = byId(estate.objectives);
    this.#hostsOfCluster = new Groups(estate.hosts, (host) => (host.cluster === undefined ? [] : [host.cluster]));
    this.#vmsOfCluster = new Groups(estate.vms, (vm) => (vm.cluster === undefined ? [] : [vm.cluster]));
    this.#hostsMounting = new Groups(estate.hosts, (host) => host.datastores ?? []);
    this.#rulesOfVm = new Groups(estate.rules, (rule) => rule.vms);
    this.#servicesOfVm = new Groups(estate.services, (service) => service.vms);
    this.#vmsOnHost = new Groups(estate.vms, (vm) => (vm.host === undefined ? [] : [vm.host]));
    this.#domainsOfKind = new Groups(estate.domains, (domain) => [domain.kind]);
  }

  hostsOfCluster(cluster: Id): readonly Host[] {
    return this.#hostsOfCluster.of(cluster);
  }

  vmsOfCluster(cluster: Id): readonly Vm[] {
    return this.#vmsOfCluster.of(cluster);
  }

  /** Hosts whose `datastores` name the datastore; hosts with unknown mounts are not among them. */
  hostsMounting(datastore: Id): readonly Host[] {
    return this.#hostsMounting.of(datastore);
  }

  rulesOfVm(vm: Id): readonly Rule[] {
    return this.#rulesOfVm.of(vm);
  }

  servicesOfVm(vm: Id): readonly Service[] {
    return this.#servicesOfVm.of(vm);
  }

  /** VMs whose `host` names the host, whatever their power state. */
  vmsOnHost(host: Id): readonly Vm[] {
    return this.#vmsOnHost.of(host);
  }

  /**
   * Datastores that the VM's disks are on, or may be on: of a datastore cluster all members. `undefined`: its disks are unknown.
   */
  datastoresOfVm(vm: Vm): readonly Id[] | undefined {
    const ids = vm.disks?.flatMap(({ datastore, datastoreCluster }) => [
      ...(datastore === undefined ? [] : [datastore]),
      ...(datastoreCluster === undefined ? [] : (this.datastoreClusters.get(datastoreCluster)?.datastores ?? [])),
    ]);
    return ids && [...new Set(ids)];
  }

  /** The platform of a host's or VM's cluster; `undefined`: its cluster is unknown. */
  platformOf(thing: { readonly cluster?: Id }): Platform | undefined {
    return thing.cluster === undefined ? undefined : this.clusters.get(thing.cluster)?.platform;
  }

  /** Entries of `domains` of a kind. */
  domainsOfKind(kind: Id): readonly Domain[] {
    return this.#domainsOfKind.of(kind);
  }

  /** Domains, hosts and datastores in a domain, nested: what its loss alone takes. */
  membersOfDomain(domain: Id): Members {
    return this.#members().ofDomain(domain);
  }

  /** Domains, hosts and datastores at a site, by their own `site` or through a domain. */
  membersOfSite(site: Id): Members {
    return this.#members().ofSite(site);
  }

  /** Domains that a host, datastore or domain is in, nested: the loss of any one takes it. Redundant groups are not among them. */
  domainsAround(thing: { readonly domains?: readonly Id[] }): ReadonlySet<Id> {
    return enclosing(thing, this.domains);
  }

  #members(): Membership {
    this.#membership ??= new Membership(this.estate);
    return this.#membership;
  }
}

function byId<T extends { readonly id: Id }>(list: readonly T[] | undefined): ReadonlyMap<Id, T> {
  const map = new Map<Id, T>();
  for (const entry of list ?? []) map.set(entry.id, entry);
  return map;
}

/** Entries of a list by key; grouped when first asked for. */
class Groups<T> {
  #groups: Map<Id, T[]> | undefined;

  constructor(
    private readonly list: readonly T[] | undefined,
    private readonly keys: (entry: T) => readonly Id[],
  ) {}

  of(key: Id): readonly T[] {
    this.#groups ??= this.#grouped();
    return this.#groups.get(key) ?? [];
  }

  #grouped(): Map<Id, T[]> {
    const groups = new Map<Id, T[]>();
    for (const entry of this.list ?? []) {
      for (const key of this.keys(entry)) {
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [entry]);
        else group.push(entry);
      }
    }
    return groups;
  }
}

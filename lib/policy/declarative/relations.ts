import type { MissingFact } from "../../prover";
import { type Known, known, unknown } from "../known";
import type { Nameable } from "../outcome";
import type { ClusterView } from "../views/cluster-view";
import type { DatastoreClusterView } from "../views/datastore-cluster-view";
import type { DatastoreView } from "../views/datastore-view";
import type { DomainView } from "../views/domain-view";
import type { EstateView } from "../views/estate-view";
import type { HostView } from "../views/host-view";
import type { RequirementView } from "../views/requirement-view";
import type { RuleView } from "../views/rule-view";
import type { ServiceView } from "../views/service-view";
import type { VmView } from "../views/vm-view";
import type { EachList } from "./types";

/** An object of the estate as a declarative rule sees it. */
export interface Thing extends Nameable {
  readonly list: string;
  readonly id: string;
  /** Its fields, with those documented defaults that stand for a fact. */
  readonly fields: { readonly [field: string]: unknown };
}

/** What belongs to an object, as far as it is known; with these facts there may be more. */
export interface Belonging {
  readonly things: readonly Thing[];
  readonly missing: readonly MissingFact[];
}

type Relations<V> = { readonly [name: string]: (view: V) => Belonging };

function all(things: readonly Thing[]): Belonging {
  return { things, missing: [] };
}

function maybe(things: Known<readonly Thing[]>): Belonging {
  return things.known ? all(things.value) : { things: [], missing: things.missing };
}

const CLUSTERS: Relations<ClusterView> = {
  hosts: (cluster) => ({
    things: cluster.hosts,
    missing: cluster.hasAllHosts ? [] : [cluster.lacks("inventory.hosts")],
  }),
  vms: (cluster) => ({ things: cluster.vms, missing: cluster.hasAllVms ? [] : [cluster.lacks("inventory.vms")] }),
  heartbeatDatastores: (cluster) => maybe(cluster.heartbeatDatastores),
  requirements: (cluster) => all(cluster.requirements),
};

const HOSTS: Relations<HostView> = {
  cluster: (host) => clusterOf(host.cluster),
  datastores: (host) => maybe(host.datastores),
};

const VMS: Relations<VmView> = {
  cluster: (vm) => clusterOf(vm.cluster),
  datastores: (vm) => maybe(vm.datastores),
  rules: (vm) => all(vm.rules),
  services: (vm) => all(vm.services),
  host: (vm) => maybe(vm.fixedHost === undefined ? unknown(vm.lacks("host")) : known([vm.fixedHost])),
};

const DATASTORES: Relations<DatastoreView> = { hosts: (datastore) => all(datastore.hosts) };
const DATASTORE_CLUSTERS: Relations<DatastoreClusterView> = { datastores: (cluster) => all(cluster.datastores) };
const DOMAINS: Relations<DomainView> = { members: (domain) => all(domain.members) };
const RULES: Relations<RuleView> = { vms: (rule) => all(rule.vms), after: (rule) => all(rule.after) };
const SERVICES: Relations<ServiceView> = { vms: (service) => all(service.vms) };
const REQUIREMENTS: Relations<RequirementView> = {
  vms: (requirement) => all([...requirement.scope]),
  clusters: (requirement) => all(requirement.clusters),
  services: (requirement) => all(requirement.services),
};

/** A host or VM without a cluster belongs to none. */
function clusterOf(cluster: ClusterView | undefined): Belonging {
  return all(cluster === undefined ? [] : [cluster]);
}

/** One object, with what belongs to it by name. */
export interface Related {
  readonly thing: Thing;
  readonly belonging: (name: string) => Belonging;
}

function withRelations<V extends Thing>(things: readonly V[], relations: Relations<V>): readonly Related[] {
  return things.map((thing) => ({ thing, belonging: (name) => relations[name]?.(thing) ?? all([]) }));
}

/** Every object of a list that the rule's platforms show. */
export function objectsOf(estate: EstateView, list: EachList): readonly Related[] {
  switch (list) {
    case "clusters":
      return withRelations(estate.clusters, CLUSTERS);
    case "hosts":
      return withRelations(estate.hosts, HOSTS);
    case "vms":
      return withRelations(estate.vms, VMS);
    case "datastores":
      return withRelations(estate.datastores, DATASTORES);
    case "datastoreClusters":
      return withRelations(estate.datastoreClusters, DATASTORE_CLUSTERS);
    case "domains":
      return withRelations(estate.domains, DOMAINS);
    case "rules":
      return withRelations(estate.rules, RULES);
    case "services":
      return withRelations(estate.services, SERVICES);
    case "requirements":
      return withRelations(estate.requirements, REQUIREMENTS);
  }
}

/** By list: how things belong to its objects, each with the list that they are in. */
export const RELATED_LISTS: { readonly [list in EachList]: { readonly [name: string]: string } } = {
  clusters: { hosts: "hosts", vms: "vms", heartbeatDatastores: "datastores", requirements: "requirements" },
  hosts: { cluster: "clusters", datastores: "datastores" },
  vms: { cluster: "clusters", datastores: "datastores", rules: "rules", services: "services", host: "hosts" },
  datastores: { hosts: "hosts" },
  datastoreClusters: { datastores: "datastores" },
  domains: { members: "hosts" },
  rules: { vms: "vms", after: "vms" },
  services: { vms: "vms" },
  requirements: { vms: "vms", clusters: "clusters", services: "services" },
};

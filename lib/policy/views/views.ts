import type { Estate, EstateIndex, Id } from "../../estate";
import type { RequirementVerdict } from "../../prover";
import { ClusterView } from "./cluster-view";
import { DatastoreView } from "./datastore-view";
import { HostView } from "./host-view";
import { Places } from "./places";
import { RequirementView } from "./requirement-view";
import { RuleView } from "./rule-view";
import { ServiceView } from "./service-view";
import { VmView } from "./vm-view";

/** One view for each object of one estate, shared by all rules. */
export class Views {
  readonly places: Places;
  readonly #clusters: ReadonlyMap<Id, ClusterView>;
  readonly #hosts: ReadonlyMap<Id, HostView>;
  readonly #datastores: ReadonlyMap<Id, DatastoreView>;
  readonly #vms: ReadonlyMap<Id, VmView>;
  readonly #rules: ReadonlyMap<Id, RuleView>;
  readonly #services: ReadonlyMap<Id, ServiceView>;
  readonly clusters: readonly ClusterView[];
  readonly hosts: readonly HostView[];
  readonly datastores: readonly DatastoreView[];
  readonly vms: readonly VmView[];
  readonly rules: readonly RuleView[];
  readonly services: readonly ServiceView[];
  readonly requirements: readonly RequirementView[];

  constructor(
    readonly index: EstateIndex,
    readonly verdicts: ReadonlyMap<Id, RequirementVerdict>,
  ) {
    this.places = new Places(index);
    this.clusters = [...index.clusters.values()].map((cluster) => new ClusterView(this, cluster));
    this.hosts = [...index.hosts.values()].map((host) => new HostView(this, host));
    this.datastores = [...index.datastores.values()].map((datastore) => new DatastoreView(this, datastore));
    this.vms = [...index.vms.values()].map((vm) => new VmView(this, vm));
    this.rules = [...index.rules.values()].map((rule) => new RuleView(this, rule));
    this.services = [...index.services.values()].map((service) => new ServiceView(this, service));
    this.requirements = [...index.requirements.values()].map((entry) => new RequirementView(this, entry));
    this.#clusters = byId(this.clusters);
    this.#hosts = byId(this.hosts);
    this.#datastores = byId(this.datastores);
    this.#vms = byId(this.vms);
    this.#rules = byId(this.rules);
    this.#services = byId(this.services);
  }

  get estate(): Estate {
    return this.index.estate;
  }

  cluster(id: Id): ClusterView | undefined {
    return this.#clusters.get(id);
  }

  host(id: Id): HostView | undefined {
    return this.#hosts.get(id);
  }

  datastore(id: Id): DatastoreView | undefined {
    return this.#datastores.get(id);
  }

  vm(id: Id): VmView | undefined {
    return this.#vms.get(id);
  }

  service(id: Id): ServiceView | undefined {
    return this.#services.get(id);
  }

  /** Datastores of a datastore cluster. */
  members(datastoreCluster: Id): readonly Id[] {
    return this.index.datastoreClusters.get(datastoreCluster)?.datastores ?? [];
  }

  rulesOfVm(vm: Id): readonly RuleView[] {
    return this.index.rulesOfVm(vm).flatMap((rule) => this.#rules.get(rule.id) ?? []);
  }
}

function byId<V extends { readonly id: Id }>(views: readonly V[]): ReadonlyMap<Id, V> {
  return new Map(views.map((view) => [view.id, view]));
}

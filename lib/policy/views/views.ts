import type { Estate, EstateIndex, Id } from "../../estate";
import type { RequirementVerdict } from "../../prover";
import type { ChangeInput } from "../change";
import { ClusterView } from "./cluster-view";
import { DatastoreClusterView } from "./datastore-cluster-view";
import { DatastoreView } from "./datastore-view";
import { DomainView } from "./domain-view";
import { HostView } from "./host-view";
import { Places } from "./places";
import { ReplicationView } from "./replication-view";
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
  readonly domains: readonly DomainView[];
  readonly datastoreClusters: readonly DatastoreClusterView[];
  readonly replications: readonly ReplicationView[];
  readonly #members = new Map<string, ReadonlyMap<Id, readonly (HostView | DatastoreView)[]>>();

  constructor(
    readonly index: EstateIndex,
    readonly verdicts: ReadonlyMap<Id, RequirementVerdict>,
    /** What leads to this estate, where the input is a change. */
    readonly change?: ChangeInput,
  ) {
    this.places = new Places(index);
    this.clusters = [...index.clusters.values()].map((cluster) => new ClusterView(this, cluster));
    this.hosts = [...index.hosts.values()].map((host) => new HostView(this, host));
    this.datastores = [...index.datastores.values()].map((datastore) => new DatastoreView(this, datastore));
    this.vms = [...index.vms.values()].map((vm) => new VmView(this, vm));
    this.rules = [...index.rules.values()].map((rule) => new RuleView(this, rule));
    this.services = [...index.services.values()].map((service) => new ServiceView(this, service));
    this.requirements = [...index.requirements.values()].map((entry) => new RequirementView(this, entry));
    this.domains = [...index.domains.values()].map((domain) => new DomainView(this, domain));
    this.datastoreClusters = [...index.datastoreClusters.values()].map((one) => new DatastoreClusterView(this, one));
    this.replications = (index.estate.replications ?? []).map((replication) => new ReplicationView(this, replication));
    this.#clusters = byId(this.clusters);
    this.#hosts = byId(this.hosts);
    this.#datastores = byId(this.datastores);
    this.#vms = byId(this.vms);
    this.#rules = byId(this.rules);
    this.#services = byId(this.services);
  }

  #before: Views | undefined;
  /** The estate before the change; made when a rule asks. */
  get before(): Views | undefined {
    const before = this.change?.before;
    if (before === undefined) return undefined;
    this.#before ??= new Views(before.index, new Map(before.verdicts.map((verdict) => [verdict.id, verdict])));
    return this.#before;
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

  /** By id of each domain of the kind, what is known to go with it. */
  membersOf(kind: string): ReadonlyMap<Id, readonly (HostView | DatastoreView)[]> {
    const cached = this.#members.get(kind);
    if (cached !== undefined) return cached;
    const members = new Map<Id, (HostView | DatastoreView)[]>();
    for (const thing of [...this.hosts, ...this.datastores]) {
      const domains = thing.domains(kind);
      for (const id of domains.known ? domains.value : []) {
        const list = members.get(id);
        if (list === undefined) members.set(id, [thing]);
        else list.push(thing);
      }
    }
    this.#members.set(kind, members);
    return members;
  }

  /** Datastores of a datastore cluster. */
  members(datastoreCluster: Id): readonly Id[] {
    return this.index.datastoreClusters.get(datastoreCluster)?.datastores ?? [];
  }

  rulesOfVm(vm: Id): readonly RuleView[] {
    const rules = this.index.rulesOfVm(vm);
    return rules.length === 0 ? NO_RULES : rules.flatMap((rule) => this.#rules.get(rule.id) ?? []);
  }

  servicesOfVm(vm: Id): readonly ServiceView[] {
    const services = this.index.servicesOfVm(vm);
    return services.length === 0 ? NO_SERVICES : services.flatMap((service) => this.#services.get(service.id) ?? []);
  }
}

const NO_RULES: readonly RuleView[] = [];
const NO_SERVICES: readonly ServiceView[] = [];

function byId<V extends { readonly id: Id }>(views: readonly V[]): ReadonlyMap<Id, V> {
  return new Map(views.map((view) => [view.id, view]));
}

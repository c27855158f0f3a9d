import type { EstateIndex, Id, Platform } from "../../estate";
import type { FailedDomain } from "../../prover";
import type { Subject } from "../finding";
import { type Known, known, unknown } from "../known";
import type { Nameable } from "../outcome";
import { ChangeView } from "./change-view";
import type { ClusterView } from "./cluster-view";
import type { DatastoreClusterView } from "./datastore-cluster-view";
import type { DatastoreView } from "./datastore-view";
import type { DomainView } from "./domain-view";
import type { HostView } from "./host-view";
import type { ReplicationView } from "./replication-view";
import type { RequirementView } from "./requirement-view";
import type { RuleView } from "./rule-view";
import type { ServiceView } from "./service-view";
import type { Views } from "./views";
import type { VmView } from "./vm-view";

/** Lists whose objects a rule may have to name by id. */
type NamedList =
  | "sites"
  | "domains"
  | "clusters"
  | "hosts"
  | "datastores"
  | "networks"
  | "vms"
  | "services"
  | "replications"
  | "links"
  | "failoverPlans"
  | "objectives"
  | "backups";

const FAILED_LISTS: ReadonlyMap<string, NamedList> = new Map([
  ["host", "hosts"],
  ["site", "sites"],
  ["datastore", "datastores"],
]);

/** The estate as one rule sees it: only clusters of its platforms, and what is in them. */
export class EstateView implements Nameable {
  readonly #views: Views;
  readonly #platforms: readonly Platform[];

  constructor(views: Views, platforms: readonly Platform[]) {
    this.#views = views;
    this.#platforms = platforms;
  }

  get subject(): Subject {
    const { name, source } = this.#views.estate;
    return { list: "estate", id: name, ...(source === undefined ? {} : { source }) };
  }

  get name(): string {
    return this.#views.estate.name;
  }

  #change: ChangeView | undefined;
  /** What is about to be applied; `undefined`: the input is no change. Not known where nobody says what is there before it. */
  get change(): Known<ChangeView> | undefined {
    const { change, before } = this.#views;
    if (change === undefined || change.actions.length === 0) return undefined;
    if (before === undefined) return unknown({ object: `estate/${this.name}`, fact: "the estate before the change" });
    this.#change ??= new ChangeView(new EstateView(before, this.#platforms), this, before.estate, change);
    return known(this.#change);
  }

  /** The document itself, for rules about lists that no view shows: plans, links, objectives, backups. */
  get index(): EstateIndex {
    return this.#views.index;
  }

  get clusters(): readonly ClusterView[] {
    return this.#views.clusters.filter((cluster) => this.#sees(cluster));
  }

  /** Clusters whose HA somebody relies on: a VM must restart there, and HA is not known to be off, which is a rule's own finding. */
  get clustersOnHa(): readonly ClusterView[] {
    return this.clusters.filter((cluster) => {
      const enabled = cluster.ha("enabled");
      return cluster.vmsThatMustRestart.length > 0 && (!enabled.known || enabled.value);
    });
  }

  get hosts(): readonly HostView[] {
    return this.clusters.flatMap((cluster) => cluster.hosts);
  }

  get vms(): readonly VmView[] {
    return this.clusters.flatMap((cluster) => cluster.vms);
  }

  /** All datastores of the estate: storage knows no platform. */
  get datastores(): readonly DatastoreView[] {
    return this.#views.datastores;
  }

  /** All failure domains of the estate. */
  get domains(): readonly DomainView[] {
    return this.#views.domains;
  }

  get datastoreClusters(): readonly DatastoreClusterView[] {
    return this.#views.datastoreClusters;
  }

  get replications(): readonly ReplicationView[] {
    return this.#views.replications.filter((replication) => replication.vms.some((vm) => this.#sees(vm.cluster)));
  }

  /** A failed domain of a scenario, as what it is in the estate. */
  failed({ kind, id }: FailedDomain): Nameable {
    return this.named(FAILED_LISTS.get(kind) ?? "domains", id);
  }

  /** An object that a rule knows by its id alone, with its source where it has one. */
  named(list: NamedList, id: Id): Nameable {
    const source = this.#views.index[list].get(id)?.source;
    return { subject: { list, id, ...(source === undefined ? {} : { source }) } };
  }

  /** The domains and all that they are nested in, whatever their kinds; a site is none of them. */
  domainsAbove(ids: readonly string[]): readonly DomainView[] {
    const above = this.#views.places.above(ids);
    return this.#views.domains.filter((domain) => above.has(domain.id));
  }

  /** Placement rules, with a VM on one of the platforms, that are judged: enabled, and not made to express another. */
  get rules(): readonly RuleView[] {
    return this.allRules.filter((rule) => rule.isEnabled && !rule.isDerived);
  }

  /** Disabled and derived placement rules too. */
  get allRules(): readonly RuleView[] {
    return this.#views.rules.filter((rule) => rule.vms.some((vm) => this.#sees(vm.cluster)));
  }

  get services(): readonly ServiceView[] {
    return this.#views.services.filter((service) => service.vms.some((vm) => this.#sees(vm.cluster)));
  }

  /** All requirements of the estate, whatever their clusters. */
  get requirements(): readonly RequirementView[] {
    return this.#views.requirements;
  }

  #sees(cluster: ClusterView | undefined): boolean {
    return cluster !== undefined && this.#platforms.includes(cluster.platform);
  }
}

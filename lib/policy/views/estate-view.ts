import type { Platform } from "../../estate";
import type { Subject } from "../finding";
import type { Nameable } from "../outcome";
import type { ClusterView } from "./cluster-view";
import type { DatastoreView } from "./datastore-view";
import type { HostView } from "./host-view";
import type { RequirementView } from "./requirement-view";
import type { RuleView } from "./rule-view";
import type { ServiceView } from "./service-view";
import type { Views } from "./views";
import type { VmView } from "./vm-view";

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

  get clusters(): readonly ClusterView[] {
    return this.#views.clusters.filter((cluster) => this.#sees(cluster));
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

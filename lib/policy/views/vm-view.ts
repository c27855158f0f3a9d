import {
  type HostDevice,
  isMovable,
  powerOf,
  type RestartPriority,
  reservationOf,
  restartOf,
  type Vm,
} from "../../estate";
import { type Known, known, unknown } from "../known";
import type { ClusterView } from "./cluster-view";
import type { DatastoreView } from "./datastore-view";
import type { HostView } from "./host-view";
import { ObjectView } from "./object-view";
import type { RuleView } from "./rule-view";
import type { ServiceView } from "./service-view";

export class VmView extends ObjectView<Vm> {
  readonly list = "vms";
  #datastores: Known<readonly DatastoreView[]> | undefined;
  #enabledRules: readonly RuleView[] | undefined;
  #rules: readonly RuleView[] | undefined;
  #hostRules: readonly RuleView[] | undefined;
  #services: readonly ServiceView[] | undefined;
  #possibleHosts: readonly HostView[] | undefined;
  #allowedHosts: readonly HostView[] | undefined;

  get cluster(): ClusterView | undefined {
    return this.object.cluster === undefined ? undefined : this.views.cluster(this.object.cluster);
  }

  get tier(): string | undefined {
    return this.object.tier;
  }

  /** @default "medium" */
  get restart(): RestartPriority {
    return restartOf(this.object);
  }

  /** MiB that the platform guarantees it. @default 0 */
  get reservedMib(): number {
    return reservationOf(this.object).memoryMib;
  }

  /** Whether it is switched on: templates, suspended and switched-off VMs need nothing. */
  get isOn(): boolean {
    return powerOf(this.object) === "on";
  }

  /** Whether somebody waits for it after a failure: it is on, and its restart is not disabled. */
  get mustRun(): boolean {
    return this.isOn && this.restart !== "disabled";
  }

  /** Every datastore that may hold one of its disks: all members of a datastore cluster. */
  get datastores(): Known<readonly DatastoreView[]> {
    this.#datastores ??= this.#findDatastores();
    return this.#datastores;
  }

  /** Datastores that hold a disk for certain: those of disks that are not left to a datastore cluster. */
  get fixedDatastores(): readonly DatastoreView[] {
    const fixed = (this.object.disks ?? []).flatMap((disk) => disk.datastore ?? []);
    return [...new Set(fixed)].flatMap((id) => this.views.datastore(id) ?? []);
  }

  #findDatastores(): Known<readonly DatastoreView[]> {
    const disks = this.fact("disks");
    if (!disks.known) return disks;
    const found = new Set<DatastoreView>();
    for (const disk of disks.value) {
      const ids = disk.datastoreCluster === undefined ? [disk.datastore] : this.views.members(disk.datastoreCluster);
      for (const id of ids) {
        const datastore = id === undefined ? undefined : this.views.datastore(id);
        if (datastore === undefined) return unknown(this.lacks("disks.datastore"));
        found.add(datastore);
      }
    }
    return known([...found]);
  }

  /** Placement rules that name it and are judged: enabled, and not made to express another one. */
  get rules(): readonly RuleView[] {
    this.#rules ??= this.enabledRules.filter((rule) => !rule.isDerived);
    return this.#rules;
  }

  /** Enabled placement rules that name it, also those made to express another one: the platform keeps to them too. */
  get enabledRules(): readonly RuleView[] {
    this.#enabledRules ??= this.views.rulesOfVm(this.id).filter((rule) => rule.isEnabled);
    return this.#enabledRules;
  }

  /** `vm-host` rules that name it. */
  get hostRules(): readonly RuleView[] {
    this.#hostRules ??= this.rules.filter((rule) => rule.kind === "vm-host");
    return this.#hostRules;
  }

  /** Hosts of its cluster, whatever their state, that no rule known to bind keeps it from. */
  get allowedHosts(): readonly HostView[] {
    this.#allowedHosts ??= this.hostsLeftBy(this.hostRules.filter((rule) => rule.binds));
    return this.#allowedHosts;
  }

  /** Hosts of its cluster that all of the given rules leave it. */
  hostsLeftBy(rules: readonly RuleView[]): readonly HostView[] {
    const hosts = this.cluster?.hosts ?? [];
    return rules.length === 0 ? hosts : hosts.filter((host) => rules.every((rule) => rule.allows(host)));
  }

  /**
   * Hosts that may run it, whatever their state and their load: `allowedHosts` less those that are known to lack one of its
   * datastores or networks, or threads for its vCPUs.
   */
  get possibleHosts(): readonly HostView[] {
    this.#possibleHosts ??= this.cluster?.possibleHostsOf(this) ?? [];
    return this.#possibleHosts;
  }

  /** What its reachable hosts depend on: VMs with the same key reach the same ones. */
  get reachKey(): string {
    const { disks, networks, vcpus } = this.object;
    const binding = this.hostRules.flatMap((rule) => (rule.binds ? [rule.id] : []));
    return JSON.stringify([
      disks?.map(({ datastore, datastoreCluster }) => [datastore, datastoreCluster]),
      networks,
      vcpus,
      binding,
    ]);
  }

  /** Known not to be able to run on the host, whatever room there is. */
  isKeptFrom(host: HostView): boolean {
    const { datastores, networks } = { datastores: this.datastores, networks: this.fact("networks") };
    const [vcpus, threads] = [this.fact("vcpus"), host.threads];
    return (
      (datastores.known && datastores.value.some((datastore) => host.lacksMount(datastore))) ||
      (networks.known && networks.value.some((network) => host.lacksNetwork(network))) ||
      (vcpus.known && threads.known && threads.value < vcpus.value)
    );
  }

  /** Whether it is a replica of a service that can do without one. */
  get isReplica(): boolean {
    return this.services.some((service) => service.isRedundant);
  }

  /** Whether its restart is tried and not promised. @default false */
  get isBestEffort(): boolean {
    return this.object.bestEffort === true;
  }

  /** Devices of its host that it uses; none where none is declared. */
  get hostDevices(): readonly HostDevice[] {
    return this.object.hostDevices ?? [];
  }

  /** Where it is for certain: its place is declared, and the platform does not move it while it runs. */
  get fixedHost(): HostView | undefined {
    if (this.object.host === undefined) return undefined;
    const [isOn, automation] = [this.cluster?.drs("enabled"), this.cluster?.drs("automation")];
    const balanced = isOn?.known && isOn.value && automation?.known && automation.value === "fully-automated";
    return isMovable(this.object) && balanced ? undefined : this.views.host(this.object.host);
  }

  get services(): readonly ServiceView[] {
    this.#services ??= this.views.servicesOfVm(this.id);
    return this.#services;
  }

  protected override get defaults() {
    const { tier = null, resources = {} } = this.object;
    const [power, restart, movable] = [powerOf(this.object), this.restart, isMovable(this.object)];
    return { power, restart, movable, tier, resources, reservation: reservationOf(this.object) };
  }
}

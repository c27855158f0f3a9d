import {
  type AdmissionControl,
  type Cluster,
  type ComponentProtection,
  type HighAvailability,
  inventoryOf,
  type LoadBalancing,
  type Platform,
} from "../../estate";
import { type Known, mapKnown } from "../known";
import type { DatastoreView } from "./datastore-view";
import type { HostView } from "./host-view";
import { type Declared, ObjectView } from "./object-view";
import type { RequirementView } from "./requirement-view";
import type { VmView } from "./vm-view";

export class ClusterView extends ObjectView<Cluster> {
  readonly list = "clusters";
  #hosts: readonly HostView[] | undefined;
  readonly #reaching = new Map<string, readonly HostView[]>();
  #connectedHosts: readonly HostView[] | undefined;
  #vms: readonly VmView[] | undefined;
  #vmsThatMustRun: readonly VmView[] | undefined;
  #vmsThatMustRestart: readonly VmView[] | undefined;
  #onRestart: readonly RequirementView[] | undefined;
  #requirements: readonly RequirementView[] | undefined;

  get platform(): Platform {
    return this.object.platform;
  }

  /** The hosts that are declared; all of them only if `hasAllHosts`. */
  get hosts(): readonly HostView[] {
    this.#hosts ??= this.views.index.hostsOfCluster(this.id).flatMap((host) => this.views.host(host.id) ?? []);
    return this.#hosts;
  }

  /** Hosts on which VMs can be started now. */
  get connectedHosts(): readonly HostView[] {
    this.#connectedHosts ??= this.hosts.filter((host) => host.isConnected);
    return this.#connectedHosts;
  }

  /** The VMs that are declared, templates and switched-off ones too; all of them only if `hasAllVms`. */
  get vms(): readonly VmView[] {
    this.#vms ??= this.views.index.vmsOfCluster(this.id).flatMap((vm) => this.views.vm(vm.id) ?? []);
    return this.#vms;
  }

  get vmsThatMustRun(): readonly VmView[] {
    this.#vmsThatMustRun ??= this.vms.filter((vm) => vm.mustRun);
    return this.#vmsThatMustRun;
  }

  /** Hosts that the VM may reach; the same list for VMs that are alike in all that decides it. */
  possibleHostsOf(vm: VmView): readonly HostView[] {
    const key = vm.reachKey;
    const cached = this.#reaching.get(key);
    if (cached !== undefined) return cached;
    const reached = vm.allowedHosts.filter((host) => !vm.isKeptFrom(host));
    const hosts = reached.length === this.hosts.length ? this.hosts : reached;
    this.#reaching.set(key, hosts);
    return hosts;
  }

  get hasAllHosts(): boolean {
    return inventoryOf(this.object).hosts === "complete";
  }

  get hasAllVms(): boolean {
    return inventoryOf(this.object).vms === "complete";
  }

  /** Requirements with a VM of this cluster in scope. */
  get requirements(): readonly RequirementView[] {
    this.#requirements ??= this.views.requirements.filter((requirement) => requirement.clusters.includes(this));
    return this.#requirements;
  }

  /** Requirements that want a VM of this cluster to run again by itself: those that rest on the platform's restart. */
  get requirementsOnRestart(): readonly RequirementView[] {
    this.#onRestart ??= this.requirements.filter((one) => this.vmsThatMustRun.some((vm) => one.threatens(vm)));
    return this.#onRestart;
  }

  /** VMs that a requirement wants to run again by themselves when hosts are lost. */
  get vmsThatMustRestart(): readonly VmView[] {
    this.#vmsThatMustRestart ??= this.vmsThatMustRun.filter((vm) =>
      this.requirementsOnRestart.some((requirement) => requirement.threatens(vm)),
    );
    return this.#vmsThatMustRestart;
  }

  ha<K extends keyof HighAvailability & string>(field: K): Known<Declared<HighAvailability, K>> {
    return this.part("ha", this.object.ha, field);
  }

  admissionControl<K extends keyof AdmissionControl & string>(field: K): Known<Declared<AdmissionControl, K>> {
    return this.part("ha.admissionControl", this.object.ha?.admissionControl, field);
  }

  componentProtection<K extends keyof ComponentProtection & string>(field: K): Known<Declared<ComponentProtection, K>> {
    return this.part("ha.componentProtection", this.object.ha?.componentProtection, field);
  }

  drs<K extends keyof LoadBalancing & string>(field: K): Known<Declared<LoadBalancing, K>> {
    return this.part("drs", this.object.drs, field);
  }

  get heartbeatDatastores(): Known<readonly DatastoreView[]> {
    return mapKnown(this.ha("heartbeatDatastores"), (ids) => ids.flatMap((id) => this.views.datastore(id) ?? []));
  }

  protected override get defaults() {
    return { inventory: inventoryOf(this.object) };
  }
}

import { demandOf, placementOf, type Requirement, type Tolerance, wantsContinuity } from "../../estate";
import type { RequirementVerdict } from "../../prover";
import type { ClusterView } from "./cluster-view";
import type { HostView } from "./host-view";
import { ObjectView } from "./object-view";
import type { ServiceView } from "./service-view";
import type { VmView } from "./vm-view";
import { type WorstLoss, worstLoss } from "./worst-loss";

export class RequirementView extends ObjectView<Requirement> {
  readonly list = "requirements";
  #named: ReadonlySet<VmView> | undefined;
  #scope: ReadonlySet<VmView> | undefined;
  #restarts: ReadonlySet<VmView> | undefined;
  #clusters: readonly ClusterView[] | undefined;
  readonly #threats = new WeakMap<readonly HostView[], boolean>();
  readonly #losses = new WeakMap<readonly HostView[], WorstLoss>();

  /** What the prover says; `undefined` where it was not asked. */
  get verdict(): RequirementVerdict | undefined {
    return this.views.verdicts.get(this.id);
  }

  /** Proven kept: no rule may say that it is not. */
  get isProven(): boolean {
    return this.verdict?.verdict === "tolerates";
  }

  get tolerate(): Tolerance {
    return this.object.tolerate;
  }

  /** Most hosts, racks, ... that fail together by its own words; 0 for a kind that it does not name. */
  failures(kind: string): number {
    return Object.hasOwn(this.tolerate, kind) ? (this.tolerate[kind] ?? 0) : 0;
  }

  /** @default false */
  get wantsContinuity(): boolean {
    return wantsContinuity(this.object);
  }

  /** Whether it singles out tiers, VMs or services, rather than whole clusters. */
  get isSelective(): boolean {
    return [this.object.tiers, this.object.vms, this.object.services].some((list) => list !== undefined);
  }

  get tiers(): readonly string[] {
    return this.object.tiers ?? [];
  }

  /** Every VM that its words cover and that is on, also those whose restart is disabled. */
  get named(): ReadonlySet<VmView> {
    this.#named ??= new Set(this.views.vms.filter((vm) => vm.isOn && this.#covers(vm)));
    return this.#named;
  }

  /** The VMs that must run: `named` less those whose restart is disabled. */
  get scope(): ReadonlySet<VmView> {
    this.#scope ??= new Set([...this.named].filter((vm) => vm.mustRun));
    return this.#scope;
  }

  /** The VMs that must each run again by themselves: `scope` less replicas of services that can do with fewer. */
  get restarts(): ReadonlySet<VmView> {
    this.#restarts ??= new Set([...this.scope].filter((vm) => !vm.isReplica));
    return this.#restarts;
  }

  /** Whether the VM must run again by itself after one of its scenarios: it may stand on a host that may be taken. */
  threatens(vm: VmView): boolean {
    if (!this.restarts.has(vm)) return false;
    const { fixedHost, possibleHosts } = vm;
    if (fixedHost !== undefined) return this.mayTake(fixedHost);
    const cached = this.#threats.get(possibleHosts);
    if (cached !== undefined) return cached;
    const threat = possibleHosts.some((host) => host.isConnected && this.mayTake(host));
    this.#threats.set(possibleHosts, threat);
    return threat;
  }

  /** Whether one of its scenarios takes the host, as far as anybody knows. */
  mayTake(host: HostView): boolean {
    return Object.keys(this.tolerate).some((kind) => {
      if (this.failures(kind) === 0) return false;
      const domains = host.domains(kind);
      return !domains.known || domains.value.length > 0;
    });
  }

  /** The most of the hosts that one of its scenarios is known to take; remembered for each list of hosts. */
  worstLossAmong(hosts: readonly HostView[]): WorstLoss {
    const cached = this.#losses.get(hosts);
    if (cached !== undefined) return cached;
    const loss = worstLoss(this, hosts);
    this.#losses.set(hosts, loss);
    return loss;
  }

  /** Clusters with a VM in scope. */
  get clusters(): readonly ClusterView[] {
    this.#clusters ??= [...new Set([...this.scope].flatMap((vm) => vm.cluster ?? []))];
    return this.#clusters;
  }

  /** Services with a VM in scope. */
  get services(): readonly ServiceView[] {
    return this.views.services.filter((service) => service.vms.some((vm) => this.scope.has(vm)));
  }

  #covers(vm: VmView): boolean {
    const { clusters, tiers, vms, services } = this.object;
    return (
      (clusters === undefined || (vm.cluster !== undefined && clusters.includes(vm.cluster.id))) &&
      (tiers === undefined || (vm.tier !== undefined && tiers.includes(vm.tier))) &&
      (vms === undefined || this.#vmIds(vms).has(vm.id)) &&
      (services === undefined || vm.services.some((service) => services.includes(service.id)))
    );
  }

  #ids: ReadonlySet<string> | undefined;
  #vmIds(vms: readonly string[]): ReadonlySet<string> {
    this.#ids ??= new Set(vms);
    return this.#ids;
  }

  protected override get defaults() {
    return { demand: demandOf(this.object), placement: placementOf(this.object), continuity: this.wantsContinuity };
  }
}

import { quorumOf, type Service } from "../../estate";
import { ObjectView } from "./object-view";
import type { RuleView } from "./rule-view";
import type { VmView } from "./vm-view";

export class ServiceView extends ObjectView<Service> {
  readonly list = "services";
  #vms: readonly VmView[] | undefined;

  get vms(): readonly VmView[] {
    this.#vms ??= this.object.vms.flatMap((id) => this.views.vm(id) ?? []);
    return this.#vms;
  }

  /** How many replicas it needs. Default: all. */
  get quorum(): number {
    return quorumOf(this.object);
  }

  /** Whether it can lose a replica and go on. */
  get isRedundant(): boolean {
    return this.quorum < this.object.vms.length;
  }

  /** Affinity rules that keep two or more of its replicas on one host, with these replicas. */
  get keptTogether(): ReadonlyMap<RuleView, readonly VmView[]> {
    const held = new Map<RuleView, VmView[]>();
    for (const vm of this.vms) {
      for (const rule of vm.rules) {
        if (rule.kind !== "affinity") continue;
        const replicas = held.get(rule);
        if (replicas === undefined) held.set(rule, [vm]);
        else replicas.push(vm);
      }
    }
    return new Map([...held].filter(([, replicas]) => replicas.length > 1));
  }

  protected override get defaults() {
    return { quorum: this.quorum };
  }
}

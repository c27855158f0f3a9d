import { quorumOf, type Service } from "../../estate";
import { ObjectView } from "./object-view";
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
}

import type { IConstruct } from "constructs";
import type { Id } from "../estate";
import type { Cluster } from "./cluster";
import type { EstateIds } from "./declare";
import { ArgumentCheck } from "./private/argument-check";
import { sameEstate } from "./private/reference";
import { stated } from "./private/stated";
import type { Service } from "./service";
import type { VirtualMachine } from "./virtual-machine";

/** Which VMs something is about: the intersection of what is given. */
export interface CoverageProps {
  /**
   * Only VMs of these clusters.
   * @default - all
   */
  readonly clusters?: readonly Cluster[];
  /**
   * Only VMs of these tiers.
   * @default - all
   */
  readonly tiers?: readonly string[];
  /**
   * Only these VMs.
   * @default - all
   */
  readonly vms?: readonly VirtualMachine[];
  /**
   * Only VMs of these services.
   * @default - all
   */
  readonly services?: readonly Service[];
}

/** Checked: what is covered, as constructs and as fields of the estate document. */
export class Coverage {
  readonly #props: CoverageProps;
  readonly #clusters?: ReadonlySet<Cluster>;
  readonly #tiers?: ReadonlySet<string>;
  readonly #vms?: ReadonlySet<VirtualMachine>;
  readonly #replicas?: ReadonlySet<VirtualMachine>;

  /** @throws where something is named that is not of the estate */
  constructor(construct: IConstruct, { clusters, tiers, vms, services }: CoverageProps) {
    const check = new ArgumentCheck(construct);
    this.#props = stated({
      clusters: clusters && sameEstate(construct, "clusters", clusters),
      tiers: tiers && check.members("tiers", tiers).map((tier) => check.text("tiers", tier)),
      vms: vms && sameEstate(construct, "vms", vms),
      services: services && sameEstate(construct, "services", services),
    });
    if (clusters !== undefined) this.#clusters = new Set(clusters);
    if (tiers !== undefined) this.#tiers = new Set(tiers);
    if (vms !== undefined) this.#vms = new Set(vms);
    if (services !== undefined) this.#replicas = new Set(services.flatMap((service) => service.vms));
  }

  includes(vm: VirtualMachine): boolean {
    return (
      (this.#clusters === undefined || this.#clusters.has(vm.cluster)) &&
      (this.#tiers === undefined || (vm.tier !== undefined && this.#tiers.has(vm.tier))) &&
      (this.#vms === undefined || this.#vms.has(vm)) &&
      (this.#replicas === undefined || this.#replicas.has(vm))
    );
  }

  /** `clusters`, `tiers`, `vms` and `services` of the estate document. */
  facts(ids: EstateIds): { readonly [scope in keyof CoverageProps]: readonly Id[] } {
    const { clusters, tiers, vms, services } = this.#props;
    return stated({
      clusters: clusters && ids.all(clusters),
      tiers,
      vms: vms && ids.all(vms),
      services: services && ids.all(services),
    });
  }
}

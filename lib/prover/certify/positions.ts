import type { EstateIndex, Id } from "../../estate";
import type { Model } from "../model/model";

/** Where things stand in the estate's own lists: certificates name them so. */
export class Positions {
  readonly #vms: ReadonlyMap<Id, number>;
  readonly #hosts: ReadonlyMap<Id, number>;
  readonly #rules: ReadonlyMap<Id, number>;
  readonly #services: ReadonlyMap<Id, number>;

  constructor({ estate }: EstateIndex) {
    this.#vms = positions(estate.vms);
    this.#hosts = positions(estate.hosts);
    this.#rules = positions(estate.rules);
    this.#services = positions(estate.services);
  }

  vm(model: Model, vm: number): number {
    return this.vmNamed(model.vms[vm]?.id ?? "");
  }

  vmNamed(id: Id): number {
    return this.#vms.get(id) ?? -1;
  }

  host(model: Model, h: number): number {
    return this.hostNamed(model.hosts[h]?.id ?? "");
  }

  hostNamed(id: Id): number {
    return this.#hosts.get(id) ?? -1;
  }

  rule(id: Id): number {
    return this.#rules.get(id) ?? -1;
  }

  service(id: Id): number {
    return this.#services.get(id) ?? -1;
  }
}

function positions(list: readonly { readonly id: Id }[] | undefined): ReadonlyMap<Id, number> {
  return new Map((list ?? []).map(({ id }, i) => [id, i]));
}

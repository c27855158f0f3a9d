import type { Cluster, HighAvailability, Id, Inventory as Listed } from "../../../estate";
import { isRecord } from "../../reader";
import type { Resource } from "../document";
import { stated } from "../stated";
import { cleanName, type Inventory, nameOf, origin } from "./inventory";

/** Xen pools: each is a cluster. Both providers only look them up, so what else is in one is known only where that is looked up, too. */
export class Pools {
  readonly #names = new Map<string, Id>();
  readonly #looked = new Map<string, Resource>();
  readonly #coordinators = new Map<string, string>();

  constructor(private readonly inventory: Inventory) {
    for (const pool of inventory.all("xenorchestra_pool")) {
      const uuid = pool.text("id");
      if (uuid === undefined) continue;
      this.#looked.set(uuid, pool);
      this.#know(uuid, nameOf(pool), pool.text("master"));
    }
    for (const pools of inventory.all("xenorchestra_pools")) {
      for (const entry of pools.list("pools") ?? []) {
        if (isRecord(entry) && typeof entry.id === "string") {
          this.#know(entry.id, textOf(entry.name_label), textOf(entry.master));
        }
      }
    }
    for (const hosts of inventory.all("xenorchestra_hosts")) {
      const uuid = hosts.text("pool_id");
      if (uuid !== undefined) this.#know(uuid, undefined, hosts.text("master"));
    }
  }

  #know(uuid: string, name: string | undefined, coordinator: string | undefined): void {
    const known = this.#names.get(uuid);
    if (known === undefined || known === uuid) this.#names.set(uuid, cleanName(name) ?? uuid);
    if (coordinator !== undefined) this.#coordinators.set(uuid, coordinator);
  }

  /** Its id in the estate; a pool that nothing looks up goes by its UUID. */
  id(uuid: string): Id {
    if (!this.#names.has(uuid)) this.#names.set(uuid, uuid);
    return this.#names.get(uuid) ?? uuid;
  }

  has(uuid: string): boolean {
    return this.#names.has(uuid);
  }

  /**
   * @param hostOf id in the estate of a host by its UUID
   * @param haOf what is told of a pool's HA, by the pool's UUID
   */
  clusters(
    hostOf: (uuid: string) => Id | undefined,
    haOf: (uuid: string) => HighAvailability | undefined,
  ): readonly Cluster[] {
    return [...this.#names].map(([uuid, id]) => {
      const looked = this.#looked.get(uuid);
      const coordinator = this.#coordinators.get(uuid);
      return stated<Cluster>({
        id,
        platform: "xen",
        coordinator: coordinator === undefined ? undefined : hostOf(coordinator),
        inventory: this.#listed(uuid),
        ha: haOf(uuid),
        ...(looked === undefined ? { source: { managed: false } } : origin(looked)),
      });
    });
  }

  /** Complete is only what a data source lists without a filter. */
  #listed(uuid: string): Listed {
    const of = (type: string) => this.inventory.all(type).filter((list) => list.text("pool_id") === uuid);
    const hosts = of("xenorchestra_hosts").some((list) => list.list("tags")?.length === 0);
    const vms = of("xenorchestra_vms").some((list) => {
      const state = list.get("power_state");
      return list.get("host") === null && (state === null || state === "" || state === "Running");
    });
    return { vms: vms ? "complete" : "partial", hosts: hosts ? "complete" : "partial" };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

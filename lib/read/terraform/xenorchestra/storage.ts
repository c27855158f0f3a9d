import type { Datastore, Id } from "../../../estate";
import type { Resource } from "../document";
import { stated } from "../stated";
import { capacityGib } from "./bytes";
import type { Hosts } from "./hosts";
import { type Inventory, origin } from "./inventory";
import type { Pools } from "./pools";

/**
 * Storage repositories. Xen Orchestra puts a shared one into its pool and a local one into its host (`container`), which tells the two apart
 * whatever the type.
 */
export class Storage {
  constructor(
    private readonly inventory: Inventory,
    private readonly pools: Pools,
    private readonly hosts: Hosts,
  ) {}

  get #all(): readonly Resource[] {
    return this.inventory.all("xenorchestra_sr");
  }

  /** Id in the estate of the repository with a UUID. */
  id(uuid: string): Id | undefined {
    const sr = this.#all.find((one) => one.text("id") === uuid);
    return sr && this.inventory.id(sr);
  }

  /** UUID of its pool. */
  poolOf(sr: Resource): string | undefined {
    const container = sr.text("container");
    const pool = sr.text("pool_id");
    if (pool !== undefined || container === undefined) return pool;
    return this.pools.has(container) ? container : this.hosts.poolOf(container);
  }

  /** `undefined`: its container is neither a pool nor a host that is known. */
  #isShared(sr: Resource): boolean | undefined {
    const container = sr.text("container");
    if (container === undefined) return undefined;
    if (container === this.poolOf(sr) || this.pools.has(container)) return true;
    return this.hosts.id(container) === undefined ? undefined : false;
  }

  datastores(): readonly Datastore[] {
    return this.#all.map((sr) =>
      stated<Datastore>({
        id: this.inventory.id(sr),
        type: sr.text("sr_type"),
        shared: this.#isShared(sr),
        capacityGib: capacityGib(sr.number("size")),
        ...origin(sr),
      }),
    );
  }

  /** Those that a host has; `undefined`: of one that it may have it is not known. */
  of(host: string): readonly Id[] | undefined {
    const pool = this.hosts.poolOf(host);
    const ids: Id[] = [];
    for (const sr of this.#all) {
      const shared = this.#isShared(sr);
      if (shared === undefined) return undefined;
      if (shared ? this.poolOf(sr) === pool : sr.text("container") === host) ids.push(this.inventory.id(sr));
    }
    return ids;
  }

  /** The provider does not tell of each host's connection to a shared repository. */
  note(): void {
    for (const sr of this.#all) {
      if (this.#isShared(sr) !== true) continue;
      const why = "the provider does not tell; a shared repository counts as connected to each";
      this.inventory.leftOut.add(sr, "whether every host of its pool is connected to it now", why);
    }
  }
}

import type { Host, Id } from "../../../estate";
import { isRecord } from "../../reader";
import type { Resource } from "../document";
import { stated } from "../stated";
import { capacityMib } from "./bytes";
import { cleanName, type Inventory, nameOf } from "./inventory";
import type { Pools } from "./pools";

/** A host as a data source tells of it. */
interface Found {
  readonly uuid: string;
  readonly name: string | undefined;
  readonly pool: string | undefined;
  readonly threads: number | undefined;
  readonly memoryMib: number | undefined;
  readonly address: string;
}

/** Hosts that are looked up, one by one or all of a pool; one that is found twice is one. */
export class Hosts {
  readonly #found = new Map<string, Found>();
  readonly #ids = new Map<string, Id>();

  constructor(
    inventory: Inventory,
    private readonly pools: Pools,
  ) {
    for (const host of inventory.all("xenorchestra_host")) this.#add(one(host));
    for (const hosts of inventory.all("xenorchestra_hosts")) {
      for (const entry of hosts.list("hosts") ?? []) this.#add(listed(entry, hosts));
    }
    const names = [...this.#found.values()].map(({ uuid, name }) => cleanName(name) ?? uuid);
    for (const { uuid, name } of this.#found.values()) {
      const id = cleanName(name) ?? uuid;
      this.#ids.set(uuid, names.filter((other) => other === id).length === 1 ? id : `${id} (${uuid})`);
    }
  }

  #add(found: Found | undefined): void {
    if (found !== undefined && !this.#found.has(found.uuid)) this.#found.set(found.uuid, found);
  }

  /** Its id in the estate. */
  id(uuid: string): Id | undefined {
    return this.#ids.get(uuid);
  }

  poolOf(uuid: string): string | undefined {
    return this.#found.get(uuid)?.pool;
  }

  inPool(pool: string): readonly string[] {
    return [...this.#found.values()].filter((host) => host.pool === pool).map(({ uuid }) => uuid);
  }

  /**
   * Xen Orchestra's `cores` are the threads that the hypervisor sees; how many cores these are it does not tell.
   * @param attached what a host has, by its UUID
   */
  hosts(attached: (uuid: string) => Pick<Host, "datastores" | "networks">): readonly Host[] {
    return [...this.#found.values()].map(({ uuid, pool, threads, memoryMib, address }) =>
      stated<Host>({
        id: this.id(uuid) ?? uuid,
        cluster: pool === undefined ? undefined : this.pools.id(pool),
        threads,
        memoryMib,
        ...attached(uuid),
        source: { address, managed: false },
        vendor: { uuid },
      }),
    );
  }
}

function one(host: Resource): Found | undefined {
  const uuid = host.text("id");
  if (uuid === undefined) return undefined;
  return {
    uuid,
    name: nameOf(host),
    pool: host.text("pool_id"),
    threads: threadsOf(host.get("cpus")),
    memoryMib: capacityMib(host.number("memory")),
    address: host.address,
  };
}

function listed(entry: unknown, { address }: Resource): Found | undefined {
  if (!isRecord(entry) || typeof entry.id !== "string") return undefined;
  return {
    uuid: entry.id,
    name: typeof entry.name_label === "string" ? entry.name_label : undefined,
    pool: typeof entry.pool_id === "string" ? entry.pool_id : undefined,
    threads: threadsOf(entry.cpus),
    memoryMib: typeof entry.memory === "number" ? capacityMib(entry.memory) : undefined,
    address,
  };
}

function threadsOf(cpus: unknown): number | undefined {
  const cores = isRecord(cpus) ? cpus.cores : undefined;
  return typeof cores === "number" && cores >= 1 ? Math.floor(cores) : undefined;
}

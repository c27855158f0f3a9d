import type { Id, Network } from "../../../estate";
import type { Resource } from "../document";
import { stated } from "../stated";
import { type Inventory, origin } from "./inventory";

/** Networks of pools. */
export class Networks {
  constructor(private readonly inventory: Inventory) {}

  get #all(): readonly Resource[] {
    return this.inventory.all("xenorchestra_network", "xenorchestra_bonded_network");
  }

  networks(): readonly Network[] {
    return this.#all.map((network) => {
      const vlan = network.number("vlan");
      return stated<Network>({
        id: this.inventory.id(network),
        vlan: vlan !== undefined && vlan >= 1 ? vlan : undefined,
        ...origin(network),
      });
    });
  }

  /** UUID of its pool. */
  poolOf(network: Resource): string | undefined {
    return network.text("pool_id");
  }

  /** Those that each host of a pool carries; `undefined`: one of them has no interface of a host, so a VM on it is bound to where it is. */
  of(pool: string | undefined): readonly Id[] | undefined {
    const here = this.#all.filter((network) => this.poolOf(network) === pool);
    const isInternal = here.some(
      (network) =>
        network.mode === "managed" &&
        network.type === "xenorchestra_network" &&
        network.get("source_pif_device") === null,
    );
    return isInternal ? undefined : here.map((network) => this.inventory.id(network));
  }

  note(): void {
    for (const network of this.#all) {
      if (network.mode !== "data") continue;
      const why = "the provider does not tell; a network of the pool counts as carried by each";
      this.inventory.leftOut.add(network, "whether every host of its pool carries it", why);
    }
  }
}

import type { Id } from "../../../estate";
import type { Resource } from "../document";
import type { Inventory } from "./inventory";

/** A VM's tier: its tag in a category named `tier`, or with a name that ends so, as our own designs write it. */
export class Tiers {
  readonly #tiers = new Map<Resource, Id>();

  constructor(private readonly inventory: Inventory) {
    for (const tag of inventory.all("vsphere_tag")) {
      const category = inventory.links.one(tag, ["category_id"]);
      const name = tag.text("name");
      if (name !== undefined && /(?:^|[-_ ])tier$/i.test(category?.text("name") ?? "")) this.#tiers.set(tag, name);
    }
  }

  of(vm: Resource): Id | undefined {
    if (this.#tiers.size === 0 || vm.get("tags") === null) return undefined;
    const tags = this.inventory.links.many(vm, ["tags"], "whether its tags tell a tier");
    return tags.resources.map((tag) => this.#tiers.get(tag)).find((tier) => tier !== undefined);
  }
}

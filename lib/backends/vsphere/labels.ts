import { Tag } from "@cdktf/provider-vsphere/lib/tag";
import { TagCategory } from "@cdktf/provider-vsphere/lib/tag-category";
import type { TerraformStack } from "cdktf";
import type { DomainLabel } from "../port";
import { idOf } from "../terraform";

/** Tiers and failure domains as vSphere tags, so that whoever looks at the inventory sees them. Made when first used. */
export class Labels {
  readonly #categories = new Map<string, TagCategory>();
  readonly #tags = new Map<string, Tag>();

  constructor(
    private readonly site: TerraformStack,
    private readonly prefix: string | false,
  ) {}

  /** `tags` of a virtual machine. */
  tier(tier: string | undefined): { readonly tags?: string[] } {
    return tier === undefined || this.prefix === false
      ? {}
      : { tags: [this.#tag("tier", tier, ["VirtualMachine"], "SINGLE")] };
  }

  /** `tags` of a host or a datastore. */
  domains(domains: readonly DomainLabel[]): { readonly tags?: string[] } {
    if (domains.length === 0 || this.prefix === false) return {};
    // The types of a category cannot be taken back, so they are the same whatever is tagged first.
    return { tags: domains.map(({ kind, name }) => this.#tag(kind, name, ["Datastore", "HostSystem"], "MULTIPLE")) };
  }

  #tag(kind: string, name: string, associableTypes: string[], cardinality: "SINGLE" | "MULTIPLE"): string {
    const key = `${kind}/${name}`;
    const known = this.#tags.get(key);
    if (known !== undefined) return idOf(known);
    const category =
      this.#categories.get(kind) ??
      new TagCategory(this.site, `tag-category-${kind}`, {
        name: `${this.prefix}${kind}`,
        associableTypes,
        cardinality,
      });
    this.#categories.set(kind, category);
    const tag = new Tag(this.site, `tag-${kind}-${name}`, { name, categoryId: category.id });
    this.#tags.set(key, tag);
    return idOf(tag);
  }
}

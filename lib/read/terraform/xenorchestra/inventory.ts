import type { Id, Source } from "../../../estate";
import type { ChangedList } from "../../base";
import type { Resource, TerraformDocument } from "../document";
import type { LeftOut } from "../left-out";
import { Links } from "../links";

/** The lists of an estate that resources of this provider stand in. */
export const LIST_OF: { readonly [type: string]: ChangedList | undefined } = {
  xenorchestra_pool: "clusters",
  xenorchestra_host: "hosts",
  xenorchestra_sr: "datastores",
  xenorchestra_network: "networks",
  xenorchestra_bonded_network: "networks",
  xenorchestra_vm: "vms",
};

/** The provider's resources of a document, and what leads from one to another. */
export class Inventory {
  readonly links: Links;
  readonly #byType = new Map<string, Resource[]>();
  readonly #ids = new Map<Resource, Id>();
  readonly #resources = new Map<string, Resource>();

  constructor(
    document: TerraformDocument,
    readonly leftOut: LeftOut,
  ) {
    this.links = new Links(document, { idsOf, kindOf: ({ type }) => LIST_OF[type] ?? type }, leftOut);
    for (const resource of document.resources) {
      if (!resource.type.startsWith("xenorchestra_") || this.links.itself(resource) !== resource) continue;
      const known = this.#byType.get(resource.type);
      if (known === undefined) this.#byType.set(resource.type, [resource]);
      else known.push(resource);
    }
    this.#name();
  }

  all(...types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** Its id in the estate: its name; where two share it, with the address. */
  id(resource: Resource): Id {
    return this.#ids.get(resource) ?? nameOf(resource);
  }

  resource(list: string, id: Id): Resource | undefined {
    return this.#resources.get(`${list} ${id}`);
  }

  #name(): void {
    const named = new Map<string, Resource[]>();
    for (const [type, resources] of this.#byType) {
      for (const resource of resources) {
        const key = `${LIST_OF[type]} ${nameOf(resource)}`;
        named.set(key, [...(named.get(key) ?? []), resource]);
      }
    }
    for (const resources of named.values()) {
      for (const resource of resources) {
        const id = resources.length === 1 ? nameOf(resource) : `${nameOf(resource)} (${resource.address})`;
        this.#ids.set(resource, id);
        this.#resources.set(`${LIST_OF[resource.type]} ${id}`, resource);
      }
    }
  }
}

function idsOf(resource: Resource): readonly string[] {
  const ids = ["id", "uuid"].flatMap((attribute) => resource.text(attribute) ?? []);
  return [...new Set(ids)];
}

/** The label; the address where that is unknown or sensitive. */
export function nameOf(resource: Resource): string {
  return cleanName(resource.text("name_label")) ?? resource.address;
}

const LONGEST = 900;

/** A label as an id: without what cannot be printed. */
export function cleanName(label: string | undefined): string | undefined {
  const printable = [...(label ?? "")].filter((character) => character >= " " && character !== "\u007f").join("");
  return printable.slice(0, LONGEST) || undefined;
}

/** Where an object of the estate was read from, and the id under which the platform knows it. */
export function origin(resource: Resource): { readonly source: Source; readonly vendor?: { readonly uuid: string } } {
  const source: Source = { address: resource.address, managed: resource.mode === "managed" };
  const uuid = resource.text("id");
  return uuid === undefined ? { source } : { source, vendor: { uuid } };
}

import { COMPUTED, type Path, type Resource, type TerraformDocument } from "./document";
import type { LeftOut } from "./left-out";
import { References } from "./references";

/** Resources that an attribute names; `isComplete`: these are all. */
export interface Named {
  readonly resources: readonly Resource[];
  readonly isComplete: boolean;
}

/** Not what the vSphere provider plans in place of an id that it computes itself. */
function isId(value: unknown): value is string {
  return typeof value === "string" && value !== COMPUTED;
}

/** How a provider's resources are told apart. */
export interface Identification {
  /** Every id by which resources of the provider refer to this one, its own first. */
  readonly idsOf: (resource: Resource) => readonly string[];
  /** What it stands for, whatever type of resource or data source tells of it. */
  readonly kindOf: (resource: Resource) => string;
}

/** Finds the resource behind an attribute: by its id where that is known, else by what the configuration refers to. */
export class Links {
  readonly references: References;
  readonly #byId = new Map<string, Resource>();
  readonly #same = new Map<Resource, Resource>();

  constructor(
    document: TerraformDocument,
    { idsOf, kindOf }: Identification,
    private readonly leftOut: LeftOut,
  ) {
    this.references = new References(document);
    const managedFirst = [...document.resources].sort((a, b) => Number(a.mode === "data") - Number(b.mode === "data"));
    for (const resource of managedFirst) {
      for (const [i, id] of idsOf(resource).entries()) {
        const known = this.#byId.get(id);
        if (known === undefined) this.#byId.set(id, resource);
        else if (i === 0 && kindOf(known) === kindOf(resource) && known !== resource) this.#same.set(resource, known);
      }
    }
  }

  /** A thing may be managed and looked up, or looked up twice; all these are the one that this gives. */
  itself(resource: Resource): Resource {
    return this.#same.get(resource) ?? resource;
  }

  /** `null`: known to be none; `undefined`: not known, which is noted as `what` unless that is left out. */
  one(resource: Resource, path: Path, what?: string): Resource | null | undefined {
    const value = resource.get(...path);
    if (value === null || value === "") return null;
    if (isId(value)) {
      const found = this.#byId.get(value);
      if (found === undefined) this.#note(resource, what, "it exists elsewhere and is not in the input");
      return found && this.itself(found);
    }
    const referents = this.references.of(resource, path, "one");
    if (!referents.exact) {
      this.#note(resource, what, referents.why);
      return undefined;
    }
    const [referred] = referents.resources;
    return referred && this.itself(referred);
  }

  many(resource: Resource, path: Path, what?: string): Named {
    const value = resource.list(...path);
    if (value?.every((id) => typeof id === "string")) {
      const found = value.map((id) => this.#byId.get(String(id)));
      const resources = [...new Set(found.flatMap((one) => (one === undefined ? [] : [this.itself(one)])))];
      const isComplete = !found.includes(undefined);
      if (!isComplete) this.#note(resource, what, "some of it exists elsewhere and is not in the input");
      return { resources, isComplete };
    }
    const referents = this.references.of(resource, path, "many");
    if (referents.exact) {
      return { resources: [...new Set(referents.resources.map((one) => this.itself(one)))], isComplete: true };
    }
    this.#note(resource, what, referents.why);
    return { resources: [], isComplete: false };
  }

  #note(resource: Resource, what: string | undefined, why: string): void {
    if (what !== undefined) this.leftOut.add(resource, what, why);
  }
}

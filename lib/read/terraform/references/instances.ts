import type { Resource, ResourceAddress } from "../document";

type Declared = Pick<ResourceAddress, "module" | "mode" | "type" | "name">;

/** Tells the resources of a plan apart by where they are written; instances of one share it. */
function keyOf({ module, mode, type, name }: Declared): string {
  return `${module} ${mode} ${type} ${name}`;
}

/** The instances of each resource, and of each module. */
export class Instances {
  readonly #resources = new Map<string, Resource[]>();
  readonly #modules = new Map<string, Set<string>>();

  constructor(resources: readonly Resource[]) {
    for (const resource of resources) {
      const key = keyOf(resource);
      const known = this.#resources.get(key);
      if (known === undefined) this.#resources.set(key, [resource]);
      else known.push(resource);
      this.#addModule(resource.module);
    }
  }

  of(declared: Declared): readonly Resource[] | undefined {
    return this.#resources.get(keyOf(declared));
  }

  /** @param base address of a module without its own index: `module.pod`, `module.site["a"].module.pod` */
  ofModule(base: string): readonly string[] {
    return [...(this.#modules.get(base) ?? [])];
  }

  #addModule(module: string): void {
    for (let path = module; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf(".module.")))) {
      const base = path.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, "");
      const known = this.#modules.get(base);
      if (known === undefined) this.#modules.set(base, new Set([path]));
      else known.add(path);
      if (!path.includes(".module.")) break;
    }
  }
}

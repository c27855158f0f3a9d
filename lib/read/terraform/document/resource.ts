import { isRecord } from "../../reader";
import { below, readable } from "./value";

/** What a plan does with a resource; `keep` also for everything in a state. */
export type Action = "create" | "update" | "replace" | "keep" | "read" | "delete";

/** Where Terraform keeps an object: one instance of a resource or a data source. */
export interface ResourceAddress {
  /** `module.pod["a"].vsphere_host.esx[0]`. */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  /** Of `count` or `for_each`. */
  readonly index?: string | number;
  /** The module instance that it is in, `module.pod["a"]`; `""`: the root module. */
  readonly module: string;
}

/** Path to a value inside a resource: `["disk", 0, "datastore_id"]`. */
export type Path = readonly (string | number)[];

interface Values {
  readonly values: unknown;
  readonly unknown?: unknown;
  readonly sensitive?: unknown;
}

/** One instance, with what may be read of its attributes. */
export class Resource implements ResourceAddress {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly module: string;

  constructor(
    at: ResourceAddress,
    readonly action: Action,
    private readonly given: Values,
    /** Its address before the plan, where it was moved. */
    readonly previousAddress?: string,
    /** Of a replacement: the new one is made before the old one goes. */
    readonly createsFirst = false,
  ) {
    this.address = at.address;
    this.mode = at.mode;
    this.type = at.type;
    this.name = at.name;
    if (at.index !== undefined) this.index = at.index;
    this.module = at.module;
  }

  /** What is sensitive of its values, as Terraform marks it. */
  get marks(): unknown {
    return this.given.sensitive;
  }

  /** `undefined`: unknown or sensitive; `null`: known not to be set. */
  get(...path: Path): unknown {
    const { values, unknown, sensitive } = this.#at(path);
    return readable(values, unknown, sensitive);
  }

  /** A value with its marks. */
  #at(path: Path): Values {
    let { values, unknown, sensitive } = this.given;
    for (const step of path) {
      if (unknown === true || sensitive === true || values === undefined || values === null) break;
      values = below(values, step);
      unknown = below(unknown, step);
      sensitive = below(sensitive, step);
    }
    return { values, unknown, sensitive };
  }

  text(...path: Path): string | undefined {
    const value = this.get(...path);
    return typeof value === "string" && value !== "" && value !== COMPUTED ? value : undefined;
  }

  number(...path: Path): number | undefined {
    const value = this.get(...path);
    return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  }

  boolean(...path: Path): boolean | undefined {
    const value = this.get(...path);
    return typeof value === "boolean" ? value : undefined;
  }

  /** Entries of a list or set; `undefined`: not known, not even how many. Not set is none. */
  list(...path: Path): readonly unknown[] | undefined {
    const value = this.get(...path);
    if (value === null) return [];
    return Array.isArray(value) ? value : undefined;
  }

  /** How many entries a list has, where that is known; what is in them need not be. */
  count(...path: Path): number | undefined {
    const { values, unknown, sensitive } = this.#at(path);
    if (unknown === true || sensitive === true) return undefined;
    if (values === null) return 0;
    return Array.isArray(values) ? values.length : undefined;
  }

  map(...path: Path): { readonly [name: string]: unknown } | undefined {
    const value = this.get(...path);
    if (value === null) return {};
    return isRecord(value) ? value : undefined;
  }
}

/** What the vSphere provider plans in place of a value that it computes itself. */
export const COMPUTED = "<computed>";

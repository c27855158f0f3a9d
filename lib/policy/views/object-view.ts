import type { EstateObject, Id, Vendor } from "../../estate";
import type { MissingFact } from "../../prover";
import type { Subject } from "../finding";
import { type Known, known, unknown } from "../known";
import type { Nameable } from "../outcome";
import type { Views } from "./views";

/** A declared field's value, without the absence. */
export type Declared<T, K extends keyof T> = Exclude<T[K], undefined>;

/** An object of the estate as rules see it: its own fields as facts, its neighbours as views. */
export abstract class ObjectView<T extends EstateObject & { readonly id: Id }> implements Nameable {
  /** List of the estate document that it stands in. */
  abstract readonly list: string;

  constructor(
    protected readonly views: Views,
    protected readonly object: T,
  ) {}

  get id(): Id {
    return this.object.id;
  }

  get subject(): Subject {
    const { id, source } = this.object;
    return { list: this.list, id, ...(source === undefined ? {} : { source }) };
  }

  /** Facts of one vendor; empty if there are none. */
  get vendor(): Vendor {
    return this.object.vendor ?? {};
  }

  /** A field as declared. Fields with a documented default have a property of their own. */
  fact<K extends keyof T & string>(field: K): Known<Declared<T, K>> {
    const value = this.object[field];
    return isDeclared(value) ? known(value) : unknown(this.lacks(field));
  }

  /** Its fields as a declarative rule sees them: as declared, with those documented defaults that stand for a fact. */
  get fields(): { readonly [field: string]: unknown } {
    return { ...this.object, ...this.defaults };
  }

  /** Its fields with a documented default, as declared or by it; `null`: known to be none. */
  protected get defaults(): { readonly [field: string]: unknown } {
    return {};
  }

  /** A fact of this object, for saying that it is missing. */
  lacks(fact: string): MissingFact {
    return { object: `${this.list}/${this.id}`, fact };
  }

  /** A field of one of this object's parts, named `part.field` when it is missing. */
  protected part<P extends object, K extends keyof P & string>(
    name: string,
    part: P | undefined,
    field: K,
  ): Known<Declared<P, K>> {
    const missing = unknown(this.lacks(`${name}.${field}`));
    if (part === undefined) return missing;
    const value = part[field];
    return isDeclared(value) ? known(value) : missing;
  }
}

function isDeclared<V>(value: V): value is Exclude<V, undefined> {
  return value !== undefined;
}

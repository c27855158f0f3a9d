import type { ObjectList } from "../lists";
import { EstateIndex } from "../lookup";
import type { InputError } from "../result";
import type { Estate, Id } from "../types";
import { pointer } from "./pointer";
import { Suggester } from "./suggestion";

/** A set of ids, or a map by id. */
export interface Ids {
  has(id: Id): boolean;
  keys(): Iterable<Id>;
}

/** Ids that a document declares, by list, also in entries that are otherwise wrong; `undefined`: the list itself is no list. */
export type DeclaredIds = { readonly [list in ObjectList]: Ids | undefined };

/** What a check looks at, and where it says what is wrong. */
export class CheckContext {
  readonly index: EstateIndex;
  readonly declared: DeclaredIds;
  readonly errors: InputError[] = [];
  /** Whether the estate is all of the document; else nothing may be concluded from what is not there. */
  readonly isWhole: boolean;
  readonly #suggester = new Suggester();

  constructor(
    readonly estate: Estate,
    /** Where the estate is only the part of a document that has the right shape: what the whole document declares. */
    declared?: DeclaredIds,
  ) {
    this.index = new EstateIndex(estate);
    this.declared = declared ?? this.index;
    this.isWhole = declared === undefined;
  }

  /** `at`: where, as the parts of a JSON pointer. */
  report(at: readonly (string | number)[], message: string, hint?: string): void {
    this.errors.push({ pointer: pointer(...at), message, ...(hint === undefined ? {} : { hint }) });
  }

  didYouMean(wrong: string, candidates: Iterable<string>): string | undefined {
    return this.#suggester.hint(wrong, candidates);
  }

  /** Kinds of the entries of `domains`, in the order of the document. */
  get kinds(): ReadonlySet<string> {
    this.#kinds ??= new Set((this.estate.domains ?? []).map((domain) => domain.kind));
    return this.#kinds;
  }
  #kinds: ReadonlySet<string> | undefined;
}

/** One idea of what makes an estate invalid. It may count on the schema, and on nothing else. */
export type Check = (context: CheckContext) => void;

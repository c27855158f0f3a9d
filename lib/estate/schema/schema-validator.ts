import type { Estate } from "../types";

/** What ajv says of one violation; the fields of its error object that messages are made from. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly params: { readonly [name: string]: unknown };
  /** The schema that holds the keyword. */
  readonly parentSchema?: { readonly [keyword: string]: unknown };
  /** The value. */
  readonly data?: unknown;
}

/** The compiled validator: after `false`, `errors` has every violation, until its next call. */
export interface SchemaValidator {
  (document: unknown): document is Estate;
  readonly errors?: readonly SchemaError[] | null;
}

import type { SchemaError, Waivers } from "../../../estate";

/** The compiled validator: after `false`, `errors` has every violation, until its next call. */
export interface SchemaValidator {
  (document: unknown): document is Waivers;
  readonly errors?: readonly SchemaError[] | null;
}

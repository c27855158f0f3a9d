import type { SchemaError } from "../../../estate";
import type { Facts } from "../types";

/** The compiled validator: after `false`, `errors` has every violation, until its next call. */
export interface SchemaValidator {
  (document: unknown): document is Facts;
  readonly errors?: readonly SchemaError[] | null;
}

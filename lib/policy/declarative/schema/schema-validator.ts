import type { SchemaError } from "../../../estate";
import type { DeclarativeRule } from "../types";

/** The compiled validator: after `false`, `errors` has every violation, until its next call. */
export interface SchemaValidator {
  (document: unknown): document is DeclarativeRule;
  readonly errors?: readonly SchemaError[] | null;
}

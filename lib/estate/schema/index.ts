export { FIELDS } from "./fields.generated";
export type { SchemaError, SchemaValidator } from "./schema-validator";
export { conformsToSchema } from "./validator.generated";

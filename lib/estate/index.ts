export * from "./assumption";
export * from "./defaults";
export * from "./lookup";
export * from "./platforms";
export * from "./result";
export type { SchemaError } from "./schema";
export * from "./serialize";
export * from "./types";
export * from "./validate";

import type { Ajv } from "ajv";

let shared: Ajv | undefined;

/** Loaded when first asked for: most runs use a shipped profile as it is, and need no schema. */
export function ajv(): Ajv {
  if (shared === undefined) {
    const library: typeof import("ajv") = require("ajv");
    shared = new library.Ajv({ allErrors: true, strict: true });
  }
  return shared;
}

import type { Ajv } from "ajv";

let shared: Ajv | undefined;
let lenient: Ajv | undefined;

/**
 * Loaded when first asked for: most runs use a shipped profile as it is, and need no schema. `strictTypes: false`: for parts of a schema, whose
 * type may stand elsewhere.
 */
export function ajv(options: { readonly strictTypes?: false } = {}): Ajv {
  const library: typeof import("ajv") = require("ajv");
  if (options.strictTypes === false) {
    lenient ??= new library.Ajv({ allErrors: true, strict: true, strictTypes: false });
    return lenient;
  }
  shared ??= new library.Ajv({ allErrors: true, strict: true });
  return shared;
}

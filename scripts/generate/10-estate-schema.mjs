// From the types in lib/estate/types: the JSON Schema that is published, the validator compiled from it, the order in which fields are
// written, and the field reference in docs/estate.md.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fieldReference } from "../estate/reference.mjs";
import { estateSchema } from "../estate/schema.mjs";
import { fieldsSource, validatorSource } from "../estate/validator.mjs";

const FOLDER = "lib/estate/schema";
const REFERENCE = /(<!-- fields: generated from lib\/estate\/types -->\n)[\s\S]*?(<!-- end of fields -->)/;

export function generate() {
  const schema = estateSchema();
  mkdirSync(FOLDER, { recursive: true });
  writeIfChanged(`${FOLDER}/estate.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  writeIfChanged(`${FOLDER}/validator.generated.ts`, validatorSource(schema));
  writeIfChanged(`${FOLDER}/fields.generated.ts`, fieldsSource(schema));
  const page = readFileSync("docs/estate.md", "utf8");
  if (!REFERENCE.test(page)) throw new Error("docs/estate.md has no markers for the field reference");
  writeIfChanged(
    "docs/estate.md",
    page.replace(REFERENCE, (_, start, end) => `${start}${fieldReference(schema)}${end}`),
  );
}

/** Leaves a file that is up to date untouched, so that watchers and build caches stay quiet. */
function writeIfChanged(file, text) {
  let old;
  try {
    old = readFileSync(file, "utf8");
  } catch {
    old = undefined;
  }
  if (old !== text) writeFileSync(file, text);
}

import { createGenerator } from "ts-json-schema-generator";

/** The JSON Schema (draft-07) of the estate document, from the types alone. */
export function estateSchema() {
  return schemaOf({
    path: "lib/estate/types/estate.ts",
    type: "Estate",
    id: "urn:failproof:schema:estate:1",
    title: "Failproof estate, version 1",
  });
}

/** The JSON Schema of a document whose type is exported by the file at `path`. */
export function schemaOf({ path, type, id, title }) {
  const generated = createGenerator({
    path,
    tsconfig: "tsconfig.json",
    type,
    topRef: true,
    expose: "export",
    jsDoc: "extended",
    additionalProperties: false,
    discriminatorType: "open-api",
    extraTags: ["unit"],
    skipTypeCheck: true,
    sortProps: false,
  }).createSchema(type);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: id,
    title,
    description: generated.definitions[type].description,
    $ref: generated.$ref,
    definitions: Object.fromEntries(
      Object.keys(generated.definitions)
        .sort()
        .map((name) => [name, ownFieldsFirst(generated.definitions[name])]),
    ),
  };
}

/** `source` and `vendor`, which every object has, stand last. */
function ownFieldsFirst(definition) {
  if (definition.properties === undefined) return definition;
  const { source, vendor, ...own } = definition.properties;
  const common = Object.fromEntries(Object.entries({ source, vendor }).filter(([, schema]) => schema !== undefined));
  return { ...definition, properties: { ...own, ...common } };
}

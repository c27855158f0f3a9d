/** Markdown tables of every object of the document: field, what it holds, meaning. */
export function fieldReference(schema) {
  return ORDER.map((name) => section(name, schema)).join("\n");
}

/** Objects as they appear in a document, from the outside in. */
const ORDER = [
  ["Estate"],
  ["Site"],
  ["Domain"],
  ["Cluster", "Inventory", "HighAvailability", "ComponentProtection", "AdmissionControl", "LoadBalancing"],
  ["Host", "ControlDomain", "Uplink", "StoragePath"],
  ["Datastore", "Copy", "Witness", "Distributed"],
  ["DatastoreCluster"],
  ["Network"],
  ["Vm", "Reservation", "Disk"],
  ["Rule", "AffinityRule", "AntiAffinityRule", "VmHostRule", "DependencyRule"],
  ["Service"],
  ["Replication", "ReplicationTarget"],
  ["Requirement"],
  ["Source"],
  ["Gate"],
  ["Waiver"],
];

function section(names, schema) {
  return names.map((name, i) => `${i === 0 ? "##" : "###"} ${name}\n\n${table(name, schema)}`).join("\n");
}

function table(name, schema) {
  const { description = "", properties, oneOf, required = [] } = schema.definitions[name];
  if (oneOf !== undefined)
    return `${description} One of ${oneOf.map((one) => typeOf(one, schema)).join(", ")}, told apart by \`kind\`.\n`;
  const rows = Object.entries(properties).map(([field, value]) => {
    const must = required.includes(field) ? " (required)" : "";
    return `| \`${field}\`${must} | ${cell(typeOf(value, schema))} | ${cell(meaning(value, schema))} |\n`;
  });
  return `${description}\n\n| field | holds | meaning |\n| --- | --- | --- |\n${rows.join("")}`;
}

function typeOf(value, schema) {
  const name = value.$ref?.replace("#/definitions/", "");
  if (name === "Id") return "text";
  if (name === "Vendor") return "any object";
  if (name !== undefined) {
    const definition = schema.definitions[name];
    return definition.properties !== undefined || definition.oneOf !== undefined
      ? link(name)
      : typeOf(definition, schema);
  }
  if (value.anyOf !== undefined) return value.anyOf.map((one) => typeOf(one, schema)).join(" or ");
  if (value.const !== undefined) return code(value.const);
  if (value.enum !== undefined) return value.enum.map(code).join(", ");
  if (value.type === "array") return `list of ${typeOf(value.items, schema)}`;
  if (value.type === "integer")
    return `whole number${range(value)}${value.unit === undefined ? "" : `, ${value.unit}`}`;
  if (value.type === "object") return `by name: ${typeOf(value.additionalProperties, schema)}`;
  return { boolean: "true or false", null: "`null`", string: "text" }[value.type];
}

function range({ minimum, maximum }) {
  if (maximum === undefined || maximum > 100_000) return minimum > 0 ? ` from ${minimum}` : "";
  return ` from ${minimum} to ${maximum}`;
}

/** What the field says of itself, else what its type says. */
function meaning(value, schema) {
  const name = value.$ref?.replace("#/definitions/", "");
  return value.description ?? (name === undefined ? "" : schema.definitions[name].description) ?? "";
}

function link(name) {
  return `[${name}](#${name.toLowerCase()})`;
}

function code(word) {
  return `\`${word}\``;
}

function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

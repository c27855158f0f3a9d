import schema from "../../schema/estate.schema.json";
import { REFERENCES } from "./references";

/** Ids in a document that refer to nothing: names that their objects are given, and words. */
const NO_REFERENCES = new Set([
  "name",
  "profile",
  "*/*/id",
  "hosts/*/uplinks/*/id",
  "domains/*/kind",
  "datastores/*/type",
  "datastores/*/distributed/over",
  "vms/*/tier",
  "rules/*/over",
  "requirements/*/tiers/*",
  "objectives/*/tiers/*",
  "backups/*/tiers/*",
  "backups/*/copies/*/medium",
  "failoverPlans/*/tiers/*",
  "failoverPlans/*/shed/*",
  "failoverPlans/*/order/*/tiers/*",
  "failoverPlans/*/order/*/id",
  "failoverPlans/*/order/*/after/*",
  "replications/*/consistencyGroup",
  "waivers/*/rule",
  "waivers/*/objects/*",
  "waivers/*/reason",
  "waivers/*/owner",
  "waivers/*/scenarios/*/*",
  "degraded/*/feature",
  "degraded/*/objects/*",
  "degraded/*/instead",
]);

type Schema = { readonly [keyword: string]: unknown };
const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const schemas = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** Paths at which the schema has an id. */
function idPaths(node: unknown, path: readonly string[]): readonly string[] {
  if (!isSchema(node)) return [];
  const { $ref } = node;
  if ($ref === "#/definitions/Id") return [path.join("/")];
  if (typeof $ref === "string")
    return idPaths(Object.entries(schema.definitions).find(([name]) => $ref.endsWith(`/${name}`))?.[1], path);
  const properties = isSchema(node.properties) ? Object.entries(node.properties) : [];
  return [
    ...properties.flatMap(([name, field]) => idPaths(field, [...path, name])),
    ...[...schemas(node.oneOf), ...schemas(node.anyOf)].flatMap((variant) => idPaths(variant, path)),
    ...(node.type === "array" ? idPaths(node.items, [...path, "*"]) : []),
  ];
}

it("every id in the schema is declared, checked, or known to refer to nothing", () => {
  const found = new Set(idPaths(schema.definitions.Estate, []));
  const isName = (path: string) =>
    NO_REFERENCES.has(path) || NO_REFERENCES.has(path.replace(/^\w+\/\*\/id$/, "*/*/id"));
  expect([...found].filter((path) => !isName(path)).sort()).toEqual(REFERENCES.map(({ path }) => path).sort());
});

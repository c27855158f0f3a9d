// Thin TypeScript bindings of Terraform providers, made from what `terraform providers schema -json` prints.

/** What the Xen backend uses; the versions are those that the schemas are of. */
const PROVIDERS = [
  {
    name: "xenorchestra",
    source: "vatesfr/xenorchestra",
    version: "0.40.0",
    resources: ["acl", "bonded_network", "cloud_config", "network", "resource_set", "vdi", "vm"],
    dataSources: ["host", "hosts", "network", "pif", "pool", "sr", "template", "user", "vdi", "vms"],
  },
  {
    name: "xenserver",
    source: "xenserver/xenserver",
    version: "0.2.2",
    resources: ["network_vlan", "pif_configure", "pool", "sr", "sr_nfs", "sr_smb"],
    dataSources: ["host", "pif", "sr"],
  },
];

/** File names and texts of the bindings of one provider: a file a resource, one for the provider. */
export function* bindingsOf(provider, schemas) {
  const address = Object.keys(schemas.provider_schemas).find((name) => name.endsWith(`/${provider.source}`));
  if (address === undefined) throw new Error(`the schemas hold no provider ${provider.source}`);
  const schema = schemas.provider_schemas[address];
  yield [`${provider.name}-provider`, providerText(provider, schema.provider.block)];
  for (const [kind, names] of [
    ["resource", provider.resources],
    ["data source", provider.dataSources],
  ]) {
    const all = kind === "resource" ? schema.resource_schemas : schema.data_source_schemas;
    for (const name of names) {
      const type = `${provider.name}_${name}`;
      if (all[type] === undefined) throw new Error(`the schema of ${provider.source} has no ${kind} ${type}`);
      yield [
        `${kind === "resource" ? "" : "data-"}${type.replaceAll("_", "-")}`,
        text(provider, kind, type, all[type].block),
      ];
    }
  }
}

export { PROVIDERS };

function cdktfImport(body, ...names) {
  const all = [...(body.includes("IResolvable") ? ["IResolvable"] : []), ...names];
  return all.length === 0 ? "" : `import type { ${all.join(", ")} } from "cdktf";\n`;
}

const header = ({ source, version }) =>
  `// Made by scripts/xen-bindings.mjs from the schema of the provider ${source} ${version}, and kept in git; do not edit.\n`;

function providerText(provider, block) {
  const name = pascal(`${provider.name}_provider`);
  const docs = `https://registry.terraform.io/providers/${provider.source}/latest/docs`;
  return `${header(provider)}${cdktfImport(everyField(name, block))}import type { Construct } from "constructs";
import { type ProviderFacts, ThinProvider } from "./base";

/** The provider that these bindings fit. */
export const ${provider.name.toUpperCase()}: ProviderFacts = ${JSON.stringify({
    name: provider.name,
    source: provider.source,
    version: provider.version,
  })};

export interface ${name}Config {
  /** Name of this configuration of the provider, where a stack has several. */
  readonly alias?: string;
${fields(block, name)}}
${nestedInterfaces(name, block)}
/** @see ${docs} */
export class ${name} extends ThinProvider<${name}Config> {
  protected readonly shape = ${JSON.stringify(shapeOf(block))} as const;

  constructor(scope: Construct, id: string, config: ${name}Config) {
    super(scope, id, ${provider.name.toUpperCase()}, config);
  }
}
`;
}

function text(provider, kind, type, block) {
  const data = kind === "data source";
  const name = pascal(`${data ? "data_" : ""}${type}`);
  const base = data ? "ThinDataSource" : "ThinResource";
  const place = `${data ? "data-sources" : "resources"}/${type.slice(provider.name.length + 1)}`;
  return `${header(provider)}${cdktfImport(everyField(name, block), "TerraformMetaArguments")}import type { Construct } from "constructs";
import { ${base} } from "./base";
import { ${provider.name.toUpperCase()} } from "./${provider.name}-provider.generated";

export interface ${name}Config extends TerraformMetaArguments {
${fields(block, name)}}
${nestedInterfaces(name, block)}
/** @see https://registry.terraform.io/providers/${provider.source}/latest/docs/${place} */
export class ${name} extends ${base}<${name}Config> {
  static readonly tfResourceType = "${type}";
  protected readonly shape = ${JSON.stringify(shapeOf(block))} as const;

  constructor(scope: Construct, id: string, config: ${name}Config) {
    super(scope, id, ${name}.tfResourceType, ${provider.name.toUpperCase()}, config);
  }
}
`;
}

/** Arguments that a configuration may give: attributes that are not computed alone, and blocks. */
function argumentsOf({ attributes = {}, block_types: blocks = {}, nesting_mode }) {
  const whole = nesting_mode === undefined; // a resource gives its id, a block takes one
  const given = Object.entries(attributes)
    .filter(([name, { required, optional }]) => (required || optional) && !(whole && name === "id"))
    .map(([name, attribute]) => ({ name, ...attribute, nested: attribute.nested_type }));
  const nested = Object.entries(blocks).map(([name, { block, nesting_mode, min_items = 0, max_items }]) => ({
    name,
    required: min_items > 0,
    description: block.description,
    nested: { ...block, nesting_mode: max_items === 1 && nesting_mode !== "single" ? "one" : nesting_mode },
  }));
  return [...given, ...nested].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shapeOf(block) {
  return Object.fromEntries(
    argumentsOf(block).map(({ name, nested }) => {
      if (camel(name).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) !== name && !/_?\d/.test(name)) {
        throw new Error(`the name ${name} has no camel case of its own`);
      }
      return [name, nested === undefined ? "value" : shapeOf(nested)];
    }),
  );
}

const everyField = (name, block) => fields(block, name) + nestedInterfaces(name, block);

function fields(block, owner) {
  return argumentsOf(block)
    .map((argument) => {
      const { name, required, sensitive, description } = argument;
      return `${comment(description, sensitive)}  readonly ${camel(name)}${required ? "" : "?"}: ${typeOf(argument, owner)};\n`;
    })
    .join("");
}

function nestedInterfaces(owner, block) {
  return argumentsOf(block)
    .filter(({ nested }) => nested !== undefined)
    .map(({ name, nested }) => {
      const own = `${owner}${pascal(name)}`;
      return `\nexport interface ${own} {\n${fields(nested, own)}}\n${nestedInterfaces(own, nested)}`;
    })
    .join("");
}

function typeOf({ name, type, nested }, owner) {
  if (nested === undefined) return valueType(type);
  const own = `${owner}${pascal(name)}`;
  return nested.nesting_mode === "single" ? own : `readonly ${own}[] | IResolvable`;
}

/** Booleans may be Terraform values, which cdktf shows as objects; other values are shown as what they stand for. */
function valueType(type) {
  if (type === "string" || type === "number") return type;
  if (type === "bool") return "boolean | IResolvable";
  const [collection, of] = type;
  return collection === "map" ? `{ readonly [key: string]: ${valueType(of)} }` : `readonly ${valueType(of)}[]`;
}

function comment(description, sensitive) {
  const words = (description ?? "")
    .replace(/<br\s*\/?>/g, " ")
    .replace(/\\n|\s+/g, " ")
    .replaceAll("*/", "* /")
    .trim();
  const said = [words, sensitive ? "Sensitive: give a Terraform value." : ""].filter((part) => part !== "").join(" ");
  return said === "" ? "" : `  /** ${said} */\n`;
}

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const pascal = (name) => camel(name).replace(/^[a-z]/, (letter) => letter.toUpperCase());

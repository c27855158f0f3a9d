import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Estate, Id } from "../../estate";
import { isRecord } from "../reader";
import { FACTS_FORMAT } from "./types";

/** A fact that a verdict lacks: list and id of the object, and the field. */
export interface Lacking {
  /** `hosts/esx-01`. */
  readonly object: string;
  /** `cores`, `ha.enabled`. */
  readonly fact: string;
}

/** Lists in the order of the template, and the definition that describes an entry. */
const LISTS = {
  clusters: "ClusterFacts",
  hosts: "HostFacts",
  datastores: "DatastoreFacts",
  networks: "NetworkFacts",
  vms: "VmFacts",
  rules: "RuleFacts",
} as const;

type ListName = keyof typeof LISTS;

/** Facts for which entries of `domains` have to be declared. */
const OF_DOMAINS = new Set(["domains", "redundant", "uplinks", "storagePaths"]);

/**
 * A facts document, as YAML, that asks for just the facts that are lacking: fill in what is known, leave out the rest. Objects that lack the
 * same facts share an entry.
 */
export function factsTemplate(estate: Estate, lacking: readonly Lacking[]): string {
  const wanted = byObject(lacking);
  const sections = names().flatMap((list) => section(list, wanted.get(list) ?? new Map(), estate));
  const asksDomains = lacking.some(({ fact }) => OF_DOMAINS.has(fact.split(".")[0] ?? ""));
  return [
    sections.length === 0
      ? "# The verdicts lack no facts."
      : "# The facts that the verdicts lack. Fill in what is known and leave out the rest; split an entry where its objects differ.",
    `format: ${FACTS_FORMAT}`,
    ...(asksDomains ? DOMAINS : []),
    ...sections,
    "",
  ].join("\n");
}

const DOMAINS = [
  "# Racks, power feeds, switches, arrays and whatever else fails as one; hosts and datastores name them by id.",
  "# domains:",
  "#   - { id: rack-1, kind: rack }",
  "#   - { id: leaf-1, kind: switch, domains: [rack-1] }",
];

function names(): readonly ListName[] {
  return Object.keys(LISTS).filter((list): list is ListName => Object.hasOwn(LISTS, list));
}

/** The facts that each object lacks. */
function byObject(lacking: readonly Lacking[]): ReadonlyMap<string, ReadonlyMap<Id, ReadonlySet<string>>> {
  const lists = new Map<string, Map<Id, Set<string>>>();
  for (const { object, fact } of lacking) {
    const [list = "", ...rest] = object.split("/");
    const objects = lists.get(list) ?? new Map<Id, Set<string>>();
    const facts = objects.get(rest.join("/")) ?? new Set<string>();
    lists.set(list, objects.set(rest.join("/"), facts.add(fact)));
  }
  return lists;
}

function section(list: ListName, objects: ReadonlyMap<Id, ReadonlySet<string>>, estate: Estate): readonly string[] {
  if (objects.size === 0) return [];
  const groups = new Map<string, Id[]>();
  for (const [id, facts] of objects) {
    const key = [...facts].sort().join(" ");
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const all = estate[list]?.length ?? 0;
  return [`${list}:`, ...[...groups].flatMap(([facts, ids]) => entry(list, facts.split(" "), ids, all))];
}

function entry(list: ListName, facts: readonly string[], ids: readonly Id[], all: number): readonly string[] {
  const patterns = ids.length === all && all > 1 ? ["*"] : ids;
  const [only, second] = patterns;
  const match =
    second === undefined
      ? [`  - match: ${quoted(only ?? "")}`]
      : ["  - match:", ...patterns.map((id) => `      - ${quoted(id)}`)];
  return [...match, ...fields(list, facts)];
}

/** Fields that are objects once, with what is lacking inside. */
function fields(list: ListName, facts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let open: readonly string[] = [];
  for (const fact of facts) {
    const path = fact.split(".");
    const shared = path.slice(0, -1).findIndex((step, i) => open[i] !== step);
    for (let depth = shared === -1 ? Math.min(open.length, path.length - 1) : shared; depth < path.length; depth++) {
      const meaning = depth === path.length - 1 ? described(list, path) : undefined;
      lines.push(`${"  ".repeat(depth + 2)}${path[depth]}:${meaning === undefined ? "" : ` # ${meaning}`}`);
    }
    open = path.slice(0, -1);
  }
  return lines;
}

/** An id as YAML: quoted, as JSON quotes, where it could be read as anything else; a `*` or `?` in it stays a wildcard. */
function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9._/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

/** The first sentence of what the schema says of a field. */
function described(list: ListName, path: readonly string[]): string | undefined {
  const { definitions } = schema();
  let definition: unknown = definitions[LISTS[list]];
  let field: unknown;
  for (const step of path) {
    const properties = isRecord(definition) ? definition.properties : undefined;
    field = isRecord(properties) ? properties[step] : undefined;
    const ref =
      isRecord(field) && typeof field.$ref === "string" ? field.$ref.replace("#/definitions/", "") : undefined;
    definition = ref === undefined ? undefined : definitions[ref];
  }
  const texts = [field, definition].flatMap((one) =>
    isRecord(one) && typeof one.description === "string" ? [one.description] : [],
  );
  const unit = isRecord(definition) && typeof definition.unit === "string" ? `, ${definition.unit}` : "";
  const sentence = texts[0]?.split(/(?<=\.)\s/)[0]?.replace(/\.$/, "");
  return sentence === undefined
    ? undefined
    : `${sentence}${sentence.includes(unit.slice(2)) ? "" : unit}`.replaceAll("\n", " ");
}

let known: { readonly definitions: { readonly [name: string]: unknown } } | undefined;

function schema() {
  if (known === undefined) {
    const json: unknown = JSON.parse(readFileSync(join(__dirname, "schema/facts.schema.json"), "utf8"));
    known = { definitions: isRecord(json) && isRecord(json.definitions) ? json.definitions : {} };
  }
  return known;
}

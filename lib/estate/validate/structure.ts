import type { InputError } from "../result";
import type { SchemaError } from "../schema";
import type { Rule } from "../types";
import { pointer } from "./pointer";
import { grouped, quote } from "./quote";
import type { Suggester } from "./suggestion";

const RULE_KINDS: readonly Rule["kind"][] = ["affinity", "anti-affinity", "vm-host", "dependency"];

/** What the schema found, in sentences; one error for one mistake. */
export function structuralErrors(errors: readonly SchemaError[], suggester: Suggester): readonly InputError[] {
  const choices = new Set(errors.filter((error) => error.keyword === "anyOf").map((error) => error.instancePath));
  return errors
    .filter((error) => error.keyword === "anyOf" || !choices.has(error.instancePath))
    .flatMap((error) => inputError(error, suggester) ?? []);
}

function inputError(error: SchemaError, suggester: Suggester): InputError | undefined {
  const schema = error.parentSchema ?? {};
  switch (error.keyword) {
    case "additionalProperties":
      return unknownProperty(error, suggester);
    case "required":
      return { pointer: error.instancePath, message: `${quote(error.params.missingProperty)} is missing` };
    case "discriminator":
      return wrongRuleKind(error, suggester);
    case "enum":
      return wrongWord(error.instancePath, error.data, texts(schema.enum), suggester);
    case "anyOf":
      return mustBe(error, "text that is not empty, or null");
    case "pattern":
      return { pointer: error.instancePath, message: wrongId(error.data) };
    case "minItems":
      return { pointer: error.instancePath, message: "must have at least one entry" };
    case "const":
      return mustBe(error, quote(schema.const));
    default:
      return mustBe(error, expected(schema));
  }
}

function mustBe(error: SchemaError, what: string): InputError {
  return { pointer: error.instancePath, message: `must be ${what}, but is ${quote(error.data)}` };
}

/** The one pattern of the document is that of ids. */
function wrongId(id: unknown): string {
  if (id === "") return "must not be empty";
  const isLong = typeof id === "string" && id.length > LONGEST_ID;
  return `must ${isLong ? `have at most ${LONGEST_ID} characters` : "not contain control characters"}, but is ${quote(id)}`;
}

const LONGEST_ID = 1024;

const LONGEST_KEY = 200;

function unknownProperty(error: SchemaError, suggester: Suggester): InputError {
  const name = String(error.params.additionalProperty);
  const known = Object.keys(isRecord(error.parentSchema?.properties) ? error.parentSchema.properties : {});
  return {
    pointer: name.length > LONGEST_KEY ? error.instancePath : error.instancePath + pointer(name),
    part: "key",
    message: `unknown property ${quote(name)}`,
    hint:
      suggester.hint(name, known) ?? `known are ${known.join(", ")}; facts without a field of their own go into vendor`,
  };
}

/** The union of rules is told apart by `kind`; a missing one is an error of its own. */
function wrongRuleKind(error: SchemaError, suggester: Suggester): InputError | undefined {
  if (!isRecord(error.data) || error.data.kind === undefined) return undefined;
  return wrongWord(`${error.instancePath}/kind`, error.data.kind, RULE_KINDS, suggester);
}

function wrongWord(at: string, found: unknown, words: readonly string[], suggester: Suggester): InputError {
  const hint = typeof found === "string" ? suggester.hint(found, words) : undefined;
  return {
    pointer: at,
    message: `must be one of ${words.map(quote).join(", ")}, but is ${quote(found)}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** What a schema wants, in words, with unit and range. */
function expected(schema: { readonly [keyword: string]: unknown }): string {
  switch (schema.type) {
    case "integer": {
      const unit = typeof schema.unit === "string" ? ` of ${schema.unit}` : "";
      const from = typeof schema.minimum === "number" ? grouped(schema.minimum) : undefined;
      const to = typeof schema.maximum === "number" ? ` to ${grouped(schema.maximum)}` : " on";
      return `a whole number${unit}${from === undefined ? "" : ` from ${from}${to}`}`;
    }
    case "string":
      return "text";
    case "boolean":
      return "true or false";
    case "array":
      return "a list";
    case "object":
      return "an object";
    default:
      return "something else";
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

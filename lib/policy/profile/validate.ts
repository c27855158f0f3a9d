import type { ErrorObject } from "ajv";
import type { InputError, Result } from "../../estate";
import { ajv } from "./ajv";
import type { ProfileDocument } from "./document";
import { didYouMean } from "./suggestion";

const SEVERITY = { enum: ["error", "warning", "note"] };

/** JSON Schema of a profile document; rules and their parameters are checked against a registry by `resolveProfile`. */
export const PROFILE_SCHEMA = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "A profile of Failproof: which rules, with which severities and parameters",
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    name: { type: "string", minLength: 1 },
    description: { type: "string" },
    extends: { type: "array", items: { type: "string", minLength: 1 } },
    rules: {
      type: "object",
      additionalProperties: {
        anyOf: [
          { const: "off" },
          SEVERITY,
          {
            type: "object",
            additionalProperties: false,
            properties: { severity: SEVERITY, undecided: SEVERITY, parameters: { type: "object" } },
          },
        ],
      },
    },
  },
} as const;

/** Whether a value, e.g. parsed YAML, is a profile document, or everything that is wrong with its shape. */
export function validateProfile(document: unknown): Result<ProfileDocument> {
  const conforms = ajv().compile<ProfileDocument>(PROFILE_SCHEMA);
  if (conforms(document)) return { ok: true, value: document };
  const byPlace = new Map((conforms.errors ?? []).map((error) => [placeOf(error), toInputError(error)]));
  return { ok: false, errors: [...byPlace.values()] };
}

/** All complaints about one rule's setting are one: it is none of the forms that it may have. */
function placeOf({ instancePath }: ErrorObject): string {
  const [, list, id] = instancePath.split("/");
  return list === "rules" && id !== undefined ? `/rules/${id}` : instancePath;
}

function toInputError(error: ErrorObject): InputError {
  const pointer = placeOf(error);
  const unknown: unknown = error.params.additionalProperty;
  if (pointer.startsWith("/rules/")) {
    const message = "a rule is set to off, error, warning, note, or { severity, undecided, parameters }";
    return { pointer, message };
  }
  if (typeof unknown === "string") {
    const known = Object.keys(PROFILE_SCHEMA.properties);
    return { pointer, message: `a profile has no "${unknown}"`, ...didYouMean(unknown, known) };
  }
  return {
    pointer,
    message: `the profile${pointer === "" ? "" : `'s ${pointer.slice(1)}`} ${error.message ?? "is not valid"}`,
  };
}

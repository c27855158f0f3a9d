import type { ErrorObject } from "ajv";
import type { InputError } from "../../estate";
import { parametersSchema } from "../parameter";
import type { PolicyRule } from "../rule";
import { ajv } from "./ajv";
import { didYouMean } from "./suggestion";

/** What is wrong with the parameters that a profile gives a rule. Loads ajv: called only where a profile gives any. */
export function parameterErrors(rule: PolicyRule, parameters: unknown, pointer: string): readonly InputError[] {
  const validate = ajv().compile(parametersSchema(rule.parameters));
  if (validate(parameters)) return [];
  return (validate.errors ?? []).map((error) => toInputError(rule, error, pointer));
}

function toInputError(rule: PolicyRule, error: ErrorObject, pointer: string): InputError {
  const unknown: unknown = error.params.additionalProperty;
  if (typeof unknown === "string") {
    const known = Object.keys(rule.parameters);
    const message = `${rule.id} has no parameter "${unknown}"`;
    return { pointer: `${pointer}${error.instancePath}/${unknown}`, message, ...didYouMean(unknown, known) };
  }
  const allowed: unknown = error.params.allowedValues;
  const choice = Array.isArray(allowed) ? `: ${allowed.join(", ")}` : "";
  const place = `${rule.id} parameter ${error.instancePath.slice(1).replaceAll("/", ".") || "list"}`;
  return {
    pointer: `${pointer}${error.instancePath}`,
    message: `${place} ${error.message ?? "is not valid"}${choice}`,
  };
}

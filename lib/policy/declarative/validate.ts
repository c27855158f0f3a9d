import { FIELDS, type InputError, type Result, Suggester, structuralErrors } from "../../estate";
import { judgeOf } from "./condition";
import { RELATED_LISTS } from "./relations";
import { conformsToSchema } from "./schema";
import type { Condition, DeclarativeRule } from "./types";

/** Whether a value, e.g. parsed YAML, is a declarative rule, or everything that is wrong with it. */
export function validateDeclarativeRule(document: unknown): Result<DeclarativeRule> {
  const suggester = new Suggester();
  if (!conformsToSchema(document)) {
    return { ok: false, errors: structuralErrors(conformsToSchema.errors ?? [], suggester).map(withoutVendor) };
  }
  const errors = [...conditionErrors(document, suggester), ...relatedErrors(document, suggester)];
  if (document.must === undefined && (document.related ?? []).length === 0) {
    errors.push({ pointer: "", message: 'demands nothing: "must" or "related" is missing' });
  }
  return errors.length === 0 ? { ok: true, value: document } : { ok: false, errors };
}

/** A rule has no bag for what is not in its schema. */
function withoutVendor(error: InputError): InputError {
  return error.hint === undefined
    ? error
    : { ...error, hint: error.hint.replace(/; facts without a field of their own go into vendor$/, "") };
}

/** What objects of a list are in the estate's schema. */
const OBJECTS: { readonly [list: string]: string } = {
  clusters: "Cluster",
  hosts: "Host",
  vms: "Vm",
  datastores: "Datastore",
  datastoreClusters: "DatastoreCluster",
  domains: "Domain",
  rules: "Rule",
  services: "Service",
  requirements: "Requirement",
};

function conditionErrors({ each, where, must, related = [] }: DeclarativeRule, suggester: Suggester): InputError[] {
  const own = OBJECTS[each];
  const parts = [
    { condition: where, object: own, pointer: "/where" },
    { condition: must, object: own, pointer: "/must" },
    ...related.flatMap((one, at) => {
      const object = OBJECTS[RELATED_LISTS[each][one.to] ?? ""];
      return [
        { condition: one.where, object, pointer: `/related/${at}/where` },
        { condition: one.must, object, pointer: `/related/${at}/must` },
      ];
    }),
  ];
  return parts.flatMap(({ condition, object, pointer }) =>
    condition === undefined
      ? []
      : [...fieldErrors(condition, object, pointer, suggester), ...refused(condition, pointer)],
  );
}

/** A field that no object has is a slip of the pen; without this it would be unknown for ever. */
function fieldErrors(
  condition: Condition,
  object: string | null | undefined,
  pointer: string,
  suggester: Suggester,
): readonly InputError[] {
  const fields = typeof object === "string" ? FIELDS[object] : undefined;
  const unknown = (field: string, at: string): readonly InputError[] => {
    if (fields === undefined || Object.hasOwn(fields, field)) return [];
    const known = Object.keys(fields);
    const hint = suggester.hint(field, known) ?? `known are ${known.join(", ")}`;
    return [{ pointer: at, message: `${object} has no field "${field}"`, hint }];
  };
  const { properties = {}, required = [], allOf = [], anyOf = [] } = condition;
  const inside = [
    ...(["items", "contains", "not", "if", "then", "else"] as const).map((word) => [word, condition[word]] as const),
    ...allOf.map((one, at) => [`allOf/${at}`, one] as const),
    ...anyOf.map((one, at) => [`anyOf/${at}`, one] as const),
  ];
  return [
    ...Object.entries(properties).flatMap(([field, one]) => {
      const at = `${pointer}/properties/${field.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      return [...unknown(field, at), ...fieldErrors(one, fields?.[field], at, suggester)];
    }),
    ...required.flatMap((field, at) => unknown(field, `${pointer}/required/${at}`)),
    ...inside.flatMap(([word, one]) =>
      one === undefined ? [] : fieldErrors(one, object, `${pointer}/${word}`, suggester),
    ),
  ];
}

/** What only JSON Schema's own validator sees, as a wrong regular expression. */
function refused(condition: Condition, pointer: string): readonly InputError[] {
  try {
    judgeOf(condition);
    return [];
  } catch (error) {
    return [{ pointer, message: `is no JSON Schema: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

function relatedErrors({ each, related = [] }: DeclarativeRule, suggester: Suggester): readonly InputError[] {
  const known = Object.keys(RELATED_LISTS[each]);
  return related.flatMap(({ to, must, where, least, most }, at): readonly InputError[] => {
    const pointer = `/related/${at}`;
    if (!known.includes(to)) {
      const hint = suggester.hint(to, known) ?? `known are ${known.join(", ")}`;
      return [{ pointer: `${pointer}/to`, message: `${each} have no "${to}"`, hint }];
    }
    if (must === undefined && least === undefined && most === undefined) {
      return [
        { pointer, message: `demands nothing${where === undefined ? "" : " of those"}: give must, least or most` },
      ];
    }
    return least !== undefined && most !== undefined && least > most
      ? [{ pointer, message: `at least ${least} and at most ${most} can never be` }]
      : [];
  });
}

import {
  type InputError,
  type Result,
  Suggester,
  structuralErrors,
  WAIVERS_FORMAT,
  type Waiver,
  type Waivers,
  waiverErrors,
} from "../../estate";
import type { Registry } from "../registry";
import { conformsToSchema } from "./schema";

/** Whether a value, e.g. parsed YAML, is a waivers document, or everything that is wrong with it. */
export function validateWaivers(document: unknown): Result<Waivers> {
  if (!conformsToSchema(document)) {
    const hint = `a waivers document begins with format: ${WAIVERS_FORMAT}`;
    const errors = structuralErrors(conformsToSchema.errors ?? [], new Suggester());
    const isOther = errors.some(({ pointer, message }) => pointer === "/format" || message.startsWith('"format"'));
    return { ok: false, errors: isOther ? errors.map((error) => ({ hint, ...error })) : errors };
  }
  const errors = document.waivers.flatMap((waiver, at) =>
    waiverErrors(waiver).map(({ at: inside, ...error }) => ({
      ...error,
      pointer: ["", "waivers", at, ...inside].join("/"),
    })),
  );
  return errors.length === 0 ? { ok: true, value: document } : { ok: false, errors };
}

/** Waivers of rules that there are not; the pointer is below the list. */
export function unknownRules(waivers: readonly Waiver[], registry: Registry): readonly InputError[] {
  const ids = registry.rules.map(({ id }) => id);
  const known = new Set(ids);
  const suggester = new Suggester();
  return waivers.flatMap(({ rule }, at) => {
    if (known.has(rule)) return [];
    const hint = suggester.hint(rule, ids);
    const message = `there is no rule "${rule}"`;
    return [{ pointer: `/waivers/${at}/rule`, message, ...(hint === undefined ? {} : { hint }) }];
  });
}

import { type Estate, type InputError, REFERENCES, validateEstate } from "../../estate";
import { isRecord } from "../reader";
import { pointerParts } from "../text";
import { renamed } from "./references";

/** How often entries that rest on others may have to go. */
const ROUNDS = 4;

/**
 * The estate before a change, valid by itself: what was said of the estate after it (services, requirements, ...) and is about things that are
 * not there yet is left out. `undefined`: it cannot be told.
 */
export function asBefore(estate: object): Estate | undefined {
  let candidate = withoutDangling(estate);
  for (let round = 0; round < ROUNDS; round++) {
    const valid = validateEstate(candidate);
    if (valid.ok) return valid.value;
    const left = withoutEntries(candidate, valid.errors);
    if (left === undefined) return undefined;
    candidate = withoutDangling(left);
  }
  return undefined;
}

function withoutDangling(estate: object): object {
  const lists = new Set(REFERENCES.flatMap(({ to }) => to));
  const ids = new Map<string, ReadonlySet<string>>();
  for (const list of lists) {
    const entries: unknown = Reflect.get(estate, list);
    const named = Array.isArray(entries) ? entries.flatMap((entry) => (isRecord(entry) ? [String(entry.id)] : [])) : [];
    ids.set(list, new Set(named));
  }
  return renamed(estate, (list, id) => (ids.get(list)?.has(id) === true ? id : undefined));
}

/** Only what a person adds to an input may go; an error in anything else is one of the estate itself. */
const ADDED: ReadonlySet<string> = new Set(["services", "replications", "requirements", "domains", "rules"]);

function withoutEntries(estate: object, errors: readonly InputError[]): object | undefined {
  const gone = new Map<string, Set<number>>();
  for (const { pointer } of errors) {
    const [list = "", index = ""] = pointerParts(pointer);
    if (!ADDED.has(list) || index === "") return undefined;
    gone.set(list, (gone.get(list) ?? new Set()).add(Number(index)));
  }
  const copy = { ...estate };
  for (const [list, indices] of gone) {
    const entries: unknown = Reflect.get(copy, list);
    if (Array.isArray(entries))
      Reflect.set(
        copy,
        list,
        entries.filter((_, index) => !indices.has(index)),
      );
  }
  return copy;
}

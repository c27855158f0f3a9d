import { isRecord } from "../reader";

/** A value that is laid over another and contradicts it. */
export interface Contradiction {
  /** The field, as the parts of a pointer below the object. */
  readonly at: readonly string[];
  readonly there: unknown;
  readonly given: unknown;
}

/** Lists that say of what something is a part: what several entries say adds up. */
const SETS = new Set(["domains", "datastores", "networks"]);

/** Both layers as one: fields side by side, sets united; where one field has two values, the first stays and that is a contradiction. */
export function united(there: unknown, given: unknown, contradicts: (found: Contradiction) => void): unknown {
  return layered(there, given, [], true, contradicts);
}

/** What is given over what is there: a field that is there may only be given as it is. */
export function over(there: unknown, given: unknown, contradicts: (found: Contradiction) => void): unknown {
  return layered(there, given, [], false, contradicts);
}

function layered(
  there: unknown,
  given: unknown,
  at: readonly string[],
  unites: boolean,
  contradicts: (found: Contradiction) => void,
): unknown {
  if (there === undefined) return given;
  if (given === undefined || isSame(there, given)) return there;
  if (isRecord(there) && isRecord(given)) {
    const names = [...new Set([...Object.keys(there), ...Object.keys(given)])];
    return Object.fromEntries(
      names.map((name) => [name, layered(there[name], given[name], [...at, name], unites, contradicts)]),
    );
  }
  const field = at.at(-1) ?? "";
  if (Array.isArray(there) && Array.isArray(given)) {
    if (at.length === 1 && SETS.has(field)) {
      const all = new Set([...there, ...given]);
      if (unites || (all.size === there.length && all.size === new Set(given).size)) return [...all];
    }
    if (field === "uplinks") return byId(there, given, at, unites, contradicts);
  }
  contradicts({ at, there, given });
  return there;
}

/** Uplinks are told apart by their ids; those of an input that lists them are all there are. */
function byId(
  there: readonly unknown[],
  given: readonly unknown[],
  at: readonly string[],
  unites: boolean,
  contradicts: (found: Contradiction) => void,
): unknown {
  const idOf = (entry: unknown) => (isRecord(entry) ? entry.id : undefined);
  const more = given.filter((entry) => !there.some((known) => idOf(known) === idOf(entry)));
  if (more.length > 0 && !unites) contradicts({ at, there: there.map(idOf), given: given.map(idOf) });
  const merged = there.map((known) => {
    const found = given.find((entry) => idOf(entry) === idOf(known));
    return layered(known, found, [...at, String(idOf(known))], unites, contradicts);
  });
  return unites ? [...merged, ...more] : merged;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}

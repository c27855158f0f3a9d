type Json = { readonly [key: string]: unknown };

/**
 * An estate with changes laid over it. As in a JSON merge patch (RFC 7396), `null` removes and objects are merged; beyond
 * it, a list whose entries have ids may be patched by id, `{ "hosts": { "esx-1": { "cores": 8 } } }`, where `*` stands for
 * every entry and an id that is not there is added.
 */
export function patched(estate: Json, patch: Json): Json {
  const result: { [key: string]: unknown } = { ...estate };
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete result[key];
    else result[key] = merged(result[key], change);
  }
  return result;
}

function merged(value: unknown, change: unknown): unknown {
  if (!isObject(change)) return change;
  if (isEntryList(value)) return patchedList(value, change);
  return patched(isObject(value) ? value : {}, change);
}

function patchedList(list: readonly Entry[], change: Json): readonly Json[] {
  const { "*": all, ...byId } = change;
  const everyone = isObject(all) ? list.map((entry) => patched(entry, all)) : list;
  const kept = everyone.flatMap((entry) => {
    const own = byId[String(entry.id)];
    if (own === null) return [];
    return [isObject(own) ? patched(entry, own) : entry];
  });
  const known = new Set(list.map((entry) => entry.id));
  const added = Object.entries(byId).flatMap(([id, entry]) =>
    isObject(entry) && !known.has(id) ? [patched({ id }, entry)] : [],
  );
  return [...kept, ...added];
}

interface Entry extends Json {
  readonly id: string;
}

function isEntryList(value: unknown): value is readonly Entry[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((entry) => isObject(entry) && typeof entry.id === "string")
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * How many properties a parsed value has in all, and how deep it is nested. Iterative; it stops where the nesting is deeper than `deepest`, which also
 * ends it in a value that contains itself.
 */
export function shapeOf(value: unknown, deepest: number): { readonly properties: number; readonly isTooDeep: boolean } {
  let properties = 0;
  let level: object[] = isObject(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest) return { properties, isTooDeep: true };
    const below: object[] = [];
    for (const thing of level) {
      if (Array.isArray(thing)) {
        for (const entry of thing) if (isObject(entry)) below.push(entry);
      } else {
        for (const entry of Object.values(thing)) {
          properties++;
          if (isObject(entry)) below.push(entry);
        }
      }
    }
    level = below;
  }
  return { properties, isTooDeep: false };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A copy without the fields that are `undefined`, for an absent field of the estate means unknown. */
export function stated<T extends object>(facts: T): T {
  const copy = { ...facts };
  for (const [name, value] of Object.entries(copy)) {
    if (value === undefined) Reflect.deleteProperty(copy, name);
  }
  return copy;
}

/** A copy without the fields that are `undefined`, for an absent field of the estate means unknown. */
export function stated<T extends object>(facts: T): T;
export function stated(facts: { readonly [field: string]: unknown }): object {
  // Built up rather than deleted from: objects that lose fields are slow, and there may be as many as there are VMs.
  const copy: { [field: string]: unknown } = {};
  for (const field in facts) if (facts[field] !== undefined) copy[field] = facts[field];
  return copy;
}

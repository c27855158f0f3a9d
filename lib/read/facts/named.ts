import type { EstateObject, Id } from "../../estate";

/** What a pattern may be written against. */
export type Named = EstateObject & { readonly id: Id };

/** Whether an object has the pattern's id, Terraform address or id of the platform. */
export function matches(object: Named, is: (text: string) => boolean): boolean {
  const { address } = object.source ?? {};
  const moid = object.vendor?.moid;
  return is(object.id) || (address !== undefined && is(address)) || (typeof moid === "string" && is(moid));
}

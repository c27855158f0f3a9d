import type { Resource } from "../document";

/** What an expression refers to: exactly these resources; or one cannot tell, and why. */
export type Referents =
  | { readonly exact: true; readonly resources: readonly Resource[] }
  | { readonly exact: false; readonly why: string };

export function unclear(why: string): Referents {
  return { exact: false, why };
}

import { type Step, stepsOf } from "../document";

/** A reference in an expression, in full: `module.pod.hosts["a"]`, `vsphere_host.esx[0].id`. */
export type Traversal = readonly Step[];

/**
 * The references of an expression. Terraform lists each in full and then cut shorter step by step, down to the object it belongs to:
 * `a.b[0].id`, `a.b[0]`, `a.b`; only the first of such a chain is a reference of its own.
 */
export function traversalsOf(references: readonly unknown[]): readonly Traversal[] {
  const found: Traversal[] = [];
  let last: string | undefined;
  for (const reference of references) {
    if (typeof reference !== "string") continue;
    if (last === undefined || !isCutFrom(reference, last)) found.push(stepsOf(reference));
    last = reference;
  }
  return found;
}

function isCutFrom(short: string, long: string): boolean {
  return long.length > short.length && long.startsWith(short) && /[.[]/.test(long.charAt(short.length));
}

/** `count.index`, `each.key` and the variables of the root module have their values before anything is made. */
export function isKnownAtPlan([first, second]: Traversal, module: string): boolean {
  if (first?.name === "count") return true;
  if (first?.name === "each") return second?.name === "key";
  return first?.name === "var" && module === "";
}

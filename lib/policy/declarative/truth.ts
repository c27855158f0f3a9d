/** What a condition says of a value: it holds, it does not and why, or it cannot be said for want of these fields. */
export type Truth =
  | { readonly holds: "yes" }
  | { readonly holds: "no"; readonly because: readonly string[] }
  | { readonly holds: "unknown"; readonly fields: readonly string[] };

export const YES: Truth = { holds: "yes" };

export function no(...because: readonly string[]): Truth {
  return { holds: "no", because };
}

export function openFor(...fields: readonly string[]): Truth {
  return { holds: "unknown", fields };
}

/** All hold: one that does not decides, whatever is unknown. */
export function every(truths: readonly Truth[]): Truth {
  const broken = truths.flatMap((truth) => (truth.holds === "no" ? truth.because : []));
  if (truths.some(({ holds }) => holds === "no")) return no(...broken);
  const fields = truths.flatMap((truth) => (truth.holds === "unknown" ? truth.fields : []));
  return truths.some(({ holds }) => holds === "unknown") ? openFor(...new Set(fields)) : YES;
}

/** At least one holds: one that does decides, whatever is unknown. */
export function some(truths: readonly Truth[]): Truth {
  if (truths.some(({ holds }) => holds === "yes")) return YES;
  const fields = truths.flatMap((truth) => (truth.holds === "unknown" ? truth.fields : []));
  if (truths.some(({ holds }) => holds === "unknown")) return openFor(...new Set(fields));
  return no(...truths.flatMap((truth) => (truth.holds === "no" ? truth.because : [])));
}

export function negated(truth: Truth, because: string): Truth {
  if (truth.holds === "unknown") return truth;
  return truth.holds === "yes" ? no(because) : YES;
}

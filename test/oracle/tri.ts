/** What is known of a statement about the estate. */
export type Tri = "yes" | "no" | "unknown";

export function known(value: boolean): Tri {
  return value ? "yes" : "no";
}

export function not(value: Tri): Tri {
  if (value === "unknown") return "unknown";
  return value === "yes" ? "no" : "yes";
}

export function all(values: readonly Tri[]): Tri {
  if (values.includes("no")) return "no";
  return values.includes("unknown") ? "unknown" : "yes";
}

export function any(values: readonly Tri[]): Tri {
  if (values.includes("yes")) return "yes";
  return values.includes("unknown") ? "unknown" : "no";
}

/** How what is unknown is read: a scenario is survived iff the worst reading survives, and failed iff the best one does not. */
export type Reading = "worst" | "best";

/** Reads something that helps to survive. */
export function helps(value: Tri, reading: Reading): boolean {
  return value === "yes" || (value === "unknown" && reading === "best");
}

/** Reads something that stands in the way. */
export function hinders(value: Tri, reading: Reading): boolean {
  return value === "yes" || (value === "unknown" && reading === "worst");
}

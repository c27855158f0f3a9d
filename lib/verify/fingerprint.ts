import { createHash } from "node:crypto";
import type { Estate } from "../estate";

const NO_PART_IN_A_VERDICT = new Set(["$schema", "profile", "gate", "waivers", "requirements"]);

/** SHA-256 of all in an estate that can change a verdict, as the certificates define it. */
export function fingerprint(estate: Estate): string {
  const parts = Object.entries(estate).filter(([key]) => !NO_PART_IN_A_VERDICT.has(key));
  return createHash("sha256")
    .update(canonical(Object.fromEntries(parts)))
    .digest("hex");
}

/** JSON without white space, keys sorted, without `source` and `vendor` but where keys are names. */
export function canonical(value: unknown, open = false): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const told = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const kept = told.filter(([key]) => open || (key !== "source" && key !== "vendor"));
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${kept.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner, key === "resources")}`).join(",")}}`;
}

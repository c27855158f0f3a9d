import { createHash } from "node:crypto";
import type { Estate } from "../../estate";
import { compare } from "../blame";

const NOT_JUDGED: ReadonlySet<string> = new Set(["$schema", "profile", "gate", "waivers", "requirements"]);
const PROVENANCE: ReadonlySet<string> = new Set(["source", "vendor"]);

/** SHA-256 (hex) of the estate's canonical JSON, without what can never change a verdict. See `Certificates.estate`. */
export function fingerprint(estate: Estate): string {
  const judged = Object.fromEntries(Object.entries(estate).filter(([key]) => !NOT_JUDGED.has(key)));
  return createHash("sha256").update(canonical(judged, false)).digest("hex");
}

/** @param isOpen whether the value is the open map `resources`, whose keys are names */
function canonical(value: unknown, isOpen: boolean): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry, false)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts: string[] = [];
  for (const [key, entry] of Object.entries(value).sort(([a], [b]) => compare(a, b))) {
    if (entry === undefined || (!isOpen && PROVENANCE.has(key))) continue;
    parts.push(`${JSON.stringify(key)}:${canonical(entry, !isOpen && key === "resources")}`);
  }
  return `{${parts.join(",")}}`;
}

/** A copy without provenance. */
export function bare<T extends { readonly source?: unknown; readonly vendor?: unknown }>(
  entry: T,
): Omit<T, "source" | "vendor"> {
  const { source: _source, vendor: _vendor, ...rest } = entry;
  return rest;
}

import type { Report } from "../report";
import { escapeText } from "./escape";

/** The report with every string in it fit for a terminal. */
export function clean(report: Report): Report {
  return cleaned(report);
}

function cleaned<T>(value: T): T;
function cleaned(value: unknown): unknown {
  if (typeof value === "string") return escapeText(value);
  if (Array.isArray(value)) return value.map((entry) => cleaned(entry));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [escapeText(key), cleaned(entry)]));
}

import { escapeText } from "./escape";

/** A copy with every string in it fit for a terminal. */
export function clean<T>(value: T): T;
export function clean(value: unknown): unknown {
  if (typeof value === "string") return escapeText(value);
  if (Array.isArray(value)) return value.map((entry) => clean(entry));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [escapeText(key), clean(entry)]));
}

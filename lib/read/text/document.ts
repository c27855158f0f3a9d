import type { InputError } from "../../estate";

/** A parsed text, and the way back from its values to lines and columns. */
export interface ParsedDocument {
  readonly value: unknown;
  /** Gives the errors line and column, and sorts them as they stand in the text. */
  locate(errors: readonly InputError[]): readonly InputError[];
}

/** Deepest nesting of a document; an estate needs eight levels, vendor facts may need more. */
export const DEEPEST = 100;

/** Errors in the order of the text; those of one place keep their order. */
export function inTextOrder(errors: readonly InputError[]): readonly InputError[] {
  return [...errors].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** Parts of a JSON pointer (RFC 6901). */
export function pointerParts(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function pointerOf(parts: readonly string[]): string {
  return parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

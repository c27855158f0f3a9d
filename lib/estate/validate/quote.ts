const LONGEST = 60;

/** A value as it stands in a message: short, whatever its size. */
export function quote(value: unknown): string {
  if (typeof value === "string") {
    if (value.length <= LONGEST) return JSON.stringify(value);
    return `${JSON.stringify(value.slice(0, LONGEST))}... (${value.length} characters)`;
  }
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** A list of values as it stands in a message: the first few, and how many more. */
export function quoteSome(values: readonly string[], most = 5): string {
  const shown = values.slice(0, most).map(quote).join(", ");
  return values.length > most ? `${shown} and ${values.length - most} more` : shown;
}

/** Digits in groups of three: `1,099,511,627,776`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

import { isRecord } from "../../reader";

/**
 * A value without what must not, or cannot, be read of it: what is unknown until apply and what is marked sensitive is `undefined`, also deep
 * inside; `null` is known not to be set. `unknown` and `sensitive` are the marks that Terraform writes beside a value: `true`, or a tree of
 * the value's own shape.
 */
export function readable(value: unknown, unknown: unknown, sensitive: unknown): unknown {
  if (unknown === true || sensitive === true) return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (!isMarked(unknown) && !isMarked(sensitive)) return value;
  if (Array.isArray(value)) return value.map((entry, i) => readable(entry, below(unknown, i), below(sensitive, i)));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, entry]) => [name, readable(entry, below(unknown, name), below(sensitive, name))]),
  );
}

/** Whether a tree of marks has one anywhere. */
function isMarked(marks: unknown): boolean {
  if (marks === true) return true;
  return typeof marks === "object" && marks !== null && Object.values(marks).some(isMarked);
}

export function below(marks: unknown, step: string | number): unknown {
  if (Array.isArray(marks)) return typeof step === "number" ? marks[step] : undefined;
  return isRecord(marks) ? marks[String(step)] : undefined;
}

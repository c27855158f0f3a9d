import { isRecord } from "../../reader";

/** Marks of the same value from several places as one: what any of them marks is marked. */
export function unitedMarks(a: unknown, b: unknown): unknown {
  if (a === true || b === true) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => unitedMarks(a[i], b[i]));
  }
  if (isRecord(a) && isRecord(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return Object.fromEntries(names.map((name) => [name, unitedMarks(a[name], b[name])]));
  }
  return hasShape(a) ? a : b;
}

function hasShape(marks: unknown): boolean {
  return Array.isArray(marks) || isRecord(marks);
}

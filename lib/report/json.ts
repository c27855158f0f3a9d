import type { Report } from "./report";

/** The whole report, `failproof.report/1`; of several estates, an array of them. */
export function json(reports: readonly Report[]): string {
  return jsonText(reports);
}

/** One object as it is, several as an array. */
export function jsonText(objects: readonly object[]): string {
  return `${JSON.stringify(objects.length === 1 ? objects[0] : objects, null, 2)}\n`;
}

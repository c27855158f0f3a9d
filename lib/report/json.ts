import type { Report } from "./report";

/** The whole report, `failproof.report/1`. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

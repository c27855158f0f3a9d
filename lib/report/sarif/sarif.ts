import type { Log, Notification, Run } from "sarif";
import { causesOf, ofProof } from "../causes";
import type { FormatOptions } from "../options";
import type { Report } from "../report";
import { clean } from "../text/clean";
import { count, counted } from "../text/words";
import { descriptors } from "./descriptor";
import { plain } from "./plain";
import { MOST_RESULTS, results } from "./result";

/**
 * SARIF 2.1.0 for code scanning: one run, whatever the number of estates (uploads with several runs of one tool are refused), one result a
 * cause, no result for what holds.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarif(reports: readonly Report[], options: FormatOptions = {}): string {
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [run(reports, options)],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The same of a proof alone. */
export function verdictSarif(reports: readonly Report[], options: FormatOptions = {}): string {
  return sarif(reports.map(ofProof), options);
}

function run(reports: readonly Report[], options: FormatOptions): Run {
  const causes = causesOf(reports, options);
  const rules = descriptors(reports, causes, options.rules ?? []);
  const defects = reports.flatMap(defectsOf);
  const left = causes.length - MOST_RESULTS;
  const notifications = [...(left > 0 ? [leftOut(left)] : []), ...defects];
  return {
    tool: {
      driver: {
        name: "Failproof",
        ...(options.version === undefined ? {} : { version: options.version, semanticVersion: options.version }),
        rules: [...rules],
      },
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
    invocations: [{ executionSuccessful: defects.length === 0, toolExecutionNotifications: notifications }],
    results: results(causes, rules),
  };
}

function leftOut(results: number): Notification {
  return {
    level: "warning",
    message: { text: `${counted(results, "result")} are left out: code scanning keeps ${count(MOST_RESULTS)}` },
  };
}

/** Rules that a defect of ours kept from answering. */
function defectsOf(report: Report): readonly Notification[] {
  return clean(report)
    .rules.filter(({ outcome }) => outcome === "defect")
    .map(({ rule, detail }) => ({
      level: "error",
      associatedRule: { id: rule },
      message: {
        text: plain(`${rule} failed to run, a defect of failproof; its answer is missing: ${detail ?? "no detail"}`),
      },
    }));
}

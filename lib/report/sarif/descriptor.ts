import type { ReportingDescriptor } from "sarif";
import type { Severity } from "../../policy";
import type { Cause } from "../causes";
import type { RuleHelp } from "../options";
import type { Report } from "../report";
import { helpMarkdown, helpText } from "./help";

/** SARIF has the same words for levels. */
export const LEVELS = { error: "error", warning: "warning", note: "note" } as const satisfies {
  readonly [severity in Severity]: string;
};

/** Where code scanning sorts its alerts. */
const PROBLEM_SEVERITIES: { readonly [severity in Severity]: string } = {
  error: "error",
  warning: "warning",
  note: "recommendation",
};

/** Code scanning shows ten tags of a rule. */
const MOST_TAGS = 10;

/** Every rule that ran or has a result, in the order of their ids. */
export function descriptors(
  reports: readonly Report[],
  causes: readonly Cause[],
  known: readonly RuleHelp[],
): readonly ReportingDescriptor[] {
  const ran = reports.flatMap(({ rules }) => rules.map(({ rule }) => rule));
  const ids = new Set([...ran, ...causes.map(({ finding }) => finding.rule)]);
  const helps = new Map(known.map((rule) => [rule.id, rule]));
  return [...ids].sort().map((id) => {
    const help = helps.get(id);
    return help === undefined ? { id } : descriptor(help);
  });
}

function descriptor(rule: RuleHelp): ReportingDescriptor {
  const { id, title, why, severity, sources } = rule;
  const [category = ""] = id.split("/");
  const catalogue = sources.flatMap((source) => source.catalogue ?? []);
  return {
    id,
    name: id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [...new Set(["availability", category, ...catalogue])].slice(0, MOST_TAGS),
      precision: "very-high",
      "problem.severity": PROBLEM_SEVERITIES[severity],
    },
  };
}

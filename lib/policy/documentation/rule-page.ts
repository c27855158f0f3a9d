import { Document, isScalar, isSeq, visit } from "yaml";
import type { CaseDocument } from "../cases";
import type { PolicyRule, RuleSource } from "../rule";
import { changeExcerptOf, excerptsOf } from "./excerpt";

/** Where a rule came from: its folder, its cases and its prose. */
export interface DocumentedRule {
  readonly rule: PolicyRule;
  /** `rule.md`: why, then a section `## Exceptions`. */
  readonly prose: string;
  readonly cases: CaseDocument;
}

/** A rule's page in Markdown, made from the rule itself. */
export function rulePage({ rule, prose, cases }: DocumentedRule): string {
  const [category = ""] = rule.id.split("/");
  const excerpts = excerptsOf(cases);
  const change = changeExcerptOf(cases);
  const undecided = rule.undecided === rule.severity ? "" : ` (${rule.undecided} where a fact is missing)`;
  const [rationale = "", exceptions = ""] = prose.split(/^## Exceptions$/m).map((part) => part.trim());
  return `${[
    `# ${rule.id}`,
    `**Summary**: ${rule.title}.`,
    ...(rule.judges === undefined ? [] : ["It judges a change: a plan, or two estates compared by `failproof diff`."]),
    `**Category**: ${category} · **severity**: ${rule.severity}${undecided} · **platforms**: ${rule.platforms.join(", ")} · **profiles**: ${rule.profiles.join(", ") || "none"}`,
    ...(excerpts === undefined ? [] : ["## Avoid", block(excerpts.avoid), "## Prefer", block(excerpts.prefer)]),
    ...(change === undefined ? [] : ["## Avoid", "As a change:", block(change)]),
    "## Rationale",
    rule.why,
    ...(rationale === "" ? [] : [rationale]),
    "## Exceptions",
    exceptions === "" ? "None." : exceptions,
    "## How to mend it",
    sentence(rule.fix),
    "## Configuration",
    `In a profile, with the defaults:\n\n${configuration(rule)}`,
    "## Sources",
    rule.sources.map(source).join("\n"),
    `[Rule](../../../policies/${rule.id}/rule.ts) · [cases](../../../policies/${rule.id}/cases.json)`,
  ].join("\n\n")}\n`;
}

/** As YAML, lists of plain values on one line. */
function block(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Seq(_, list) {
      if (isSeq(list) && list.items.every(isScalar)) list.flow = true;
    },
  });
  return `\`\`\`yaml\n${document.toString({ lineWidth: 120, flowCollectionPadding: false })}\`\`\``;
}

function configuration(rule: PolicyRule): string {
  const parameters = Object.entries(rule.parameters);
  const lines = [
    "rules:",
    `  ${rule.id}:`,
    `    severity: ${rule.severity} # error, warning or note; "${rule.id}: off" leaves it out`,
    `    undecided: ${rule.undecided} # where a fact is missing`,
    ...(parameters.length === 0 ? [] : ["    parameters:"]),
    ...parameters.map(([name, one]) => `      ${name}: ${JSON.stringify(one.default)} # ${one.description}`),
  ];
  return `\`\`\`yaml\n${lines.join("\n")}\n\`\`\``;
}

function source({ catalogue, title, url }: RuleSource): string {
  const text = url === undefined ? title : `[${title}](${url})`;
  return `- ${catalogue === undefined ? "" : `${catalogue}: `}${text}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

import type { RuleHelp } from "../options";

/** A rule's help, as code scanning shows it beside an alert. */
export function helpMarkdown(rule: RuleHelp): string {
  const parameters = Object.entries(rule.parameters).map(
    ([name, { default: value, description }]) => `- \`${name}\` (default \`${JSON.stringify(value)}\`): ${description}`,
  );
  const sources = rule.sources.map(({ catalogue, title, url }) => {
    const text = url === undefined ? title : `[${title}](${url})`;
    return `- ${catalogue === undefined ? "" : `${catalogue}: `}${text}`;
  });
  return [
    `**${rule.title}.**`,
    rule.why,
    "**How to mend it**",
    `${rule.fix}.`,
    ...(parameters.length === 0 ? [] : ["**Parameters**, set in a profile", parameters.join("\n")]),
    "**Sources**",
    sources.join("\n"),
    `\`failproof explain ${rule.id}\` says more.`,
  ].join("\n\n");
}

/** The same without marks. */
export function helpText({ id, title, why, fix }: RuleHelp): string {
  return `${title}. ${why} How to mend it: ${fix}. "failproof explain ${id}" says more.`;
}

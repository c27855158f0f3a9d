import type { PolicyRule } from "../rule";

/** The table of all rules, by category. */
export function indexPage(rules: readonly PolicyRule[]): string {
  const categories = [...new Set(rules.map(categoryOf))].sort();
  return `${[
    "# Rules",
    `${rules.length} rules; made from the folders in [policies](../../policies). A rule passes, fails, is undecided for want of a fact, or is not applicable.`,
    ...categories.flatMap((category) => [
      `## ${category}`,
      table(rules.filter((rule) => categoryOf(rule) === category)),
    ]),
  ].join("\n\n")}\n`;
}

function table(rules: readonly PolicyRule[]): string {
  return [
    "| rule | what must hold | severity | platforms | profile |",
    "| --- | --- | --- | --- | --- |",
    ...rules.map(row),
  ].join("\n");
}

function row({ id, title, severity, platforms, profiles }: PolicyRule): string {
  return `| [${id}](${id}.md) | ${title} | ${severity} | ${platforms.join(", ")} | ${profiles.join(", ")} |`;
}

function categoryOf({ id }: PolicyRule): string {
  return id.slice(0, id.indexOf("/"));
}

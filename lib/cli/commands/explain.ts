import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { didYouMean, type PolicyRule } from "../../policy";
import { hang, wrapped } from "../../report";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { registryWith } from "../policies/load";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

/** `failproof explain RULE` @throws UsageError */
export async function explainCommand(
  id: string,
  { policies }: { readonly policies?: string },
  terminal: Terminal,
): Promise<ExitStatus> {
  const loaded = await registryWith(policies);
  if (!loaded.ok) return wrongInput(loaded.errors, terminal);
  const registry = loaded.value;
  const rule = registry.rules.find((one) => one.id === id);
  if (rule === undefined) {
    const ids = registry.rules.map((one) => one.id);
    const namesakes = ids.filter((one) => one.endsWith(`/${id}`)).map((one) => `"${one}"`);
    const hint = namesakes.length > 0 ? `did you mean ${namesakes.join(" or ")}?` : didYouMean(id, ids).hint;
    throw new UsageError(`there is no rule "${id}"; ${hint ?? "failproof rules lists them"}`);
  }
  terminal.out(explanation(rule, policies));
  return EXIT.clean;
}

/** The prose beside the rule, which say what its metadata has no field for. */
function prose(id: string, policies: string | undefined): readonly string[] {
  const folders = [join(__dirname, "../../../policies"), ...(policies === undefined ? [] : [policies])];
  const file = folders.map((folder) => join(folder, id, "rule.md")).find((path) => existsSync(path));
  if (file === undefined) return [];
  return ["", ...readFileSync(file, "utf8").trim().split("\n")];
}

function explanation(rule: PolicyRule, policies: string | undefined): string {
  const { title, why, fix, severity, undecided, platforms, profiles, parameters, sources } = rule;
  const lines = [
    rule.id,
    "",
    ...wrapped(2, title),
    "",
    ...hang("  why        ", why),
    ...hang("  fix        ", fix),
    ...hang("  severity   ", undecided === severity ? severity : `${severity}; ${undecided} where a fact is missing`),
    ...hang("  platforms  ", platforms.join(", ")),
    ...hang("  profiles   ", profiles.length === 0 ? "none" : profiles.join(", ")),
    ...Object.entries(parameters).flatMap(([name, { default: value, description }]) =>
      hang("  parameter  ", `${name} (default ${JSON.stringify(value)}): ${description}`),
    ),
    ...sources.flatMap((source) =>
      hang(
        "  source     ",
        [source.catalogue, source.title, source.url].filter((part) => part !== undefined).join(", "),
      ),
    ),
    ...prose(rule.id, policies).flatMap((line) => (line === "" ? [""] : wrapped(2, line))),
  ];
  return `${lines.join("\n")}\n`;
}

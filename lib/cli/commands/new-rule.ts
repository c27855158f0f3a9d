import { existsSync } from "node:fs";
import { join } from "node:path";
import { registry } from "../../../policies/registry.generated";
import { type RuleLanguage, scaffoldRule } from "../../policy";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { writeOutput } from "../write-output";

export interface NewRuleFlags {
  readonly dir: string;
  readonly language: RuleLanguage;
  readonly change?: boolean;
}

/** `failproof new-rule ID` @throws UsageError */
export function newRuleCommand(
  id: string,
  { dir, language, change = false }: NewRuleFlags,
  terminal: Terminal,
): ExitStatus {
  if (dir === "") throw new UsageError("--dir: the folder is missing, e.g. --dir policies");
  const made = scaffoldRule(id, { language, change, existing: registry.rules.map((rule) => rule.id) });
  if (!made.ok) return wrongInput(made.errors, terminal);
  const folder = join(dir, id);
  if (existsSync(folder)) throw new UsageError(`${folder} is there already`);
  for (const { path, text } of made.value) {
    const file = join(dir, path);
    writeOutput(file, text);
    terminal.out(`${file}\n`);
  }
  terminal.err(`failproof test ${dir} runs its cases; failproof check INPUT --policies ${dir} judges by it\n`);
  return EXIT.clean;
}

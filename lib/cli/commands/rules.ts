import { registry } from "../../../policies/registry.generated";
import { resolveProfile } from "../../policy";
import { EXIT, type ExitStatus } from "../exit";
import { inputErrorsText } from "../input-errors";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

export interface RulesFlags {
  readonly profile?: string;
  readonly format: string;
}

/** One line of the list. */
interface Line {
  readonly id: string;
  readonly severity: string;
  readonly title: string;
  readonly platforms: readonly string[];
  readonly profiles: readonly string[];
}

/** `failproof rules` @throws UsageError */
export function rulesCommand({ profile, format }: RulesFlags, terminal: Terminal): ExitStatus {
  const write = WRITERS.get(format);
  if (write === undefined) {
    throw new UsageError(`--format ${format}: unknown format "${format}"; known are ${[...WRITERS.keys()].join(", ")}`);
  }
  const resolved = profile === undefined ? undefined : resolveProfile(registry, profile);
  if (resolved?.ok === false) {
    terminal.err(inputErrorsText(resolved.errors));
    return EXIT.input;
  }
  const chosen = resolved?.value.rules ?? registry.rules.map((rule) => ({ rule, severity: rule.severity }));
  const lines = chosen.map(({ rule, severity }) => ({
    id: rule.id,
    severity,
    title: rule.title,
    platforms: rule.platforms,
    profiles: rule.profiles,
  }));
  terminal.out(write(lines));
  return EXIT.clean;
}

const WRITERS: ReadonlyMap<string, (lines: readonly Line[]) => string> = new Map([
  ["text", listed],
  ["json", (lines: readonly Line[]) => `${JSON.stringify(lines, null, 2)}\n`],
]);

function listed(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ id }) => id.length), 0);
  const rows = lines.map(({ id, severity, title }) => `${severity.padEnd(8)} ${id.padEnd(width)}  ${title}\n`);
  return `${rows.join("")}\n${lines.length} rules. failproof explain RULE says more.\n`;
}

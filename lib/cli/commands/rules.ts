import { resolveProfile } from "../../policy";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { registryWith } from "../policies/load";
import { chooseProfile } from "../profile";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

export interface RulesFlags {
  readonly profile?: string;
  readonly policies?: string;
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
export async function rulesCommand({ profile, policies, format }: RulesFlags, terminal: Terminal): Promise<ExitStatus> {
  const write = WRITERS.get(format);
  if (write === undefined) {
    throw new UsageError(`--format ${format}: unknown format "${format}"; known are ${[...WRITERS.keys()].join(", ")}`);
  }
  const loaded = await registryWith(policies);
  if (!loaded.ok) return wrongInput(loaded.errors, terminal);
  const registry = loaded.value;
  const chosen = profile === undefined ? undefined : chooseProfile(profile);
  if (chosen?.ok === false) return wrongInput(chosen.errors, terminal);
  const resolved = chosen === undefined ? undefined : resolveProfile(registry, chosen.value.profile);
  if (resolved?.ok === false) return wrongInput(chosen?.value.locate(resolved.errors) ?? resolved.errors, terminal);
  const settings = resolved?.value.rules ?? registry.rules.map((rule) => ({ rule, severity: rule.severity }));
  const lines = settings.map(({ rule, severity }) => ({
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

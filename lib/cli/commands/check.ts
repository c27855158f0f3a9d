import { check, type FixSearch, reaches } from "../../check";
import type { Severity } from "../../policy";
import { checkSettings, type SettingFlags } from "../check-settings";
import type { ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import type { ProvingFlags } from "../prove-options";
import { proveInputs } from "../proving";
import { parseShape } from "../shape";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

export interface CheckFlags extends ProvingFlags, SettingFlags {
  readonly failOn: string;
  /** `--fixes` true, `--no-fixes` false. */
  readonly fixes?: boolean;
  readonly slack?: boolean;
  readonly shape?: string;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** `failproof check INPUT...` @throws UsageError */
export async function checkCommand(
  inputs: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): Promise<ExitStatus> {
  const failOn = SEVERITIES.find((severity) => severity === flags.failOn);
  if (failOn === undefined) {
    throw new UsageError(`--fail-on ${flags.failOn}: unknown severity; known are ${SEVERITIES.join(", ")}`);
  }
  const shape = flags.shape === undefined ? {} : { shape: parseShape(flags.shape), slack: true };
  const settings = await checkSettings(flags);
  if (!settings.ok) return wrongInput(settings.errors, terminal);
  return proveInputs(
    inputs,
    flags,
    {
      kind: "reports",
      judge: ({ estate, file, change }, prove) => {
        const search = { prove, fixes: fixSearch(flags), slack: flags.slack ?? false, ...shape };
        const options = {
          ...search,
          ...settings.value.options,
          ...(change === undefined ? {} : { change: change() }),
        };
        const checked = check(estate, options);
        return checked.ok ? checked : { ok: false, errors: settings.value.locate(checked.errors, file) };
      },
      isClean: (report) => !reaches(report, failOn),
      failOn,
      reads: [flags.profile, flags.waivers],
      rules: settings.value.options.registry.rules,
    },
    terminal,
  );
}

function fixSearch({ fixes }: CheckFlags): FixSearch {
  if (fixes === undefined) return "bounded";
  return fixes ? "thorough" : "none";
}

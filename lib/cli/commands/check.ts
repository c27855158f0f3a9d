import { type AsideOptions, type Checked, check, type FixSearch, reaches } from "../../check";
import type { Result } from "../../estate";
import type { Severity } from "../../policy";
import type { LoadedEstate } from "../../read";
import type { ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { type ChosenProfile, chooseProfile } from "../profile";
import type { ProvingFlags } from "../prove-options";
import { proveInputs } from "../proving";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

export interface CheckFlags extends ProvingFlags {
  readonly failOn: string;
  readonly profile?: string;
  /** `--fixes` true, `--no-fixes` false. */
  readonly fixes?: boolean;
  readonly slack?: boolean;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** `failproof check INPUT...` @throws UsageError */
export function checkCommand(inputs: readonly string[], flags: CheckFlags, terminal: Terminal): ExitStatus {
  const failOn = SEVERITIES.find((severity) => severity === flags.failOn);
  if (failOn === undefined) {
    throw new UsageError(`--fail-on ${flags.failOn}: unknown severity; known are ${SEVERITIES.join(", ")}`);
  }
  const chosen = flags.profile === undefined ? undefined : chooseProfile(flags.profile);
  if (chosen?.ok === false) return wrongInput(chosen.errors, terminal);
  return proveInputs(
    inputs,
    flags,
    {
      kind: "reports",
      judge: (estate, prove) =>
        judge(estate, { prove, fixes: fixSearch(flags), slack: flags.slack ?? false }, chosen?.value),
      isClean: (report) => !reaches(report, failOn),
    },
    terminal,
  );
}

function fixSearch({ fixes }: CheckFlags): FixSearch {
  if (fixes === undefined) return "bounded";
  return fixes ? "thorough" : "none";
}

function judge(
  { estate, file }: LoadedEstate,
  options: AsideOptions,
  chosen: ChosenProfile | undefined,
): Result<Checked> {
  if (chosen === undefined) {
    const checked = check(estate, options);
    return checked.ok ? checked : { ok: false, errors: checked.errors.map((error) => ({ ...error, file })) };
  }
  const checked = check(estate, { ...options, profile: chosen.profile });
  return checked.ok ? checked : { ok: false, errors: chosen.locate(checked.errors) };
}

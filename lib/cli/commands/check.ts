import { check, reaches } from "../../check";
import type { Severity } from "../../policy";
import type { ExitStatus } from "../exit";
import type { ProvingFlags } from "../prove-options";
import { proveInputs } from "../proving";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

export interface CheckFlags extends ProvingFlags {
  readonly failOn: string;
  readonly profile?: string;
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** `failproof check INPUT...` @throws UsageError */
export function checkCommand(inputs: readonly string[], flags: CheckFlags, terminal: Terminal): ExitStatus {
  const failOn = SEVERITIES.find((severity) => severity === flags.failOn);
  if (failOn === undefined) {
    throw new UsageError(`--fail-on ${flags.failOn}: unknown severity; known are ${SEVERITIES.join(", ")}`);
  }
  const { profile } = flags;
  return proveInputs(
    inputs,
    flags,
    {
      kind: "reports",
      judge: (estate, prove) => check(estate, { prove, ...(profile === undefined ? {} : { profile }) }),
      isClean: (report) => !reaches(report, failOn),
    },
    terminal,
  );
}

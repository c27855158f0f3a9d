import { isProven, proof } from "../../check";
import type { ExitStatus } from "../exit";
import type { ProvingFlags } from "../prove-options";
import { proveInputs } from "../proving";
import type { Terminal } from "../terminal";

/** `failproof prove INPUT...` @throws UsageError */
export function proveCommand(inputs: readonly string[], flags: ProvingFlags, terminal: Terminal): ExitStatus {
  return proveInputs(
    inputs,
    flags,
    {
      kind: "verdicts",
      judge: ({ estate }, options) => ({ ok: true, value: proof(estate, options) }),
      isClean: (report) => report.requirements.length > 0 && isProven(report),
    },
    terminal,
  );
}

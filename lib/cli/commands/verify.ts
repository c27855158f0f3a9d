import { escapeText } from "../../report";
import { type VerifiedRequirement, type VerifyResult, verify } from "../../verify";
import { readCertificates } from "../certificates-file";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { readInputs } from "../inputs";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";

/** `failproof verify ESTATE CERTIFICATES` @throws UsageError */
export function verifyCommand(path: string, certificates: string, terminal: Terminal): ExitStatus {
  const read = readInputs([path]);
  if (!read.ok) return wrongInput(read.errors, terminal);
  const document = readCertificates(certificates);
  if (!document.ok) {
    return wrongInput(
      document.errors.map((error) => ({ ...error, file: certificates })),
      terminal,
    );
  }
  const [loaded, ...others] = read.value;
  if (loaded === undefined || others.length > 0) {
    throw new UsageError(`${path} holds ${read.value.length} estates; name the file of the one that was proven`);
  }
  const result = verify(loaded.estate, document.value);
  terminal.out(resultText(loaded.estate.name, result));
  return result.ok ? EXIT.clean : EXIT.findings;
}

function resultText(estate: string, { ok, errors, requirements }: VerifyResult): string {
  const verdict = ok
    ? ` ok every verdict on ${escapeText(estate)} is confirmed`
    : ` x  not every verdict on ${escapeText(estate)} is confirmed`;
  const lines = [
    verdict,
    "",
    ...requirements.map((requirement) => ` ok ${confirmed(requirement)}`),
    ...errors.map((error) => ` x  ${escapeText(error)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** What was checked of one requirement, and what rests on the prover's word. */
function confirmed({ id, verdict, scenarios, searched, changed }: VerifiedRequirement): string {
  const { total, survived, failed, undecided } = scenarios;
  const counts = `${total} scenarios: ${survived} survived, ${failed} failed, ${undecided} undecided`;
  const rest = searched === 0 ? "none rests on search alone" : `${searched} rest on the prover's search alone`;
  const not = changed.length === 0 ? "" : `  (not as the estate has it: ${changed.join(", ")})`;
  return `${escapeText(id)}: ${verdict}; ${counts}; ${rest}${not}`;
}

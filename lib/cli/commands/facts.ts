import { proof } from "../../check";
import { factsTemplate, type LoadedEstate, withImpliedRequirements } from "../../read";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { type InputFlags, readInputs } from "../inputs";
import { requireFilesNotRead } from "../outputs";
import { proveOptions } from "../prove-options";
import type { Terminal } from "../terminal";
import { parseTolerate, withRequirement } from "../tolerate";
import { UsageError } from "../usage-error";
import { writeOutput } from "../write-output";

export interface FactsFlags extends InputFlags {
  readonly tolerate?: string;
  readonly timeout?: string;
  readonly output?: string;
}

/** `failproof facts INPUT` @throws UsageError */
export function factsCommand(path: string, flags: FactsFlags, terminal: Terminal): ExitStatus {
  requireFilesNotRead([flags.output], [path, flags.facts, flags.estate]);
  const requirement = flags.tolerate === undefined ? undefined : parseTolerate(flags.tolerate);
  const options = proveOptions(flags, undefined, terminal);
  const read = readInputs([path], flags);
  if (!read.ok) return wrongInput(read.errors, terminal);
  const [input, ...others] = read.value;
  if (input === undefined || others.length > 0) {
    throw new UsageError(`${path} holds ${read.value.length} estates; name one of their files`);
  }
  const whole = requirement === undefined ? promised(input) : withRequirement(input.estate, requirement);
  if (!whole.ok) return wrongInput(whole.errors, terminal);
  if ((whole.value.requirements ?? []).length === 0) {
    throw new UsageError(`${path} states no requirement, so no verdict lacks anything: add one with --tolerate host=1`);
  }
  const { report } = proof(whole.value, options);
  const text = factsTemplate(
    whole.value,
    report.requirements.flatMap(({ missing }) => missing),
  );
  if (flags.output === undefined) terminal.out(text);
  else writeOutput(flags.output, text);
  return EXIT.clean;
}

function promised(input: LoadedEstate) {
  return { ok: true as const, value: withImpliedRequirements(input).estate };
}

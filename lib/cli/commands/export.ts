import { stringify } from "yaml";
import { placedEstate } from "../../check";
import { type Estate, type Result, serializeEstate } from "../../estate";
import { withImpliedRequirements } from "../../read";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { type InputFlags, readInputs } from "../inputs";
import { requireFilesNotRead } from "../outputs";
import { proveOptions } from "../prove-options";
import type { Terminal } from "../terminal";
import { parseTolerate, withRequirement } from "../tolerate";
import { UsageError } from "../usage-error";
import { writeOutput } from "../write-output";

export interface ExportFlags extends InputFlags {
  readonly format: "json" | "yaml";
  readonly output?: string;
  /** With hosts for the VMs that have none. */
  readonly placed?: boolean;
  readonly tolerate?: string;
  readonly timeout?: string;
}

/** `failproof export INPUT` @throws UsageError */
export function exportCommand(path: string, flags: ExportFlags, terminal: Terminal): ExitStatus {
  const { format, output, ...reading } = flags;
  if (flags.placed !== true && (flags.tolerate !== undefined || flags.timeout !== undefined))
    throw new UsageError("--tolerate and --timeout are for export --placed, which proves");
  requireFilesNotRead([output], [path, flags.facts, flags.estate]);
  const requirement = flags.tolerate === undefined ? undefined : parseTolerate(flags.tolerate);
  const options = proveOptions(reading, undefined, terminal);
  const read = readInputs([path], reading);
  if (!read.ok) return wrongInput(read.errors, terminal);
  const [input, ...others] = read.value;
  if (input === undefined || others.length > 0) {
    const names = read.value.map(({ estate }) => estate.name).join(", ");
    throw new UsageError(`${path} holds ${read.value.length} estates (${names}); name one of their files`);
  }
  let { estate } = input;
  if (flags.placed === true) {
    const implied = withImpliedRequirements(input).estate;
    const promised = requirement === undefined ? ok(implied) : withRequirement(implied, requirement);
    if (!promised.ok) return wrongInput(promised.errors, terminal);
    const found = placedEstate(promised.value, options);
    if (!found.ok) {
      for (const because of found.because) terminal.err(`failproof: no hosts to offer: ${because}\n`);
      return EXIT.findings;
    }
    estate = { ...estate, vms: found.value.vms ?? [] };
  }
  const json = serializeEstate(estate);
  const text = format === "yaml" ? stringify(JSON.parse(json)) : json;
  if (output === undefined) terminal.out(text);
  else writeOutput(output, text);
  return EXIT.clean;
}

function ok(value: Estate): Result<Estate> {
  return { ok: true, value };
}

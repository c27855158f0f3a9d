import { stringify } from "yaml";
import { serializeEstate } from "../../estate";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { type InputFlags, readInputs } from "../inputs";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { writeOutput } from "../write-output";

export interface ExportFlags extends InputFlags {
  readonly format: "json" | "yaml";
  readonly output?: string;
}

/** `failproof export INPUT` @throws UsageError */
export function exportCommand(path: string, { format, output, ...flags }: ExportFlags, terminal: Terminal): ExitStatus {
  const read = readInputs([path], flags);
  if (!read.ok) return wrongInput(read.errors, terminal);
  const [input, ...others] = read.value;
  if (input === undefined || others.length > 0) {
    const names = read.value.map(({ estate }) => estate.name).join(", ");
    throw new UsageError(`${path} holds ${read.value.length} estates (${names}); name one of their files`);
  }
  const json = serializeEstate(input.estate);
  const text = format === "yaml" ? stringify(JSON.parse(json)) : json;
  if (output === undefined) terminal.out(text);
  else writeOutput(output, text);
  return EXIT.clean;
}

import { simulate } from "../../failover";
import { TIMELINE_FORMATS } from "../../report";
import { EXIT, type ExitStatus } from "../exit";
import { parseFailed } from "../failing";
import { wrongInput } from "../input-errors";
import type { InputFlags } from "../inputs";
import { readOne } from "../one-estate";
import { requireDistinctFiles, requireFilesNotRead } from "../outputs";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { writeOutput } from "../write-output";

export interface SimulateFlags extends InputFlags {
  readonly fail?: readonly string[];
  readonly format?: readonly string[];
}

/** `failproof simulate INPUT --fail site=ams` @throws UsageError */
export function simulateCommand(path: string, flags: SimulateFlags, terminal: Terminal): ExitStatus {
  const outputs = (flags.format ?? ["text"]).map(parseOutput);
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      "--format: only one format can go to standard output; give the others a file (svg=outage.svg)",
    );
  }
  const results = outputs.map(({ file }) => file);
  requireDistinctFiles(results);
  requireFilesNotRead(results, [path, flags.facts, flags.estate]);
  if (flags.fail === undefined) throw new UsageError("--fail KIND=ID is missing, e.g. --fail site=ams");
  const read = readOne(path, flags);
  if (!read.ok) return wrongInput(read.errors, terminal);
  const timeline = simulate(read.value, parseFailed(flags.fail, read.value));
  for (const { write, file } of outputs) {
    if (file === undefined) terminal.out(write(timeline));
    else writeOutput(file, write(timeline));
  }
  return timeline.objectives.every(({ kept }) => kept === "kept") ? EXIT.clean : EXIT.findings;
}

function parseOutput(value: string) {
  const equals = value.indexOf("=");
  const name = equals < 0 ? value : value.slice(0, equals);
  const write = TIMELINE_FORMATS.get(name);
  if (write === undefined) {
    throw new UsageError(
      `--format ${value}: unknown format "${name}"; known are ${[...TIMELINE_FORMATS.keys()].join(", ")}`,
    );
  }
  if (equals < 0) return { write };
  const file = value.slice(equals + 1);
  if (file === "") throw new UsageError(`--format ${value}: the file after "=" is missing`);
  return { write, file };
}

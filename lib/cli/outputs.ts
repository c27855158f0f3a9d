import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { FORMATS, type ReportFormat } from "../report";
import { UsageError } from "./usage-error";

/** One `--format NAME[=FILE]`. */
export interface Output<Format = ReportFormat> {
  readonly name: string;
  readonly format: Format;
  /** Absent: standard output. */
  readonly file?: string;
}

/** Reads the values of `--format`; text on standard output where there is none. @throws UsageError */
export function parseOutputs(values?: readonly string[]): readonly Output[] {
  return parseOutputsOf(FORMATS, values);
}

/** The same for another set of formats. @throws UsageError */
export function parseOutputsOf<Format>(
  formats: ReadonlyMap<string, Format>,
  values: readonly string[] = [],
): readonly Output<Format>[] {
  const outputs = (values.length === 0 ? ["text"] : values).map((value) => parseOutput(formats, value));
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new UsageError(
      `--format ${values.join(" --format ")}: only one format can go to standard output; give the others a file (json=report.json)`,
    );
  }
  return outputs;
}

/** @throws UsageError where two results are to be written to one file, of which only the later would be left */
export function requireDistinctFiles(files: readonly (string | undefined)[]): void {
  const given = files.filter((file) => file !== undefined);
  const twice = given.find((file, index) => given.findIndex((other) => resolve(other) === resolve(file)) < index);
  if (twice !== undefined) throw new UsageError(`${twice}: two results cannot be written to one file; name another`);
}

/** @throws UsageError where a result would be written over a file that is read */
export function requireFilesNotRead(
  results: readonly (string | undefined)[],
  read: readonly (string | undefined)[],
): void {
  const kept = new Set(read.map(regularFile).filter((file) => file !== undefined));
  const lost = results.find((file) => kept.has(regularFile(file) ?? ""));
  if (lost !== undefined)
    throw new UsageError(`${lost}: is read, and would be overwritten; name another file to write to`);
}

/** Where a regular file is that exists, whatever links lead to it. A device may well be read and written. */
function regularFile(file: string | undefined): string | undefined {
  try {
    return file !== undefined && statSync(file).isFile() ? realpathSync(file) : undefined;
  } catch {
    return undefined;
  }
}

function parseOutput<Format>(formats: ReadonlyMap<string, Format>, value: string): Output<Format> {
  const equals = value.indexOf("=");
  const name = equals < 0 ? value : value.slice(0, equals);
  const format = formats.get(name);
  if (format === undefined) {
    throw new UsageError(`--format ${value}: unknown format "${name}"; known are ${[...formats.keys()].join(", ")}`);
  }
  if (equals < 0) return { name, format };
  const file = value.slice(equals + 1);
  if (file === "") throw new UsageError(`--format ${value}: the file after "=" is missing`);
  return { name, format, file };
}

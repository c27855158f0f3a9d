import type { Certificates, Result } from "../estate";
import type { PolicyRule, Severity } from "../policy";
import type { ProveOptions } from "../prover";
import { type InputNote, type LoadedEstate, withImpliedRequirements } from "../read";
import type { Report } from "../report";
import { readPrevious } from "./certificates-file";
import { changeWith } from "./change-with";
import { EXIT, type ExitStatus } from "./exit";
import { wrongInput } from "./input-errors";
import { readInputs } from "./inputs";
import { parseOutputs, requireDistinctFiles, requireFilesNotRead } from "./outputs";
import { ProgressLine } from "./progress";
import { type ProvingFlags, proveOptions } from "./prove-options";
import { fromHere } from "./repository";
import type { Terminal } from "./terminal";
import { parseTolerate, withRequirement } from "./tolerate";
import { UsageError } from "./usage-error";
import { writeOutput } from "./write-output";
import { writeReports } from "./write-report";

interface Proven {
  readonly report: Report;
  readonly certificates: Certificates;
}

/** What tells `check` from `prove`. */
export interface Proving {
  readonly kind: "reports" | "verdicts";
  readonly judge: (loaded: LoadedEstate, options: ProveOptions) => Result<Proven>;
  readonly isClean: (report: Report) => boolean;
  /** Least severity that is not clean. @default "error" */
  readonly failOn?: Severity;
  /** Files that it reads beside the inputs. */
  readonly reads?: readonly (string | undefined)[];
  /** Rules of the run, for their help. @default those that are shipped */
  readonly rules?: readonly PolicyRule[];
}

/** The way of `check` and `prove`: flags, inputs, verdicts, files, report. @throws UsageError */
export function proveInputs(
  paths: readonly string[],
  flags: ProvingFlags,
  proving: Proving,
  terminal: Terminal,
): ExitStatus {
  const outputs = parseOutputs(flags.format);
  const files = [...outputs.map((output) => output.file), flags.certificates];
  requireDistinctFiles(files);
  requireFilesNotRead(files, [...paths, flags.facts, flags.estate, ...(proving.reads ?? [])]);
  const requirement = flags.tolerate === undefined ? undefined : parseTolerate(flags.tolerate);
  const progress = terminal.interactive && flags.quiet !== true ? new ProgressLine(terminal) : undefined;
  const before = flags.previous === undefined ? undefined : readPrevious(flags.previous);
  if (before?.ok === false) {
    const file = flags.previous ?? "";
    return wrongInput(
      before.errors.map((error) => ({ ...error, file })),
      terminal,
    );
  }
  const options: ProveOptions = {
    ...proveOptions(flags, progress, terminal),
    ...(before === undefined ? {} : { previous: before.value }),
  };

  const read = readInputs(paths, flags);
  if (!read.ok) return wrongInput(read.errors, terminal);
  if (flags.certificates !== undefined && read.value.length > 1) {
    throw new UsageError(
      `--certificates ${flags.certificates}: the inputs hold ${read.value.length} estates; prove them one by one`,
    );
  }
  const proven: Proven[] = [];
  for (const loaded of read.value) {
    const { estate, file, notes = [] } = requirement === undefined ? withImpliedRequirements(loaded) : loaded;
    const whole =
      requirement === undefined ? { ok: true as const, value: estate } : withRequirement(estate, requirement);
    if (!whole.ok) return wrongInput(whole.errors, terminal);
    const judged = proving.judge(
      { estate: whole.value, file, ...changeWith(loaded, whole.value, requirement) },
      options,
    );
    if (!judged.ok) return wrongInput(judged.errors, terminal);
    proven.push(asRead(judged.value, file, notes));
  }
  progress?.clear();

  const [first] = proven;
  if (flags.certificates !== undefined && first !== undefined) {
    writeOutput(flags.certificates, `${JSON.stringify(first.certificates)}\n`);
  }
  const reports = proven.map(({ report }) => report);
  const { kind, failOn, rules } = proving;
  const colour = terminal.colour && flags.color !== false;
  const writing = {
    kind,
    colour,
    ...(failOn === undefined ? {} : { failOn }),
    ...(rules === undefined ? {} : { rules }),
  };
  writeReports(reports, outputs, writing, terminal);
  return reports.every(proving.isClean) ? EXIT.clean : EXIT.findings;
}

/** Says where it was read; what the reader left out stands with what was not seen. */
function asRead(proven: Proven, file: string, notes: readonly InputNote[]): Proven {
  const { report } = proven;
  const messages = notes.map(({ message }) => message);
  return { ...proven, report: { ...report, input: fromHere(file), notSeen: [...report.notSeen, ...messages] } };
}

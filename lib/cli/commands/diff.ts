import { type CheckOptions, compare } from "../../check";
import type { Result } from "../../estate";
import { DIFF_FORMATS, type DiffDocument, diffDocument } from "../../report";
import { checkSettings, type SettingFlags } from "../check-settings";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { parseOutputsOf, requireDistinctFiles, requireFilesNotRead } from "../outputs";
import { type Pair, readPairs } from "../pairs";
import { ProgressLine } from "../progress";
import { type ProvingFlags, proveOptions } from "../prove-options";
import { fromHere } from "../repository";
import type { Terminal } from "../terminal";
import { parseTolerate } from "../tolerate";
import { UsageError } from "../usage-error";
import { writeOutput } from "../write-output";

export interface DiffFlags extends ProvingFlags, SettingFlags {
  readonly failOn: string;
  /** `--no-slack` false. */
  readonly slack?: boolean;
}

/** What ends a comparison with status 1. */
const FAIL_ON = new Map<string, (document: DiffDocument) => boolean>([
  ["worse", ({ effect }) => isBad(effect)],
  ["slack", ({ effect, slack }) => isBad(effect) || isBad(slack)],
  ["never", () => false],
]);

/** What cannot be said is no pass. */
function isBad(effect: DiffDocument["effect"] | undefined): boolean {
  return effect === "worse" || effect === "mixed" || effect === "unclear";
}

/** `failproof diff BEFORE [AFTER]` @throws UsageError */
export async function diffCommand(
  before: string,
  after: string | undefined,
  flags: DiffFlags,
  terminal: Terminal,
): Promise<ExitStatus> {
  const fails = FAIL_ON.get(flags.failOn);
  if (fails === undefined) {
    throw new UsageError(`--fail-on ${flags.failOn}: unknown; known are ${[...FAIL_ON.keys()].join(", ")}`);
  }
  const outputs = parseOutputsOf(DIFF_FORMATS, flags.format);
  const results = outputs.map(({ file }) => file);
  requireDistinctFiles(results);
  requireFilesNotRead(results, [before, after, flags.facts, flags.estate, flags.profile, flags.waivers]);
  const settings = await checkSettings(flags);
  if (!settings.ok) return wrongInput(settings.errors, terminal);
  const progress = terminal.interactive && flags.quiet !== true ? new ProgressLine(terminal) : undefined;
  const prove = proveOptions(flags, progress, terminal);
  const requirement = flags.tolerate === undefined ? undefined : parseTolerate(flags.tolerate);
  const pairs = readPairs(
    after === undefined ? [before] : [before, after],
    requirement === undefined ? flags : { ...flags, requirement },
  );
  if (!pairs.ok) return wrongInput(pairs.errors, terminal);
  const documents: DiffDocument[] = [];
  for (const pair of pairs.value) {
    const judged = judgedPair(pair, { prove, slack: flags.slack !== false, ...settings.value.options });
    if (!judged.ok) return wrongInput(settings.value.locate(judged.errors, pair.files.after), terminal);
    documents.push(judged.value);
  }
  progress?.clear();
  const files = outputs.filter(({ file }) => file !== undefined);
  const direct = outputs.filter(({ file }) => file === undefined);
  for (const { format, file } of [...files, ...direct]) {
    if (file === undefined) terminal.out(format(documents, { colour: terminal.colour && flags.color !== false }));
    else writeOutput(file, format(documents, {}));
  }
  return documents.some(fails) ? EXIT.findings : EXIT.clean;
}

function judgedPair(pair: Pair, options: CheckOptions): Result<DiffDocument> {
  const compared = compare(pair, options);
  if (!compared.ok) return compared;
  const { difference, report } = compared.value;
  const { before, after } = difference;
  const notSeen = [...report.notSeen, ...pair.notes.map(({ message }) => message)];
  const named = {
    ...difference,
    before: { ...before, input: fromHere(pair.files.before) },
    after: { ...after, input: fromHere(pair.files.after) },
  };
  return { ok: true, value: diffDocument(named, { ...report, notSeen }) };
}

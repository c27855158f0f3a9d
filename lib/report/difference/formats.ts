import { jsonText } from "../json";
import type { FormatOptions } from "../options";
import type { Report } from "../report";
import { DIFF_FORMAT, type DiffDocument, type Difference } from "./difference";
import { diffMarkdown } from "./markdown";
import { diffText } from "./text";

/** One way to write down what changes do, one for each estate: a pure function. */
export type DiffFormat = (documents: readonly DiffDocument[], options: FormatOptions) => string;

/** Every format of `failproof diff` by its name on the command line. */
export const DIFF_FORMATS: ReadonlyMap<string, DiffFormat> = new Map<string, DiffFormat>([
  ["text", diffText],
  ["json", (documents) => jsonText(documents)],
  ["markdown", diffMarkdown],
]);

/** A difference with what it rests on. */
export function diffDocument(difference: Difference, { profile, notSeen, notModelled }: Report): DiffDocument {
  return { format: DIFF_FORMAT, ...difference, profile, notSeen, notModelled };
}

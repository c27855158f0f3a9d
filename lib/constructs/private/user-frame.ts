import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the user wrote something. */
export interface UserFrame {
  readonly file: string;
  readonly line: number;
}

const OWN_FOLDER = join(__dirname, "..", "..") + sep;
const PACKAGES = `${sep}node_modules${sep}`;
const FRAMES = 24; // deep enough for a construct in a construct in a construct of a published package
const PLACE = /\(?((?:file:\/\/)?[^()]+?):(\d+):\d+\)?$/;

/**
 * The innermost frame that is neither ours nor a package's; the text of the stack is read, so that source maps apply. A file outside the
 * working directory is not told: its path would differ from machine to machine.
 */
export function userFrame(): UserFrame | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const stack = new Error().stack ?? "";
  Error.stackTraceLimit = limit;
  for (const text of stack.split("\n").slice(2)) {
    if (text.includes(OWN_FOLDER) || text.includes(PACKAGES) || text.includes("node:")) continue;
    const place = PLACE.exec(text.replace(/^\s*at (?:.* \()?/, "("));
    if (place?.[1] === undefined) continue;
    const file = placeInProject(place[1]);
    if (file !== undefined) return { file, line: Number(place[2]) };
  }
  return undefined;
}

function placeInProject(file: string): string | undefined {
  const path = file.startsWith("file://") ? fileURLToPath(file) : file;
  const place = relative(process.cwd(), path);
  return !isAbsolute(path) || place.startsWith("..") || isAbsolute(place) ? undefined : place.split(sep).join("/");
}

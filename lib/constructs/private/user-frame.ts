import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the user wrote something. */
export interface UserFrame {
  readonly file: string;
  readonly line: number;
}

const FRAMES = 24; // deep enough for a construct in a construct in a construct of a published package
const PACKAGES = `${sep}node_modules${sep}`;
const PLACE = /(?:\(|at )((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^()]*):(\d+):\d+\)?$/;

/** The folder of this library, as it is on disk and as a source map may name it. */
const OWN_FOLDERS = [__dirname, dirname(frames(new Error().stack).next().value?.file ?? __filename)].map(
  (folder) => join(folder, "..", "..") + sep,
);

/**
 * The innermost frame that is neither ours nor a package's; the text of the stack is read, so that source maps apply. A file outside the
 * working directory is not told: its path would differ from machine to machine.
 */
export function userFrame(): UserFrame | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  for (const { file, line } of frames(stack)) {
    if (file.includes(PACKAGES) || OWN_FOLDERS.some((folder) => file.startsWith(folder))) continue;
    const place = relative(process.cwd(), file);
    return place.startsWith("..") || isAbsolute(place) ? undefined : { file: place.split(sep).join("/"), line };
  }
  return undefined;
}

function* frames(stack: string | undefined): Generator<UserFrame, undefined> {
  for (const text of stack?.split("\n") ?? []) {
    const [, file, line] = PLACE.exec(text) ?? [];
    if (file !== undefined) yield { file: file.startsWith("file://") ? fileURLToPath(file) : file, line: Number(line) };
  }
}

import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Result } from "../estate";

/**
 * Writes a file so that a reader sees the old content or the new one, never a part: into a temporary file beside it, which is then renamed.
 * Missing folders are made; of a symbolic link, the file that it leads to is replaced; a device or a pipe is written to as it is, for it
 * must stay what it is. On failure the old file stays as it was, and the result says why in a sentence; nothing is thrown.
 */
export function writeFileAtomically(file: string, content: string): Result<undefined> {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there === undefined) replace(file, content);
    else if (there.isFile()) replace(realpathSync(file), content);
    else writeFileSync(file, content); // a folder refuses it
    return { ok: true, value: undefined };
  } catch (error) {
    return { ok: false, errors: [{ file, pointer: "", message: `cannot be written: ${reason(error, file)}` }] };
  }
}

function replace(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    remove(temporary);
    throw error;
  }
}

function remove(temporary: string): void {
  try {
    rmSync(temporary, { force: true });
  } catch {
    // Where it could not be written, there is nothing to remove.
  }
}

function reason(error: unknown, file: string): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOTDIR":
    case "EEXIST":
      return `a part of the path ${dirname(file)} is a regular file, not a folder`;
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
    case "EPERM":
      return `no permission to write in ${dirname(file)}`;
    case "EROFS":
      return `${dirname(file)} is on a read-only file system`;
    case "ENOSPC":
      return "no space is left on the device";
    case "ENAMETOOLONG":
      return "its name is too long";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

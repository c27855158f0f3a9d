import { existsSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The folder in which we run, from the root of the git repository around it, with `/`; empty at the root and outside of a repository. */
export function folderInRepository(folder: string = process.cwd()): string {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, ".git"))) return withSlashes(relative(root, folder));
    if (dirname(root) === root) return "";
  }
}

/** A file from where we run, however it was named. */
export function fromHere(file: string): string {
  return withSlashes(relative(process.cwd(), resolve(file)));
}

function withSlashes(path: string): string {
  return path.split(sep).join("/");
}

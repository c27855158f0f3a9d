import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Compares with a file beside this one. `UPDATE_GOLDEN=1` writes it: read the difference before committing. */
export function expectGolden(file: string, actual: string): void {
  const path = join(__dirname, file);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  if (!existsSync(path)) throw new Error(`no golden file ${file} in test/golden: run with UPDATE_GOLDEN=1 and read what it writes`);
  expect(actual).toBe(readFileSync(path, "utf8"));
}

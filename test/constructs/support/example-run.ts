import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const EXAMPLES_FOLDER = join(__dirname, "../../../examples");
export const EXAMPLES = readdirSync(EXAMPLES_FOLDER).sort();

export interface Run {
  /** What synth was refused with. */
  readonly refusal?: string;
  /** Every file that was written, by its path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Runs an example as `node` would, in a module registry of its own, under cdktf or its fork. */
export function runExample(example: string, fork: "cdktf" | "cdktn", outdir: string): Run {
  process.env.CDKTF_OUTDIR = outdir;
  let refusal: string | undefined;
  jest.isolateModules(() => {
    if (fork === "cdktn") jest.doMock("cdktf", () => jest.requireActual("cdktn"));
    try {
      require(`../../../examples/${example}/main`);
    } catch (error) {
      refusal = String(error);
    } finally {
      jest.dontMock("cdktf");
      delete process.env.CDKTF_OUTDIR;
    }
  });
  const paths = readdirSync(outdir, { recursive: true, encoding: "utf8", withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return {
    ...(refusal === undefined ? {} : { refusal }),
    files: new Map(files.sort().map((file) => [file.slice(outdir.length + 1), readFileSync(file, "utf8")])),
  };
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isRecord } from "../../reader";
import { type Configuration, listOf, stepsOf } from "../document";

const LARGEST_BYTES = 4 * 1024 * 1024;

/** A `.tf` file beside a plan. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** The folders that the modules of a plan are written in, where the configuration lies beside the plan. */
export class SourceFolders {
  readonly #root: string;
  readonly #files = new Map<string, readonly SourceFile[]>();
  readonly #folders = new Map<string, string | undefined>();
  #installed: ReadonlyMap<string, string> | undefined;

  constructor(
    plan: string,
    private readonly configuration: Configuration,
  ) {
    this.#root = dirname(plan);
  }

  get isBeside(): boolean {
    return this.#filesIn(this.#root).length > 0;
  }

  /** The files of the module that a module instance is made of, sorted by name. */
  files(module: string): readonly SourceFile[] {
    const calls = stepsOf(module).flatMap(({ name }, i) => (i % 2 === 1 ? [name] : []));
    const folder = this.#folderOf(calls);
    return folder === undefined ? [] : this.#filesIn(folder);
  }

  #folderOf(calls: readonly string[]): string | undefined {
    const [name] = calls.slice(-1);
    if (name === undefined) return this.#root;
    const key = calls.join(".");
    if (!this.#folders.has(key)) {
      const outer = calls.slice(0, -1);
      const parent = this.#folderOf(outer);
      const instance = outer.map((call) => `module.${call}`).join(".");
      const source = this.configuration.module(instance)?.call(name)?.source;
      const isLocal = source !== undefined && /^\.\.?\//.test(source);
      const local = isLocal && parent !== undefined ? join(parent, source) : undefined;
      this.#folders.set(key, local ?? this.#installedFolder(key));
    }
    return this.#folders.get(key);
  }

  /** What `terraform init` wrote down of modules from elsewhere. */
  #installedFolder(key: string): string | undefined {
    this.#installed ??= installed(this.#root);
    return this.#installed.get(key);
  }

  #filesIn(folder: string): readonly SourceFile[] {
    const known = this.#files.get(folder) ?? read(folder);
    this.#files.set(folder, known);
    return known;
  }
}

function read(folder: string): readonly SourceFile[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(".tf"))
    .sort()
    .map((name) => ({ file: join(folder, name), text: textOf(join(folder, name)) }));
}

function installed(root: string): ReadonlyMap<string, string> {
  let manifest: unknown;
  try {
    manifest = JSON.parse(textOf(join(root, ".terraform/modules/modules.json")));
  } catch {
    return new Map();
  }
  return new Map(
    listOf(isRecord(manifest) ? manifest.Modules : undefined).flatMap((entry) =>
      isRecord(entry) && typeof entry.Key === "string" && typeof entry.Dir === "string"
        ? [[entry.Key, join(root, entry.Dir)]]
        : [],
    ),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Nothing where it cannot be read: the source is a help, not a need. */
function textOf(file: string): string {
  try {
    return statSync(file).size > LARGEST_BYTES ? "" : readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Estate, EstateObject, Source } from "../../estate";
import { isRecord } from "../reader";
import { type Configuration, listOf, stepsOf } from "./document";

/** Headers of blocks; what stands in a block is not read. */
const HEADER = /^[ \t]*(resource|data)[ \t]+"([^"\n]+)"[ \t]+"([^"\n]+)"/gm;
const LARGEST_BYTES = 4 * 1024 * 1024;

interface Line {
  readonly file: string;
  readonly line: number;
}

/** The estate with file and line of each resource, where the configuration lies beside the plan. */
export function withSourceLines(estate: Estate, plan: string, configuration: Configuration): Estate {
  const modules = new Modules(dirname(plan), configuration);
  if (!modules.isBeside) return estate;
  const located = <T extends EstateObject>(objects: readonly T[] | undefined) =>
    objects?.map((object) =>
      object.source === undefined ? object : { ...object, source: modules.locate(object.source) },
    );
  const { clusters, hosts, datastores, datastoreClusters, networks, vms, rules } = estate;
  return {
    ...estate,
    clusters: located(clusters),
    hosts: located(hosts),
    datastores: located(datastores),
    datastoreClusters: located(datastoreClusters),
    networks: located(networks),
    vms: located(vms),
    rules: located(rules),
  };
}

class Modules {
  readonly #lines = new Map<string, ReadonlyMap<string, Line>>();
  readonly #folders = new Map<string, string | undefined>();
  #installed: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly root: string,
    private readonly configuration: Configuration,
  ) {}

  get isBeside(): boolean {
    return this.#linesIn(this.root).size > 0;
  }

  locate(source: Source): Source {
    if (source.address === undefined) return source;
    const steps = stepsOf(source.address);
    let end = 0;
    while (steps[end]?.name === "module") end += 2;
    const calls = steps.slice(0, end).flatMap(({ name }, i) => (i % 2 === 1 ? [name] : []));
    const rest = steps.slice(end).map(({ name }) => name);
    const key = rest[0] === "data" ? rest.slice(0, 3).join(" ") : `resource ${rest.slice(0, 2).join(" ")}`;
    const folder = this.#folderOf(calls);
    const line = folder === undefined ? undefined : this.#linesIn(folder).get(key);
    return line === undefined ? source : { ...source, ...line };
  }

  #folderOf(calls: readonly string[]): string | undefined {
    const [name] = calls.slice(-1);
    if (name === undefined) return this.root;
    const key = calls.join(".");
    if (!this.#folders.has(key)) {
      const parent = this.#folderOf(calls.slice(0, -1));
      const instance = calls
        .slice(0, -1)
        .map((call) => `module.${call}`)
        .join(".");
      const source = this.configuration.module(instance)?.call(name)?.source;
      const isLocal = source !== undefined && /^\.\.?\//.test(source);
      const local = isLocal && parent !== undefined ? join(parent, source) : undefined;
      this.#folders.set(key, local ?? this.#installedFolder(key));
    }
    return this.#folders.get(key);
  }

  /** What `terraform init` wrote down of modules from elsewhere. */
  #installedFolder(key: string): string | undefined {
    this.#installed ??= installed(this.root);
    return this.#installed.get(key);
  }

  #linesIn(folder: string): ReadonlyMap<string, Line> {
    const known = this.#lines.get(folder) ?? scanned(folder);
    this.#lines.set(folder, known);
    return known;
  }
}

function scanned(folder: string): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const name of namesIn(folder)
    .filter((file) => file.endsWith(".tf"))
    .sort()) {
    const file = join(folder, name);
    const text = textOf(file);
    let [offset, line] = [0, 1];
    for (const match of text.matchAll(HEADER)) {
      for (; offset < match.index; offset++) if (text.charCodeAt(offset) === 0x0a) line++;
      const key = `${match[1]} ${match[2]} ${match[3]}`;
      if (!lines.has(key)) lines.set(key, { file: relative("", file).replaceAll(sep, "/"), line });
    }
  }
  return lines;
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

/** Nothing where it cannot be read: a line is a help, not a need. */
function textOf(file: string): string {
  try {
    return statSync(file).size > LARGEST_BYTES ? "" : readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

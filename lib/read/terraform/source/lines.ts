import { relative, sep } from "node:path";
import type { Estate, EstateObject, Source } from "../../../estate";
import { joined, stepsOf } from "../document";
import type { SourceFile, SourceFolders } from "./folders";

/** Headers of blocks; what stands in a block is not read. */
const HEADER = /^[ \t]*(resource|data)[ \t]+"([^"\n]+)"[ \t]+"([^"\n]+)"/gm;

interface Line {
  readonly file: string;
  readonly line: number;
}

/** The estate with file and line of each resource, where the configuration lies beside the plan. */
export function withSourceLines(estate: Estate, folders: SourceFolders): Estate {
  if (!folders.isBeside) return estate;
  const lines = new Lines(folders);
  const located = <T extends EstateObject>(objects: readonly T[] | undefined) =>
    objects?.map((object) =>
      object.source === undefined ? object : { ...object, source: lines.locate(object.source) },
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

class Lines {
  readonly #known = new Map<readonly SourceFile[], ReadonlyMap<string, Line>>();

  constructor(private readonly folders: SourceFolders) {}

  locate(source: Source): Source {
    if (source.address === undefined) return source;
    const steps = stepsOf(source.address);
    let end = 0;
    while (steps[end]?.name === "module") end += 2;
    const rest = steps.slice(end).map(({ name }) => name);
    const key = rest[0] === "data" ? rest.slice(0, 3).join(" ") : `resource ${rest.slice(0, 2).join(" ")}`;
    const line = this.#linesIn(this.folders.files(joined(steps.slice(0, end)))).get(key);
    return line === undefined ? source : { ...source, ...line };
  }

  #linesIn(files: readonly SourceFile[]): ReadonlyMap<string, Line> {
    const known = this.#known.get(files) ?? scanned(files);
    this.#known.set(files, known);
    return known;
  }
}

function scanned(files: readonly SourceFile[]): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const { file, text } of files) {
    let [offset, line] = [0, 1];
    for (const match of text.matchAll(HEADER)) {
      for (; offset < match.index; offset++) if (text.charCodeAt(offset) === 0x0a) line++;
      const key = `${match[1]} ${match[2]} ${match[3]}`;
      if (!lines.has(key)) lines.set(key, { file: relative("", file).replaceAll(sep, "/"), line });
    }
  }
  return lines;
}

import { relative, sep } from "node:path";
import { type Block, blocksOf } from "./blocks";
import { type Evaluated, evaluate, type Scope } from "./evaluate";
import { type Expression, parseExpression } from "./expression";
import type { SourceFile, SourceFolders } from "./folders";
import { mentionsOf } from "./mentions";

/** Where an expression is written: `["resource", "vsphere_virtual_machine", "web"]`, `["disk", 0, "datastore_id"]`. */
export interface Place {
  /** The module instance. */
  readonly module: string;
  readonly block: readonly string[];
  readonly path: readonly (string | number)[];
  /** Of a list or map, the one entry that is meant. */
  readonly pick?: string | number;
}

interface Written {
  readonly value: Expression;
  readonly file: string;
}

interface Module {
  readonly blocks: ReadonlyMap<string, readonly { readonly block: Block; readonly file: string }[]>;
}

/** The expressions of the configuration beside a plan, of which the plan itself holds the references only. */
export class ConfigurationSource {
  readonly #modules = new Map<readonly SourceFile[], Module>();
  readonly #parsed = new Map<string, Expression | undefined>();
  readonly #used = new Set<string>();

  constructor(private readonly folders: SourceFolders) {}

  /**
   * What the expression at a place refers to, instance by instance; `undefined`: it is not there, or takes more than is read to tell.
   * @param mentioned what the plan says that it mentions: where the file says otherwise, it is not the one that the plan was made of
   */
  refersTo(place: Place, mentioned: ReadonlySet<string>, { instances, index }: Pick<Scope, "instances" | "index">) {
    const expression = this.#expression(place);
    if (expression === undefined || !isSame(mentionsOf(expression.value), mentioned)) return undefined;
    const forEach = this.#expression({ ...place, path: ["for_each"] })?.value;
    const scope = {
      instances,
      ...(index === undefined ? {} : { index }),
      ...(forEach === undefined ? {} : { forEach }),
      local: (name: string) => this.#local(place.module, name),
    };
    const found: Evaluated | undefined = evaluate(expression.value, scope, place.pick);
    if (found !== undefined) this.#used.add(relative("", expression.file).replaceAll(sep, "/"));
    return found;
  }

  /** Files that answers were taken from, in their order. */
  get used(): readonly string[] {
    return [...this.#used].sort();
  }

  #expression({ module, block, path: [first, index, inner] }: Place): Written | undefined {
    const [written, other] = this.#blocks(module, block);
    if (written === undefined || other !== undefined) return undefined;
    const { expressions, blocks } = written.block;
    if (index === undefined) return this.#parse(expressions.get(String(first)), written.file);
    const isDynamic = blocks.some(({ labels }) => labels[0] === "dynamic" && labels[1] === first);
    if (isDynamic || inner === undefined) return undefined;
    const [at] = blocks.filter(({ labels }) => labels[0] === first).slice(Number(index));
    return this.#parse(at?.expressions.get(String(inner)), written.file);
  }

  #local(module: string, name: string): Expression | undefined {
    const [found, other] = this.#blocks(module, ["locals"]).filter(({ block }) => block.expressions.has(name));
    return other === undefined ? this.#parse(found?.block.expressions.get(name), found?.file)?.value : undefined;
  }

  #parse(text: string | undefined, file: string | undefined): Written | undefined {
    if (text === undefined || file === undefined) return undefined;
    if (!this.#parsed.has(text)) this.#parsed.set(text, parseExpression(text));
    const value = this.#parsed.get(text);
    return value && { value, file };
  }

  #blocks(module: string, labels: readonly string[]) {
    const files = this.folders.files(module);
    const known = this.#modules.get(files) ?? moduleOf(files);
    this.#modules.set(files, known);
    return known.blocks.get(labels.join(" ")) ?? [];
  }
}

function moduleOf(files: readonly SourceFile[]): Module {
  const blocks = new Map<string, { readonly block: Block; readonly file: string }[]>();
  for (const { file, text } of files) {
    for (const block of blocksOf(text)) {
      const key = block.labels.join(" ");
      const known = blocks.get(key);
      if (known === undefined) blocks.set(key, [{ block, file }]);
      else known.push({ block, file });
    }
  }
  return { blocks };
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((entry) => b.has(entry));
}

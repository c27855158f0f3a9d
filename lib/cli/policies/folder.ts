import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { whyUnreadable } from "../../read";
import { UsageError } from "../usage-error";

/** The folder of one rule. */
export interface RuleFolder {
  /** `<category>/<rule-name>`. */
  readonly id: string;
  readonly path: string;
  /** The rule itself, the first that there is of the names a rule may have. */
  readonly file: string;
}

/** Names of a rule's own file, in the order in which they are looked for: what was compiled stands before its source. */
const RULE_FILES = ["rule.yaml", "rule.yml", "rule.json", "rule.js", "rule.cjs", "rule.mjs", "rule.ts"];

/** Folders that never hold rules. */
const OTHERS: ReadonlySet<string> = new Set(["node_modules", "profiles"]);

/** Every rule folder of a folder of policies, by id. @throws UsageError where a folder cannot be read */
export function ruleFolders(dir: string): readonly RuleFolder[] {
  return folders(dir).flatMap((category) =>
    folders(join(dir, category)).flatMap((name) => {
      const path = join(dir, category, name);
      const file = RULE_FILES.map((one) => join(path, one)).find((one) => existsSync(one));
      return file === undefined ? [] : [{ id: `${category}/${name}`, path, file }];
    }),
  );
}

/** The profiles beside the rules. @throws UsageError where their folder cannot be read */
export function profileFiles(dir: string): readonly string[] {
  const folder = join(dir, "profiles");
  if (!isFolder(folder)) return [];
  const names = entries(folder).filter((name) => /\.(ya?ml|json)$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function folders(path: string): readonly string[] {
  const names = entries(path).filter((name) => !name.startsWith(".") && !OTHERS.has(name));
  return names.filter((name) => isFolder(join(path, name))).sort();
}

function entries(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    throw new UsageError(`${path}: ${whyUnreadable(error)}`);
  }
}

import { extname } from "node:path";
import { registry as shipped } from "../../../policies/registry.generated";
import type { InputError, Result } from "../../estate";
import {
  type DefinedRule,
  declarativeRule,
  type PolicyRule,
  type ProfileDocument,
  type Registry,
  validateDeclarativeRule,
  validateProfile,
} from "../../policy";
import { readDocument } from "./document";
import { isFolder, profileFiles, type RuleFolder, ruleFolders } from "./folder";
import { loadModule } from "./module";

/** A rule of a team's own, and its folder. */
export interface TeamRule {
  readonly rule: PolicyRule;
  readonly folder: RuleFolder;
}

export interface TeamPolicies {
  readonly rules: readonly TeamRule[];
  /** The shipped rules and profiles, and the team's. */
  readonly registry: Registry;
}

/** Loads a team's own folder of rules and profiles; it is code that runs. All that is wrong with it is said at once. */
export async function loadPolicies(dir: string): Promise<Result<TeamPolicies>> {
  if (!isFolder(dir)) return { ok: false, errors: [{ file: dir, pointer: "", message: "is no folder of policies" }] };
  const folders = ruleFolders(dir);
  const errors: InputError[] = [];
  const rules: TeamRule[] = [];
  for (const folder of folders) {
    const defined = await load(folder);
    if (!defined.ok) errors.push(...defined.errors.map((error) => ({ file: folder.file, ...error })));
    else if (shipped.rules.some(({ id }) => id === folder.id)) errors.push(taken(folder));
    else rules.push({ folder, rule: defined.value(folder.id, shipped.limits) });
  }
  const profiles: ProfileDocument[] = [];
  for (const file of profileFiles(dir)) {
    const profile = readDocument(file, validateProfile);
    if (!profile.ok) errors.push(...profile.errors);
    else if (shipped.profiles.some(({ name }) => name === profile.value.name)) {
      errors.push({ file, pointer: "/name", message: `there is a shipped profile "${profile.value.name}" already` });
    } else profiles.push(profile.value);
  }
  if (folders.length + profiles.length === 0 && errors.length === 0) {
    const hint = "a rule is a folder <category>/<rule-name>/ with rule.yaml, rule.json, rule.js or rule.ts";
    errors.push({ file: dir, pointer: "", message: "holds no rule and no profile", hint });
  }
  if (errors.length > 0) return { ok: false, errors };
  const all = [...shipped.rules, ...rules.map(({ rule }) => rule)].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ok: true,
    value: { rules, registry: { rules: all, profiles: [...shipped.profiles, ...profiles], limits: shipped.limits } },
  };
}

async function load({ file }: RuleFolder): Promise<Result<DefinedRule>> {
  if (![".yaml", ".yml", ".json"].includes(extname(file))) return loadModule(file);
  const read = readDocument(file, validateDeclarativeRule);
  return read.ok ? { ok: true, value: declarativeRule(read.value) } : read;
}

function taken({ id, file }: RuleFolder): InputError {
  const hint = "give it another name, and switch the shipped one off in a profile";
  return { file, pointer: "", message: `there is a shipped rule "${id}" already`, hint };
}

/** The rules and profiles of a run: the shipped ones, and those of `--policies`. */
export async function registryWith(dir: string | undefined): Promise<Result<Registry>> {
  if (dir === undefined) return { ok: true, value: shipped };
  const loaded = await loadPolicies(dir);
  return loaded.ok ? { ok: true, value: loaded.value.registry } : loaded;
}

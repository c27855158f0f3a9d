import type { InputError, Result } from "../../estate";
import type { Severity } from "../finding";
import { defaultsOf } from "../parameter";
import type { Registry } from "../registry";
import type { PolicyRule } from "../rule";
import type { DetailedSetting, ProfileDocument, RuleSetting } from "./document";
import { parameterErrors } from "./parameter-errors";
import { didYouMean } from "./suggestion";

/** One rule of a profile, ready to run. */
export interface RuleSettings {
  readonly rule: PolicyRule;
  readonly severity: Severity;
  readonly undecided: Severity;
  readonly values: { readonly [name: string]: unknown };
}

/** A profile with everything that it extends worked in. */
export interface ResolvedProfile {
  readonly name: string;
  /** In the order of their ids. */
  readonly rules: readonly RuleSettings[];
}

/**
 * Judged by where nothing else is named: the rules whose breach makes a promise false, and the hygiene that nearly every
 * cluster can meet.
 */
export const DEFAULT_PROFILE = "baseline";

/** Works out a profile, named or given as a document of the user's own. All that is wrong with it is said at once. */
export function resolveProfile(registry: Registry, profile: string | ProfileDocument): Result<ResolvedProfile> {
  const errors: InputError[] = [];
  const document = typeof profile === "string" ? find(registry, profile, "", errors) : profile;
  if (document === undefined) return { ok: false, errors };
  const settings = new Map<string, DetailedSetting>();
  collect(registry, document, settings, errors, [document.name]);
  if (errors.length > 0) return { ok: false, errors };
  const rules = registry.rules.flatMap((rule) => {
    const setting = settings.get(rule.id);
    return setting === undefined ? [] : [settingsOf(rule, setting)];
  });
  return { ok: true, value: { name: document.name, rules } };
}

function settingsOf(rule: PolicyRule, { severity, undecided, parameters }: DetailedSetting): RuleSettings {
  return {
    rule,
    severity: severity ?? rule.severity,
    undecided: undecided ?? severity ?? rule.undecided,
    values: { ...defaultsOf(rule.parameters), ...parameters },
  };
}

function collect(
  registry: Registry,
  document: ProfileDocument,
  settings: Map<string, DetailedSetting>,
  errors: InputError[],
  path: readonly string[],
): void {
  for (const [at, name] of (document.extends ?? []).entries()) {
    const pointer = `/extends/${at}`;
    if (path.includes(name)) {
      errors.push({ pointer, message: `profile ${[...path, name].join(" extends ")}: that never ends` });
      continue;
    }
    const base = find(registry, name, pointer, errors);
    if (base !== undefined) collect(registry, base, settings, errors, [...path, name]);
  }
  for (const rule of registry.rules) {
    if (rule.profiles.includes(document.name) && registry.profiles.includes(document) && !settings.has(rule.id)) {
      settings.set(rule.id, {});
    }
  }
  for (const [id, setting] of Object.entries(document.rules ?? {})) apply(registry, id, setting, settings, errors);
}

function apply(
  registry: Registry,
  id: string,
  setting: RuleSetting,
  settings: Map<string, DetailedSetting>,
  errors: InputError[],
): void {
  const pointer = `/rules/${id.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const rule = registry.rules.find((one) => one.id === id);
  if (rule === undefined) {
    const ids = registry.rules.map((one) => one.id);
    errors.push({ pointer, message: `there is no rule "${id}"`, ...didYouMean(id, ids) });
    return;
  }
  if (setting === "off") {
    settings.delete(id);
    return;
  }
  const given = typeof setting === "string" ? { severity: setting } : setting;
  const { parameters } = given;
  if (parameters !== undefined) errors.push(...parameterErrors(rule, parameters, `${pointer}/parameters`));
  const before = settings.get(id);
  settings.set(id, { ...before, ...given, parameters: { ...before?.parameters, ...parameters } });
}

function find(registry: Registry, name: string, pointer: string, errors: InputError[]): ProfileDocument | undefined {
  const found = registry.profiles.find((profile) => profile.name === name);
  if (found === undefined) {
    const known = registry.profiles.map((profile) => profile.name);
    errors.push({ pointer, message: `there is no profile "${name}"`, ...didYouMean(name, known) });
  }
  return found;
}

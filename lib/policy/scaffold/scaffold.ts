import type { Result } from "../../estate";
import { CHANGE_CASES, CHANGE_RULE } from "./change-template";
import { CASES, DECLARATIVE_RULE, declarativeCases, javaScriptOf, PROSE, RULE } from "./template";

/** A file to write; the path is relative to the folder of policies. */
export interface ScaffoldedFile {
  readonly path: string;
  readonly text: string;
}

/** What a rule is written in; `yaml`: a declarative one. */
export type RuleLanguage = "typescript" | "javascript" | "yaml";

export interface ScaffoldOptions {
  /** @default "typescript" */
  readonly language?: RuleLanguage;
  /** What the rule imports the engine from. @default "failproof/policy" */
  readonly engine?: string;
  /** It judges what a change does, with the estate before and after it. @default false */
  readonly change?: boolean;
  /** Ids that are taken. @default none */
  readonly existing?: readonly string[];
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The folder of a new rule: it runs, and its cases pass, before its author has changed a line. */
export function scaffoldRule(id: string, options: ScaffoldOptions = {}): Result<readonly ScaffoldedFile[]> {
  if (!ID.test(id)) {
    const message = `"${id}" is no rule id: a category, a slash and a name, in lower case with hyphens`;
    return { ok: false, errors: [{ pointer: "", message, hint: "e.g. ha/enabled" }] };
  }
  if (options.existing?.includes(id)) {
    return { ok: false, errors: [{ pointer: "", message: `there is a rule "${id}" already` }] };
  }
  const { language = "typescript", change = false } = options;
  if (change && language === "yaml") {
    const message = "a rule about a change is a function of two estates, which YAML cannot say";
    return { ok: false, errors: [{ pointer: "", message, hint: "use --language javascript or typescript" }] };
  }
  const cases = change ? CHANGE_CASES : language === "yaml" ? declarativeCases() : CASES;
  const files = [
    ruleFile(id, language, (change ? CHANGE_RULE : RULE).replace("{{engine}}", options.engine ?? "failproof/policy")),
    { path: `${id}/rule.md`, text: PROSE },
    { path: `${id}/cases.json`, text: `${JSON.stringify(cases, null, 2)}\n` },
  ];
  return { ok: true, value: files };
}

function ruleFile(id: string, language: RuleLanguage, text: string): ScaffoldedFile {
  if (language === "yaml") return { path: `${id}/rule.yaml`, text: DECLARATIVE_RULE };
  return language === "typescript"
    ? { path: `${id}/rule.ts`, text }
    : { path: `${id}/rule.js`, text: javaScriptOf(text) };
}

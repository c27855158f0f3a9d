import { createRequire } from "node:module";
import { extname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Result } from "../../estate";
import type { DefinedRule } from "../../policy";

/** Loaders of TypeScript that a team may have installed, looked for beside its rules. */
const LOADERS = ["tsx/cjs", "ts-node/register/transpile-only"];

/** Runs a rule's module, JavaScript or TypeScript, and takes its export `rule`. */
export async function loadModule(file: string): Promise<Result<DefinedRule>> {
  const path = resolve(file);
  if (extname(path) === ".ts") {
    const wanting = readyForTypeScript(path);
    if (wanting !== undefined) return wrong(wanting, TYPESCRIPT_HINT);
  }
  try {
    const loaded: unknown = await imported(path);
    const rule = exportedRule(loaded);
    return rule === undefined ? wrong("exports no rule", RULE_HINT) : { ok: true, value: rule };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const isEngine = /failproof\/policy/.test(message);
    return wrong(`cannot be loaded: ${message}`, isEngine ? "install failproof beside the rules" : undefined);
  }
}

const RULE_HINT = "a rule module has: exports.rule = defineRule({ ... }), of failproof/policy";

const TYPESCRIPT_HINT = "use Node.js 22.18 or newer, install tsx beside the rules, or compile the rule to rule.js";

/** Node runs it by itself, or a loader does that is there; what is wanting, if anything. */
function readyForTypeScript(path: string): string | undefined {
  if ("typescript" in process.features && process.features.typescript !== false) return undefined;
  const find = createRequire(path);
  for (const loader of LOADERS) {
    try {
      find(loader);
      return undefined;
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  return "is TypeScript, which this Node.js cannot run by itself";
}

async function imported(path: string): Promise<unknown> {
  try {
    return require(path);
  } catch (error) {
    if (codeOf(error) !== "ERR_REQUIRE_ESM") throw error;
    return await import(pathToFileURL(path).href);
  }
}

function exportedRule(loaded: unknown): DefinedRule | undefined {
  if (typeof loaded !== "object" || loaded === null || !("rule" in loaded)) return undefined;
  return isDefinedRule(loaded.rule) ? loaded.rule : undefined;
}

/** What `defineRule` returns: given an id, it is a rule. */
function isDefinedRule(value: unknown): value is DefinedRule {
  if (typeof value !== "function") return false;
  const rule: unknown = value("team/rule");
  if (typeof rule !== "object" || rule === null) return false;
  return (
    ["title", "why", "severity", "undecided", "fix"].every((field) => typeof Reflect.get(rule, field) === "string") &&
    typeof Reflect.get(rule, "check") === "function" &&
    ["platforms", "sources", "profiles"].every((field) => Array.isArray(Reflect.get(rule, field))) &&
    typeof Reflect.get(rule, "parameters") === "object"
  );
}

/** It is not there, or is a release that has no such part. */
function isNotFound(error: unknown): boolean {
  return codeOf(error) === "MODULE_NOT_FOUND" || codeOf(error) === "ERR_PACKAGE_PATH_NOT_EXPORTED";
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

function wrong(message: string, hint?: string): Result<never> {
  return { ok: false, errors: [{ pointer: "", message, ...(hint === undefined ? {} : { hint }) }] };
}

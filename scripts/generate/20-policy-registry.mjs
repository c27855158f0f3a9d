// Writes policies/registry.generated.ts: every rule folder policies/<category>/<rule-name>/, every profile of policies/profiles/ and the vendors'
// maxima of policies/limits/<platform>/.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../policies", import.meta.url));

export function generate() {
  const ids = ruleIds();
  const imports = ids.map((id, at) => `import { rule as rule${at} } from "./${id}/rule";`);
  const entries = ids.map((id, at) => `    ${JSON.stringify(id)}: rule${at},`);
  const text = [
    "// Generated from the folders beside it; run npm run generate.",
    'import { type Registry, registryOf } from "../lib/policy";',
    ...imports,
    "",
    "export const registry: Registry = registryOf(",
    "  {",
    ...entries,
    "  },",
    `  ${JSON.stringify(profiles())},`,
    `  ${JSON.stringify(limits())},`,
    ");",
    "",
  ].join("\n");
  writeFileSync(`${root}/registry.generated.ts`, text);
}

function ruleIds() {
  return folders(root)
    .flatMap((category) => folders(`${root}/${category}`).map((name) => `${category}/${name}`))
    .filter((id) => existsSync(`${root}/${id}/rule.ts`))
    .sort();
}

function folders(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

function profiles() {
  const folder = `${root}/profiles`;
  const files = readdirSync(folder).filter((file) => /\.(ya?ml|json)$/.test(file));
  return files.sort().map((file) => parse(readFileSync(`${folder}/${file}`, "utf8")));
}

function limits() {
  const folder = `${root}/limits`;
  return folders(folder).flatMap((platform) =>
    readdirSync(`${folder}/${platform}`)
      .sort()
      .map((file) => JSON.parse(readFileSync(`${folder}/${platform}/${file}`, "utf8"))),
  );
}

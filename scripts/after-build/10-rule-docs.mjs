// Writes docs/rules/ from the built rules: one page a rule, and their table. Beside the built engine, the JSON Schema of a profile, for editors.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(import.meta.url);

export function afterBuild(built = `${root}/dist`) {
  const { registry } = require(`${built}/policies/registry.generated.js`);
  const { indexPage, rulePage } = require(`${built}/lib/policy/documentation/index.js`);
  const { PROFILE_SCHEMA } = require(`${built}/lib/policy/index.js`);
  write(`${built}/lib/policy/profile/profile.schema.json`, `${JSON.stringify(PROFILE_SCHEMA, null, 2)}\n`);
  const docs = `${root}/docs/rules`;
  rmSync(docs, { recursive: true, force: true });
  for (const rule of registry.rules) {
    const folder = `${root}/policies/${rule.id}`;
    const prose = readFileSync(`${folder}/rule.md`, "utf8");
    const cases = JSON.parse(readFileSync(`${folder}/cases.json`, "utf8"));
    write(`${docs}/${rule.id}.md`, rulePage({ rule, prose, cases }));
  }
  write(`${docs}/README.md`, indexPage(registry.rules));
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

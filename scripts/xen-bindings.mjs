// Makes the bindings of lib/backends/xen/bindings, or says in what they differ from the schema:
//
//   terraform providers schema -json >schemas.json         (in a configuration that requires vatesfr/xenorchestra)
//   node scripts/xen-bindings.mjs schemas.json             writes the bindings
//   node scripts/xen-bindings.mjs --check schemas.json     prints the names of those that differ, and ends with status 1
//   node scripts/xen-bindings.mjs --check                  the same, of those whose schema is kept here
//
// The schema of xenserver/xenserver is kept by hand in scripts/xen/xenserver.schema.json, for its binary is not always at hand.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bindingsOf, PROVIDERS } from "./xen/bindings.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "lib/backends/xen/bindings");
const SUFFIX = ".generated.ts";

const options = process.argv.slice(2);
const check = options[0] === "--check";
const given = options[check ? 1 : 0];
if (given === undefined && !check) {
  process.stderr.write("usage: node scripts/xen-bindings.mjs [--check] SCHEMAS.json\n");
  process.exit(2);
}

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const schemas = {
  ...(given === undefined ? {} : { xenorchestra: read(given) }),
  xenserver: read(join(root, "scripts/xen/xenserver.schema.json")),
};

/** The text as the formatter of this repository writes it. */
function formatted(text) {
  const biome = join(root, "node_modules/.bin/biome");
  const path = "lib/backends/xen/bindings/new.ts";
  return execFileSync(biome, ["check", "--write", `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: "utf8",
  });
}

const made = new Map();
const providers = PROVIDERS.filter(({ name }) => name in schemas);
for (const provider of providers) {
  for (const [name, text] of bindingsOf(provider, schemas[provider.name]))
    made.set(`${name}${SUFFIX}`, formatted(text));
}
const isWhole = providers.length === PROVIDERS.length;
if (isWhole) {
  const all = [...made.keys()].map((file) => `export * from "./${file.replace(/\.ts$/, "")}";\n`);
  const text = `// Made by scripts/xen-bindings.mjs, and kept in git; do not edit.\n${all.sort().join("")}`;
  made.set(`all${SUFFIX}`, formatted(text));
}

const kept = readdirSync(target).filter((file) => file.endsWith(SUFFIX));
const old = isWhole ? kept : kept.filter((file) => made.has(file));
if (check) {
  const isSame = (file) => old.includes(file) && made.get(file) === readFileSync(join(target, file), "utf8");
  const differing = [...new Set([...made.keys(), ...old])].filter((file) => !isSame(file)).sort();
  process.stdout.write(differing.map((file) => `${file}\n`).join(""));
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const file of old) if (!made.has(file)) rmSync(join(target, file));
  for (const [file, text] of made) writeFileSync(join(target, file), text);
}

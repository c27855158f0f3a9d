// Writes every generated source: each file in scripts/generate/ exports `generate()`; they run in the order of their names.
import { readdirSync } from "node:fs";

const folder = new URL("./generate/", import.meta.url);
for (const file of readdirSync(folder).sort()) {
  const { generate } = await import(new URL(file, folder).href);
  await generate();
}

// What the constructs cost: N virtual machines against the same resources as bare provider constructs, gate off; then the gate apart.
// Usage: npm run build && node bench/synth.mjs [N ...]
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure, table } from "./measure.mjs";

const sizes = process.argv.slice(2).map(Number);
const program = (name) => fileURLToPath(new URL(`./synth/${name}.mjs`, import.meta.url));
const workshop = mkdtempSync(join(tmpdir(), "failproof-bench-"));
const outdir = (name) => join(workshop, name);

try {
  for (const count of sizes.length > 0 ? sizes : [1_000, 10_000]) {
    const command = (name, ...args) => ({
      args: [program(name), String(count), ...args],
      env: { CDKTF_OUTDIR: outdir([name, ...args].join("-")) },
    });
    const results = await measure(
      {
        bare: command("bare"),
        constructs: command("constructs"),
        "constructs and gate": command("constructs", "gate"),
      },
      count > 5_000 ? 3 : 5,
    );
    const resources = ["bare", "constructs"].map((name) => countResources(outdir(name)));
    if (resources[0] !== resources[1]) throw new Error(`the programs differ: ${resources.join(" and ")} resources`);
    console.log(`${count} virtual machines, ${resources[0]} resources; in brackets the ratio to bare`);
    for (const line of table(results, "bare")) console.log(`  ${line}`);
  }
} finally {
  rmSync(workshop, { recursive: true, force: true });
}

function countResources(folder) {
  const { resource } = JSON.parse(readFileSync(join(folder, "stacks/dc/cdk.tf.json"), "utf8"));
  return Object.values(resource).reduce((sum, all) => sum + Object.keys(all).length, 0);
}

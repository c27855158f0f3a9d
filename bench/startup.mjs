// What starting costs: `failproof --version` and a small check against `node -e 0`, and against loading cdktf.
// Usage: npm run build && node bench/startup.mjs
import { fileURLToPath } from "node:url";
import { measure, table } from "./measure.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const failproof = "dist/lib/cli/main.js";
const commands = {
  "node -e 0": ["-e", "0"],
  "failproof --version": [failproof, "--version"],
  "failproof check (small)": [failproof, "check", "examples/two-racks/expected/acme.estate.json"],
  "require cdktf alone": ["-e", "require('cdktf')"],
};
const results = await measure(
  Object.fromEntries(Object.entries(commands).map(([name, args]) => [name, { args, cwd: root }])),
  15,
);
for (const line of table(results, "node -e 0")) console.log(line);

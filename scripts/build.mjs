// Builds what the package ships into dist/: generated sources, then TypeScript, then the files that are read at run time, then the
// documentation that is made from the built rules (each file in scripts/after-build/ exports `afterBuild()`).
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

await import("./generate.mjs");
rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });

const READ_AT_RUN_TIME = /\.(md|json|yaml)$/;
for (const tree of ["lib", "policies"]) {
  for (const file of readdirSync(tree, { recursive: true })) {
    if (READ_AT_RUN_TIME.test(file)) cpSync(`${tree}/${file}`, `dist/${tree}/${file}`);
  }
}
if (existsSync("dist/lib/cli/main.js")) chmodSync("dist/lib/cli/main.js", 0o755);

const folder = new URL("./after-build/", import.meta.url);
if (existsSync(folder)) {
  for (const file of readdirSync(folder).sort()) {
    const { afterBuild } = await import(new URL(file, folder).href);
    await afterBuild();
  }
}

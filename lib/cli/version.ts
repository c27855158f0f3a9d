import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version of the package, from the nearest package.json above this file. */
export function version(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  const { version: found }: { version?: unknown } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return typeof found === "string" ? found : "unknown";
}

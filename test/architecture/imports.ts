import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { FRONT_DOOR, LAYERS, type Layer } from "./layers";

const ROOT = join(__dirname, "../..");
const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^"';`]*?\sfrom\s)?"([^"]+)"|\b(?:import|require)\("([^"]+)"\)/g;

/** The sources that the package ships, without tests and generated files, relative to the repository. */
export function sources(): readonly string[] {
  return ["lib", "policies"].flatMap((tree) =>
    readdirSync(join(ROOT, tree), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !/\.(test|generated|d)\.ts$/.test(file))
      .map((file) => posix.join(tree, file)),
  );
}

export function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
}

export function layerOf(path: string): Layer | undefined {
  if (path === "lib/index.ts" || path === "lib") return FRONT_DOOR;
  return LAYERS.filter((layer) => isWithin(path, layer.folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
}

/** Why the import is not allowed, or nothing. */
export function violation(file: string, specifier: string): string | undefined {
  const layer = layerOf(file);
  if (layer === undefined) return `${file} is in no layer: give its folder a line in test/architecture/layers.ts`;
  if (!specifier.startsWith(".")) {
    const allowed = layer.packages.some((name) =>
      name.endsWith("/") ? specifier.startsWith(name) : specifier === name,
    );
    return allowed ? undefined : `${file} imports ${specifier}: ${layer.folder} may not`;
  }
  const target = posix.join(dirname(file), specifier);
  if (layer !== FRONT_DOOR && isWithin(target, unitOf(file))) return undefined;
  const folder = layer.folders.find((name) => isWithin(target, name));
  if (folder === undefined) return `${file} imports ${target}: ${layer.folder} may not`;
  const throughIndex = target === folder || isEntry(target);
  return throughIndex ? undefined : `${file} imports ${target}: reach ${folder} through its index`;
}

/** Entry points deeper than a folder's index: sub-folders that are units of their own. */
function isEntry(target: string): boolean {
  return /^lib\/backends\/(port|[a-z]+)$/.test(target) || target === "policies/registry.generated";
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** `lib/<folder>` or `policies/<category>`: files of one unit may import each other freely. */
function unitOf(file: string): string {
  return file.split("/").slice(0, 2).join("/");
}

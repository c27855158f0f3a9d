import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What users get: the packed package, installed into empty projects and used there. */
const ROOT = join(__dirname, "../..");
const CDKTF_PEERS = ["cdktf@0.21.0", "constructs@10.7.2", "@cdktf/provider-vsphere@11.2.1"];

/** The compiler options of cdktf's own TypeScript project template (0.21): CommonJS with node10 resolution. */
const CDKTF_TEMPLATE_TSCONFIG = {
  compilerOptions: {
    alwaysStrict: true,
    declaration: true,
    experimentalDecorators: true,
    inlineSourceMap: true,
    inlineSources: true,
    lib: ["es2018"],
    module: "CommonJS",
    noEmitOnError: true,
    noFallthroughCasesInSwitch: true,
    noImplicitAny: true,
    noImplicitReturns: true,
    noImplicitThis: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    resolveJsonModule: true,
    strict: true,
    strictNullChecks: true,
    strictPropertyInitialization: true,
    stripInternal: true,
    target: "ES2018",
    incremental: true,
    skipLibCheck: true,
  },
  include: ["**/*.ts"],
  exclude: ["node_modules", "cdktf.out"],
};

const NODENEXT_TSCONFIG = {
  compilerOptions: { target: "es2022", module: "nodenext", strict: true, skipLibCheck: true, types: ["node"] },
  include: ["main.ts"],
};

const MAIN = readFileSync(join(ROOT, "examples/two-racks/main.ts"), "utf8");

let workshop: string;
let tarball: string;

beforeAll(() => {
  workshop = mkdtempSync(join(tmpdir(), "failproof-package-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", workshop], { cwd: ROOT, stdio: "pipe" });
  const [packed] = readdirSync(workshop);
  if (packed === undefined) throw new Error("npm pack wrote nothing");
  tarball = join(workshop, packed);
}, 120_000);

afterAll(() => rmSync(workshop, { recursive: true, force: true }));

/** An empty project with the package installed; cdktf and the rest only where named. */
function project(name: string, packageJson: object, packages: readonly string[]): string {
  const folder = join(workshop, name);
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, private: true, ...packageJson }));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball, ...packages], {
    cwd: folder,
    stdio: "pipe",
  });
  return folder;
}

function compile(folder: string, tsconfig: object): void {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const { status, stdout } = spawnSync("npx", ["tsc"], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`tsc failed:\n${stdout}`);
}

function run(folder: string, command: string, args: readonly string[]) {
  return spawnSync(command, args, { cwd: folder, encoding: "utf8" });
}

describe("the packed package", () => {
  it("works from cdktf's own TypeScript template: node10 resolution, sub-paths and all", () => {
    const folder = project("template", {}, [...CDKTF_PEERS, "typescript@5.9", "@types/node@20"]);
    writeFileSync(join(folder, "main.ts"), MAIN);
    compile(folder, CDKTF_TEMPLATE_TSCONFIG);
    expect(run(folder, "node", ["main.js"])).toMatchObject({ status: 0 });
    expect(run(folder, "npx", ["failproof", "check", "cdktf.out"])).toMatchObject({ status: 0 });
  }, 300_000);

  it("works from an ES module with nodenext resolution", () => {
    const folder = project("module", { type: "module" }, [...CDKTF_PEERS, "typescript@5.9", "@types/node@20"]);
    writeFileSync(join(folder, "main.ts"), MAIN);
    compile(folder, NODENEXT_TSCONFIG);
    expect(run(folder, "node", ["main.js"])).toMatchObject({ status: 0 });
    expect(readdirSync(join(folder, "cdktf.out/failproof")).some((file) => file.endsWith(".estate.json"))).toBe(true);
  }, 300_000);

  it("declares Xen pools without any package of bindings", () => {
    const folder = project("pool", {}, ["cdktf@0.21.0", "constructs@10.7.2", "typescript@5.9", "@types/node@20"]);
    writeFileSync(join(folder, "main.ts"), readFileSync(join(ROOT, "examples/xen-pool/main.ts"), "utf8"));
    compile(folder, CDKTF_TEMPLATE_TSCONFIG);
    expect(run(folder, "node", ["main.js"])).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, "cdktf.out/stacks/ams/cdk.tf.json"))).toBe(true);
  }, 300_000);

  it("is a command by itself: no cdktf, no bindings", () => {
    const folder = project("command", {}, []);
    expect(existsSync(join(folder, "node_modules/cdktf"))).toBe(false);
    const estate = join(ROOT, "examples/two-racks/expected/acme.estate.json");
    expect(run(folder, "npx", ["failproof", "check", estate])).toMatchObject({ status: 0 });
    expect(run(folder, "npx", ["failproof", "--version"]).stdout.trim()).toBe(
      JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version,
    );
  }, 300_000);

  it("ships what it names: every entry point and no tests", () => {
    const listing = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).split("\n");
    const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const targets = Object.values(exports).flatMap((entry) =>
      typeof entry === "string" ? [entry] : Object.values(entry as Record<string, string>),
    );
    for (const target of targets) expect(listing).toContain(target.replace("./", "package/"));
    expect(listing.filter((file) => /\.test\.|dist\/(examples|test|bench)\//.test(file))).toEqual([]);
  });
});

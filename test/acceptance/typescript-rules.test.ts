import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A team's own folder of rules in TypeScript, run by the built command in a process of its own: jest would translate them itself. */
const ROOT = join(__dirname, "../..");
const MAIN = join(ROOT, "dist/lib/cli/main.js");
const SURVIVES = join(ROOT, "test/fixtures/estates/survives.json");
const RUNS_BY_ITSELF = "typescript" in process.features && process.features.typescript !== false;

let team = "";
beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is not there: npm run build makes it`);
});
beforeEach(() => {
  team = mkdtempSync(join(tmpdir(), "failproof-team-"));
  mkdirSync(join(team, "node_modules"));
  symlinkSync(ROOT, join(team, "node_modules/failproof"));
});
afterEach(() => rmSync(team, { recursive: true }));

function failproof(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd: team, encoding: "utf8" });
  return { status, stdout, stderr };
}

function installLoader(): void {
  symlinkSync(join(ROOT, "node_modules/tsx"), join(team, "node_modules/tsx"));
}

/** As if it were not installed, whatever is installed in folders above this one. */
function withoutLoader(loader: string): void {
  const file = join(team, "node_modules", loader);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'throw Object.assign(new Error("not installed"), { code: "MODULE_NOT_FOUND" });\n');
}

/** A scaffolded rule, with types in it that no JavaScript has, in two files. */
function writeRule(): void {
  expect(failproof("new-rule", "ours/monitored", "--language", "typescript", "--dir", "policies").status).toBe(0);
  const file = join(team, "policies/ours/monitored/rule.ts");
  const text = readFileSync(file, "utf8");
  const typed = text.replace(
    "export const rule",
    'import { WORD, type Word } from "../word.ts";\n\nconst word: Word = WORD;\n\nexport const rule',
  );
  writeFileSync(file, typed.replace("host monitoring is off", ["host $", "{word} is off"].join("")));
  writeFileSync(
    join(team, "policies/ours/word.ts"),
    'export type Word = "monitoring";\nexport const WORD: Word = "monitoring";\n',
  );
}

describe.each([
  ["CommonJS", undefined],
  ["an ES module", { type: "module" }],
])("a team's rule in TypeScript, as %s", (_, manifest) => {
  beforeEach(() => {
    writeRule();
    if (manifest !== undefined) writeFileSync(join(team, "policies/package.json"), JSON.stringify(manifest));
    if (!RUNS_BY_ITSELF) installLoader();
  });

  it("has its cases run by failproof test", () => {
    expect(failproof("test", "policies")).toEqual({ status: 0, stdout: "1 rule, 4 cases, 0 failed\n", stderr: "" });
  });

  it("fails a case that expects something else", () => {
    const file = join(team, "policies/ours/monitored/cases.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("host monitoring is off on prod", "host monitoring is on"));
    const { status, stdout } = failproof("test", "policies");
    expect(status).toBe(1);
    expect(stdout).toContain('expected "host monitoring is on" in its message, found "host monitoring is off on prod"');
  });

  it("judges an estate, in the profile that it names", () => {
    const { stdout, stderr } = failproof("check", SURVIVES, "--policies", "policies", "--format", "json");
    expect(stderr).toBe("");
    const { rules } = JSON.parse(stdout);
    expect(rules).toContainEqual({ rule: "ours/monitored", outcome: "passes" });
  });
});

describe("a rule in TypeScript that cannot run", () => {
  it("is told with what it takes, where neither Node.js nor a loader beside it runs it", () => {
    if (RUNS_BY_ITSELF) {
      process.stderr.write("skipped: this Node.js runs TypeScript by itself\n");
      return;
    }
    writeRule();
    for (const loader of ["tsx/cjs.js", "ts-node/register/transpile-only.js"]) withoutLoader(loader);
    const { status, stdout, stderr } = failproof("test", "policies");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("rule.ts: is TypeScript, which this Node.js cannot run by itself");
    expect(stderr).toContain(
      "use Node.js 22.18 or newer, install tsx beside the rules, or compile the rule to rule.js",
    );
  });

  it("is told with its own error, where it has one", () => {
    writeRule();
    if (!RUNS_BY_ITSELF) installLoader();
    const file = join(team, "policies/ours/word.ts");
    writeFileSync(file, `${readFileSync(file, "utf8")}throw new Error("no word");\n`);
    const { status, stderr } = failproof("test", "policies");
    expect(status).toBe(2);
    expect(stderr).toContain("cannot be loaded: no word");
  });
});

it("loads no loader of TypeScript where no rule is written in it", () => {
  mkdirSync(join(team, "node_modules/tsx"), { recursive: true });
  const loader = join(team, "node_modules/tsx/cjs.js");
  writeFileSync(loader, 'process.stderr.write("the loader was loaded");\n');
  expect(failproof("new-rule", "ours/monitored", "--language", "javascript", "--dir", "policies").status).toBe(0);
  expect(failproof("test", "policies")).toEqual({ status: 0, stdout: "1 rule, 4 cases, 0 failed\n", stderr: "" });
});

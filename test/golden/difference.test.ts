import { Ajv } from "ajv";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../lib/cli/run";
import { DIFF_FORMATS, type DiffDocument } from "../../lib/report";
import diffSchema from "../../lib/report/schema/diff.schema.json";
import { CapturedTerminal } from "../fixtures/terminal";
import { expectGolden } from "./golden";

const FIXTURES = join(__dirname, "../fixtures");
const CASES: readonly (readonly [name: string, ...args: readonly string[]])[] = [
  ["worse", "estates/survives.json", "estates/breaks.json"],
  ["better", "estates/breaks.json", "estates/survives.json"],
  ["same", "estates/survives.json", "estates/survives.json"],
  ["unclear", "terraform/estate-changed.plan.json", "--tolerate", "host=1"],
  ["plan", "terraform/existing-first.plan.json", "--estate", "terraform/existing.live.yaml"],
];
const EXTENSIONS = [
  ["text", "txt"],
  ["markdown", "md"],
] as const;

let before = "";
beforeAll(() => {
  before = process.cwd();
  process.chdir(FIXTURES);
});
afterAll(() => process.chdir(before));

async function printed(...args: readonly string[]): Promise<string> {
  const terminal = new CapturedTerminal();
  await run(args, terminal);
  return `${terminal.stderr}${terminal.stdout}`;
}

/** Each pair is compared once, for all formats. */
const outputs = new Map<string, Promise<(extension: string) => string>>();
function compared(name: string, args: readonly string[]): Promise<(extension: string) => string> {
  const known = outputs.get(name) ?? inAllFormats(args);
  outputs.set(name, known);
  return known;
}

async function inAllFormats(args: readonly string[]): Promise<(extension: string) => string> {
  const folder = mkdtempSync(join(tmpdir(), "difference-"));
  const file = (extension: string) => join(folder, `out.${extension}`);
  const formats = [...EXTENSIONS, ["json", "json"]].flatMap(([format, extension = ""]) => ["--format", `${format}=${file(extension)}`]);
  await run(["diff", ...args, ...formats], new CapturedTerminal());
  const found = new Map(["txt", "md", "json"].map((extension) => [extension, readFileSync(file(extension), "utf8")]));
  rmSync(folder, { recursive: true });
  return (extension) => found.get(extension) ?? "";
}

describe.each(CASES)("a change that is `%s`", (name, ...args) => {
  test.each(EXTENSIONS)("as %s reads like its golden file", async (_, extension) => {
    expectGolden(`difference/${name}.${extension}`, (await compared(name, args))(extension));
  });

  test("is what diff.schema.json names", async () => {
    const document = JSON.parse((await compared(name, args))("json"));
    const ajv = new Ajv({ strict: false, allErrors: true });
    expect(ajv.validate(diffSchema, document) ? [] : ajv.errors).toEqual([]);
    expect(document.format).toBe("failproof.diff/1");
  });
});

test("nothing but the same again has JSON like its golden file", async () => {
  const same = ["estates/survives.json", "estates/survives.json"];
  expectGolden("difference/same.json", await printed("diff", ...same, "--no-slack", "--format", "json"));
});

test("the comment of a plan has before and after in one row of each requirement", async () => {
  const comment = await printed(
    "check", "terraform/existing-first.plan.json", "--estate", "terraform/existing.live.yaml", "--slack", "--format", "markdown",
  );
  expectGolden("difference/plan.comment.md", comment);
  expect(comment).toContain("| requirement | promise | before | after |");
});

describe("a change of any size", () => {
  test("has a comment of less than 60,000 characters", async () => {
    const document: DiffDocument = JSON.parse((await compared("worse", ["estates/survives.json", "estates/breaks.json"]))("json"));
    const many = Array.from({ length: 400 }, (_, index) => index);
    const large: DiffDocument = {
      ...document,
      requirements: many.flatMap((index) => document.requirements.map((one) => ({ ...one, id: `${one.id}-${index}` }))),
      findings: {
        appear: many.flatMap((index) =>
          document.findings.appear.map((one) => ({ ...one, rule: "a/b", message: `${one.message} ${index} ${"x ".repeat(300)}` })),
        ),
        go: [],
        stay: 0,
      },
    };
    const comment = DIFF_FORMATS.get("markdown")?.([large, large, large], {}) ?? "";
    expect(comment.length).toBeLessThan(60_000);
    expect(comment).toContain("this change makes acme less resilient");
  });

  test("has names in it that mean nothing to Markdown", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hostile-"));
    const hostile = join(folder, "hostile.json");
    const text = readFileSync("estates/breaks.json", "utf8");
    writeFileSync(hostile, text.replaceAll('"any-host"', '"any|host <img src=x> @team"'));
    const comment = await printed("diff", "estates/survives.json", hostile, "--no-slack", "--format", "markdown");
    rmSync(folder, { recursive: true });
    expect(comment).toContain("`any\\|host <img src=x> @team`");
    expect(comment.replaceAll(/`[^`]*`/g, "")).not.toContain("<img");
  });
});

test("docs/diff.md shows what is printed", async () => {
  const page = readFileSync(join(__dirname, "../../docs/diff.md"), "utf8");
  const [, shown = ""] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
  const printedText = await printed("diff", "estates/survives.json", "estates/breaks.json", "--no-slack");
  expect(shown).not.toBe("");
  expect(printedText.startsWith(shown)).toBe(true);
});

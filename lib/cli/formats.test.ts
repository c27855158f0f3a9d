import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sarifErrors } from "../../test/fixtures/delivered";
import { CapturedTerminal } from "../../test/fixtures/terminal";
import { folderInRepository } from "./repository";
import { run } from "./run";

const ESTATES = join(__dirname, "../../test/fixtures/estates");
const BREAKS = join(ESTATES, "breaks.json");
const SURVIVES = join(ESTATES, "survives.json");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-formats-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), "utf8");

describe("formats of one run", () => {
  it("are written together, one of them to standard output", async () => {
    const terminal = new CapturedTerminal();
    const files = [
      "sarif=out.sarif",
      "junit=out.xml",
      "markdown=comment.md",
      "json=report.json",
      "codequality=gl.json",
    ];
    const flags = files.flatMap((value) => ["--format", value.replace("=", `=${folder}/`)]);
    expect(await run(["check", BREAKS, ...flags, "--format", "text"], terminal)).toBe(1);
    expect(terminal.stdout).toMatch(/^ x {2}acme does NOT survive/);
    expect(read("comment.md")).toMatch(/^<!-- failproof -->\n\n### ❌ acme does NOT survive/);
    expect(read("out.xml")).toContain('<testsuite name="acme: requirements"');
    expect(JSON.parse(read("report.json")).input).toBe("test/fixtures/estates/breaks.json");
    expect(JSON.parse(read("gl.json"))[0].location.path).toBe("test/fixtures/estates/breaks.json");
    expect(sarifErrors(read("out.sarif"))).toEqual([]);
    const [sarif] = JSON.parse(read("out.sarif")).runs;
    expect(sarif.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      "test/fixtures/estates/breaks.json",
    );
    expect(sarif.tool.driver.rules.length).toBeGreaterThan(5);
    expect(sarif.tool.driver.rules.every((rule: { help?: { markdown?: string } }) => rule.help?.markdown)).toBe(true);
  });

  it("fail the JUnit cases that --fail-on makes the run fail for, and no other", async () => {
    const estate = JSON.parse(readFileSync(SURVIVES, "utf8"));
    delete estate.clusters[0].ha.heartbeatDatastores;
    writeFileSync(at("estate.json"), JSON.stringify(estate));
    const failures = async (failOn: string) => {
      const flags = ["--profile", "production", "--fail-on", failOn, "--format", `junit=${at(`${failOn}.xml`)}`];
      const status = await run(["check", at("estate.json"), ...flags], new CapturedTerminal());
      return { status, failures: Number(/failures="(\d+)"/.exec(read(`${failOn}.xml`))?.[1]) };
    };
    expect(await failures("error")).toEqual({ status: 0, failures: 0 });
    const warned = await failures("note");
    expect(warned.status).toBe(1);
    expect(warned.failures).toBeGreaterThan(0);
  });

  it("of a proof alone say what is not proven", async () => {
    const terminal = new CapturedTerminal();
    expect(await run(["prove", BREAKS, "--format", "sarif"], terminal)).toBe(1);
    expect(JSON.parse(terminal.stdout).runs[0].results).toMatchObject([{ ruleId: "failover/requirement-proven" }]);
  });
});

describe("--format github", () => {
  it("adds the comment to the summary of the step, after what is there", async () => {
    writeFileSync(at("summary.md"), "before\n");
    const terminal = new CapturedTerminal({ summaryFile: at("summary.md") });
    expect(await run(["check", BREAKS, "--format", "github"], terminal)).toBe(1);
    expect(terminal.stdout).toMatch(/^::error file=test\/fixtures\/estates\/breaks\.json,title=failover/);
    expect(read("summary.md")).toMatch(/^before\n<!-- failproof -->\n\n### ❌ acme/);
  });

  it("alone does so", async () => {
    const terminal = new CapturedTerminal({ summaryFile: at("summary.md") });
    await run(["check", SURVIVES, "--format", "text"], terminal);
    expect(existsSync(at("summary.md"))).toBe(false);
  });

  it("ends with status 2 where the summary cannot be written", async () => {
    const terminal = new CapturedTerminal({ summaryFile: folder });
    expect(await run(["check", SURVIVES, "--format", "github"], terminal)).toBe(2);
    expect(terminal.stderr).toContain("cannot be written");
  });
});

describe("the folder in the repository", () => {
  it("is told from the root, and empty outside of one", () => {
    expect(folderInRepository(__dirname)).toBe("lib/cli");
    expect(folderInRepository(folder)).toBe("");
  });
});

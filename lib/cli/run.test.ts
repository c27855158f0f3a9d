import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CapturedTerminal } from "../../test/fixtures/terminal";
import { run } from "./run";

const ESTATES = join(__dirname, "../../test/fixtures/estates");
const SURVIVES = join(ESTATES, "survives.json");
const PLACELESS = join(ESTATES, "placeless.json");
const BREAKS = join(ESTATES, "breaks.json");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function failproof(...args: readonly string[]) {
  const terminal = new CapturedTerminal();
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}

describe("the command line", () => {
  it("prints its version", async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
    expect(await failproof("--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("prints its help, and that of a command", async () => {
    const help = await failproof("--help");
    expect(help.status).toBe(0);
    for (const command of ["check", "prove", "verify", "rules", "explain", "export"])
      expect(help.stdout).toContain(`\n  ${command} `);
    expect((await failproof("check", "--help")).stdout).toContain("--tolerate <failures>");
  });

  it.each([
    ["no command", [], "Usage: failproof"],
    ["an unknown command", ["chekc", "x"], "unknown command 'chekc'"],
    ["help of an unknown command", ["help", "chekc"], "unknown command 'chekc'"],
    ["a command without its input", ["check"], "missing required argument 'input'"],
    ["an unknown flag", ["check", SURVIVES, "--frmat", "json"], "unknown option '--frmat'"],
    ["an unknown format", ["check", SURVIVES, "--format", "pdf"], 'unknown format "pdf"; known are text, json, sarif'],
    [
      "two formats on standard output",
      ["check", SURVIVES, "--format", "text", "--format", "json"],
      "only one format can go to standard output",
    ],
    [
      "a tolerance that is none",
      ["check", SURVIVES, "--tolerate", "two"],
      '--tolerate two: "two" is not of the form KIND=NUMBER, e.g. host=2',
    ],
    [
      "threads that are no number",
      ["check", SURVIVES, "--threads", "0"],
      "--threads 0: a whole number from 1 to 9999 is expected",
    ],
    ["a tolerance of an undeclared kind", ["check", SURVIVES, "--tolerate", "pod=1"], "--tolerate pod=1: "],
    ["an unknown demand", ["check", SURVIVES, "--demand", "all"], "Allowed choices are reservation, configured"],
    ["an unknown placement", ["check", SURVIVES, "--placement", "free"], "Allowed choices are auto, repack, pinned"],
    [
      "an unknown severity",
      ["check", SURVIVES, "--fail-on", "info"],
      "--fail-on info: unknown severity; known are error, warning, note",
    ],
    [
      "a time that is none",
      ["check", SURVIVES, "--timeout", "soon"],
      "--timeout soon: a number of seconds above 0 is expected",
    ],
    ["no time at all", ["check", SURVIVES, "--timeout", "0"], "--timeout 0: a number of seconds above 0 is expected"],
    ["an unknown profile", ["check", SURVIVES, "--profile", "prodction"], 'there is no profile "prodction"'],
    [
      "certificates of two estates",
      ["check", SURVIVES, BREAKS, "--certificates", "c.json"],
      "the inputs hold 2 estates; prove them one by one",
    ],
    [
      "a rule that does not exist",
      ["explain", "ha/enabeld"],
      'there is no rule "ha/enabeld"; did you mean "ha/enabled"?',
    ],
    [
      "a report over its own input",
      ["check", SURVIVES, "--format", `json=${SURVIVES}`],
      "is read, and would be overwritten; name another file to write to",
    ],
    ["an unknown format of the list", ["rules", "--format", "xml"], 'unknown format "xml"; known are text, json'],
  ])("refuses %s", async (_, args, message) => {
    const { status, stdout, stderr } = await failproof(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("check", () => {
  it("of an estate that survives ends with status 0 and says what was proven", async () => {
    const { status, stdout, stderr } = await failproof("check", SURVIVES);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(
      /^ ok acme survives what it promises: 2 requirements proven over 10 scenarios, 14 VMs on 6 hosts\n/,
    );
  });

  it("of one that does not ends with status 1, the failure first", async () => {
    const { status, stdout } = await failproof("check", BREAKS);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ x {2}acme does NOT survive the loss of /);
  });

  it("of one that lacks facts ends with status 1 and names them", async () => {
    const { status, stdout } = await failproof("check", join(ESTATES, "undecided.json"));
    expect(status).toBe(1);
    expect(stdout).toContain("`domains` of hosts: esx-11 esx-12");
  });

  it("adds the requirement of --tolerate", async () => {
    const { status, stdout } = await failproof("check", SURVIVES, "--tolerate", "storage-array=1", "--format", "json");
    const { requirements } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(requirements.at(-1)).toMatchObject({
      id: "command-line",
      verdict: "fails",
      tolerate: { "storage-array": 1 },
    });
  });

  it("writes files beside standard output", async () => {
    const [json, text] = [join(folder, "deep/report.json"), join(folder, "report.txt")];
    const { stdout } = await failproof(
      "check",
      BREAKS,
      "--format",
      "text",
      "--format",
      `json=${json}`,
      "--format",
      `text=${text}`,
    );
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ format: "failproof.report/1", estate: "acme" });
    expect(readFileSync(text, "utf8")).toBe(stdout);
  });

  it("writes nothing to standard output where all formats go to files", async () => {
    const { status, stdout } = await failproof("check", SURVIVES, "--format", `json=${join(folder, "a.json")}`);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  it("of several inputs reports each, and fails if one does", async () => {
    const { status, stdout } = await failproof("check", SURVIVES, BREAKS, "--format", "json");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  it("gives the same bytes twice", async () => {
    expect(await failproof("check", BREAKS, "--format", "json")).toEqual(
      await failproof("check", BREAKS, "--format", "json"),
    );
  });

  it("says that a file cannot be written where its folder is a file", async () => {
    const file = join(folder, "regular");
    writeFileSync(file, "");
    const { status, stdout, stderr } = await failproof("check", SURVIVES, "--format", `json=${file}/report.json`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("is a regular file, not a folder");
  });

  it("with its time used up before it begins decides nothing, and passes nothing", async () => {
    const { status, stdout } = await failproof("check", BREAKS, "--timeout", "1e-9", "--format", "json");
    const { requirements } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(requirements.map(({ verdict }: { verdict: string }) => verdict)).not.toContain("tolerates");
  });
});

describe("a profile of the user's own", () => {
  const profile = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it("in a file gives rules their severities", async () => {
    const own = profile("own.yaml", "name: own\nrules:\n  ha/enabled: note\n");
    const { stdout } = await failproof("rules", "--profile", own);
    expect(stdout).toMatch(/^note {5}ha\/enabled/);
    const { stdout: report } = await failproof("check", SURVIVES, "--profile", own, "--format", "json");
    expect(JSON.parse(report)).toMatchObject({ profile: "own", rules: [{ rule: "ha/enabled", outcome: "passes" }] });
  });

  it("that names a rule which does not exist is wrong, at its line", async () => {
    const own = profile("wrong.yaml", "name: own\nrules:\n  ha/enabeld: note\n");
    const { status, stderr } = await failproof("check", SURVIVES, "--profile", own);
    expect(status).toBe(2);
    expect(stderr).toMatch(/wrong\.yaml:3:\d+ .*there is no rule "ha\/enabeld"[\s\S]*did you mean "ha\/enabled"/);
  });

  it("that has another shape, or is not there, is wrong", async () => {
    const shape = profile("shape.json", '{ "name": "own", "rulez": {} }');
    expect((await failproof("check", SURVIVES, "--profile", shape)).stderr).toContain('did you mean "rules"?');
    const { status, stderr } = await failproof("check", SURVIVES, "--profile", join(folder, "none.yaml"));
    expect(status).toBe(2);
    expect(stderr).toContain("no such file");
  });

  it("that the estate names and nobody has is wrong in the estate", async () => {
    const file = profile(
      "named.json",
      readFileSync(SURVIVES, "utf8").replace('"name": "acme",', '"name": "acme", "profile": "own",'),
    );
    const { status, stderr } = await failproof("check", file);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: .*named\.json:3:30 {2}\/profile {2}there is no profile "own"/);
  });
});

describe("an interrupted check", () => {
  it("reports what is decided by then, and passes nothing", async () => {
    const terminal = new CapturedTerminal({ interrupted: () => true });
    expect(await run(["check", SURVIVES], terminal)).toBe(1);
    expect(terminal.stdout).toMatch(/^ \? {2}cannot say whether acme survives /);
  });
});

describe("colours", () => {
  const coloured = async (...flags: readonly string[]) => {
    const terminal = new CapturedTerminal({ colour: true });
    await run(["check", BREAKS, ...flags], terminal);
    return terminal.stdout;
  };

  it("are for terminals, and not with --no-color", async () => {
    expect(await coloured()).toContain("\u001b[31m x  \u001b[39m");
    expect(await coloured("--no-color")).not.toContain("\u001b");
  });

  it("never go into a file", async () => {
    const file = join(folder, "plain.txt");
    await coloured("--format", `text=${file}`);
    expect(readFileSync(file, "utf8")).not.toContain("\u001b");
  });
});

describe("prove", () => {
  it("prints failproof.verdict/1", async () => {
    const { status, stdout } = await failproof("prove", BREAKS, "--format", "json");
    const verdict = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(Object.keys(verdict)).toEqual(["format", "requirements"]);
    expect(Object.keys(verdict.requirements[0])).toEqual(["id", "verdict", "scenarios", "counterexamples", "missing"]);
  });

  it("begins with an earlier proof where it is given one, and says the same", async () => {
    const file = join(folder, "before.json");
    const first = await failproof("prove", SURVIVES, "--certificates", file);
    expect(await failproof("prove", SURVIVES, "--previous", file)).toEqual(first);
    const { status, stderr } = await failproof("prove", SURVIVES, "--previous", SURVIVES);
    expect([status, stderr]).toEqual([2, expect.stringContaining("is no certificates document")]);
  });

  it("writes certificates whose keys the counterexamples name", async () => {
    const file = join(folder, "certificates.json");
    const { status } = await failproof("prove", SURVIVES, "--certificates", file);
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ format: "failproof.certificates/1" });
  });
});

describe("verify", () => {
  const certificates = async (name: string, ...args: readonly string[]) => {
    const file = join(folder, `${name}.certificates.json`);
    await failproof("prove", ...args, "--certificates", file);
    return file;
  };

  it("confirms the certificates of proofs, survived and failed", async () => {
    for (const estate of [SURVIVES, BREAKS, join(ESTATES, "undecided.json")]) {
      const { status, stdout } = await failproof("verify", estate, await certificates("own", estate));
      expect(stdout).toMatch(/^ ok every verdict on acme is confirmed\n\n ok any-host: /);
      expect(status).toBe(0);
    }
  });

  it("confirms a requirement that the command line added, and says that it did", async () => {
    const file = await certificates("added", SURVIVES, "--tolerate", "host=2");
    const { status, stdout } = await failproof("verify", SURVIVES, file);
    expect(status).toBe(0);
    expect(stdout).toMatch(/ ok command-line: tolerates; 22 scenarios: .*\(not as the estate has it: added\)\n/);
  });

  it("refuses certificates of another estate, and any that were changed", async () => {
    const file = await certificates("breaks", BREAKS);
    const other = await failproof("verify", SURVIVES, file);
    expect(other).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(" x  these are certificates of another estate\n"),
    });
    const changed = join(folder, "changed.json");
    const document = JSON.parse(readFileSync(file, "utf8"));
    document.requirements[0].verdict = "tolerates";
    writeFileSync(changed, JSON.stringify(document));
    const { status, stdout } = await failproof("verify", BREAKS, changed);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ x {2}not every verdict on acme is confirmed\n\n x {2}any-host: is said to be tolerates/);
  });

  it("refuses what is no such document as wrong input", async () => {
    const estate = await failproof("verify", SURVIVES, BREAKS);
    expect(estate).toMatchObject({ status: 2, stdout: "" });
    expect(estate.stderr).toContain('breaks.json: is no certificates document: its format is "failproof.estate/1"');
    const none = await failproof("verify", SURVIVES, join(folder, "none.json"));
    expect(none).toMatchObject({ status: 2, stdout: "" });
    expect(none.stderr).toContain("none.json: no such file");
  });
});

describe("rules and explain", () => {
  it("list every rule, and explain it", async () => {
    const rules: readonly { id: string; title: string }[] = JSON.parse(
      (await failproof("rules", "--format", "json")).stdout,
    );
    expect(rules.length).toBeGreaterThan(10);
    for (const { id, title } of rules) {
      const { status, stdout } = await failproof("explain", id);
      expect(status).toBe(0);
      expect(stdout.replace(/\s+/g, " ")).toContain(`${id} ${title}`.slice(0, 60));
    }
  });

  it("list the rules of a profile with its severities", async () => {
    expect((await failproof("rules", "--profile", "baseline")).stdout).toMatch(
      /^error {4}failover\/requirement-declared /m,
    );
  });
});

describe("export", () => {
  it("writes an estate document that reads back as the same estate, in JSON and YAML", async () => {
    const { stdout: json } = await failproof("export", SURVIVES);
    const yaml = join(folder, "estate.yaml");
    await failproof("export", SURVIVES, "--format", "yaml", "--output", yaml);
    expect((await failproof("export", yaml)).stdout).toBe(json);
    expect(JSON.parse(json)).toEqual(JSON.parse(readFileSync(SURVIVES, "utf8")));
  });

  it("with --placed gives VMs that have no host one with which every requirement is proven", async () => {
    const asked = await failproof("check", PLACELESS);
    expect(asked.stdout).toMatch(/start +with these hosts every scenario is proven survived: app=xen-\d db=xen-\d/);
    expect(asked.stdout).toContain("failproof export INPUT --placed writes the estate with these hosts");
    const placed = join(folder, "placed.json");
    expect(await failproof("export", PLACELESS, "--placed", "--output", placed)).toMatchObject({ status: 0 });
    expect(await failproof("prove", placed)).toMatchObject({ status: 0 });
  });

  it("with --placed has nothing to offer where no placement survives, and says so", async () => {
    const estate = JSON.parse(readFileSync(PLACELESS, "utf8"));
    const tight = join(folder, "tight.json");
    writeFileSync(tight, JSON.stringify({ ...estate, requirements: [{ id: "any-two", tolerate: { host: 2 } }] }));
    const { status, stdout, stderr } = await failproof("export", tight, "--placed");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("no hosts to offer: no requirement lacks hosts of VMs and nothing else");
  });

  it("takes --tolerate only with --placed", async () => {
    expect(await failproof("export", SURVIVES, "--tolerate", "host=1")).toMatchObject({ status: 2 });
    expect(await failproof("export", PLACELESS, "--placed", "--tolerate", "host=1")).toMatchObject({ status: 0 });
  });
});

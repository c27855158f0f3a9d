import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CapturedTerminal } from "../../../test/fixtures/terminal";
import { run } from "../run";

const SURVIVES = join(__dirname, "../../../test/fixtures/estates/survives.json");

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "failproof-policies-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(path: string, content: string | object): string {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

async function failproof(...args: readonly string[]) {
  const terminal = new CapturedTerminal();
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}

const TIERS = {
  format: "failproof.rule/1",
  title: "Every VM has a tier",
  why: "nobody knows what may be lost",
  severity: "error",
  fix: "give it a tier",
  sources: [{ title: "Convention" }],
  each: "vms",
  must: { required: ["tier"] },
};

const CASES = {
  estate: { clusters: [{ id: "prod", platform: "xen" }], vms: [{ id: "erp", cluster: "prod", tier: "gold" }] },
  cases: [
    { name: "it has one", outcome: "passes" },
    { name: "it has none", outcome: "fails", patch: { vms: { erp: { tier: null } } } },
  ],
};

/** A rule that needs no package: the shape is what counts. */
const PLAIN = `exports.rule = (id) => ({ id, title: "T", why: "W", severity: "note", undecided: "note", fix: "F",
  platforms: ["vsphere"], sources: [], profiles: ["baseline"], parameters: {},
  *check(estate) {
    for (const cluster of estate.clusters)
      yield { outcome: "fails", about: [cluster], message: "plain " + cluster.id, expected: "", found: "" };
  },
});`;

describe("--policies", () => {
  it("judges by declarative rules and by modules, in the profile that they name", async () => {
    write("team/tiers/rule.json", TIERS);
    write("team/plain/rule.js", PLAIN);
    const { status, stdout } = await failproof("check", SURVIVES, "--policies", dir);
    expect(status).toBe(1);
    expect(stdout).toContain("team/tiers");
    expect(stdout).toContain("plain prod");
    expect((await failproof("rules", "--policies", dir)).stdout).toContain("team/plain");
    expect((await failproof("explain", "team/tiers", "--policies", dir)).stdout).toContain("nobody knows");
  });

  it("takes profiles of the folder, and lets them choose among all rules", async () => {
    write("team/tiers/rule.yaml", `${JSON.stringify({ ...TIERS, profiles: [] })}\n`);
    write("profiles/ours.yaml", "name: ours\nrules:\n  team/tiers: note\n");
    const { stdout, stderr, status } = await failproof("rules", "--policies", dir, "--profile", "ours");
    expect(stderr).toBe("");
    expect(stdout).toContain("note     team/tiers");
    expect(status).toBe(0);
  });

  it("waives findings of a team's rule", async () => {
    write("team/plain/rule.js", PLAIN);
    const waivers = write("w.json", {
      format: "failproof.waivers/1",
      waivers: [{ rule: "team/plain", objects: ["*"], reason: "x" }],
    });
    const { stdout } = await failproof("check", SURVIVES, "--policies", dir, "--waivers", waivers);
    expect(stdout).toContain("waived: x");
  });

  it.each([
    ["nothing/there.txt", "", "holds no rule and no profile"],
    ["ha/enabled/rule.json", TIERS, 'there is a shipped rule "ha/enabled" already'],
    ["team/a/rule.js", "exports.rule = 3", "exports no rule"],
    ["team/a/rule.js", "throw new Error('boom')", "cannot be loaded: boom"],
    ["team/a/rule.js", "require('failproof/policy-not-there')", "install failproof beside the rules"],
    ["team/a/rule.json", { ...TIERS, each: "vm" }, 'did you mean "vms"?'],
    ["profiles/p.yaml", "name: baseline\n", 'there is a shipped profile "baseline" already'],
  ])("refuses %s: %s", async (path, content, message) => {
    write(path, content);
    const { status, stdout, stderr } = await failproof("check", SURVIVES, "--policies", dir);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("says what TypeScript needs where nothing runs it", async () => {
    write("team/a/rule.ts", "export const rule: number = 1;");
    const { status, stderr } = await failproof("check", SURVIVES, "--policies", dir);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /rule\.ts.*(is TypeScript, which this Node\.js cannot run|exports no rule|cannot be loaded)/,
    );
  });

  it("refuses a folder that there is not", async () => {
    const { status, stderr } = await failproof("check", SURVIVES, "--policies", join(dir, "gone"));
    expect(status).toBe(2);
    expect(stderr).toContain("is no folder of policies");
  });
});

// The super-user may read anything: there the permission says nothing.
(process.getuid?.() === 0 ? it.skip : it)("refuses a folder that it may not read, and says so", async () => {
  const team = join(dir, "team");
  mkdirSync(team);
  chmodSync(team, 0o000);
  const { status, stderr } = await failproof("check", SURVIVES, "--policies", dir);
  chmodSync(team, 0o755);
  expect([status, stderr]).toEqual([2, `error: ${team}: no permission to read it\n`]);
});

describe("failproof test", () => {
  it("runs the cases of every rule", async () => {
    write("team/tiers/rule.json", TIERS);
    write("team/tiers/cases.json", CASES);
    expect(await failproof("test", dir)).toEqual({ status: 0, stdout: "1 rule, 2 cases, 0 failed\n", stderr: "" });
  });

  it("says what a case expected, and what was found", async () => {
    write("team/tiers/rule.json", TIERS);
    const findings = [{ subjects: ["vms/web"], message: "no tier" }];
    const [, none] = CASES.cases;
    write("team/tiers/cases.json", {
      ...CASES,
      cases: [
        { name: "passes", outcome: "fails" },
        { ...none, findings },
      ],
    });
    const { status, stdout } = await failproof("test", dir);
    expect(status).toBe(1);
    expect(stdout).toBe(
      [
        " x  team/tiers: passes",
        "      expected fails, found passes",
        " x  team/tiers: it has none",
        "      finding 1: expected subjects vms/web, found vms/erp",
        '      finding 1: expected "no tier" in its message, found "erp: tier is not declared"',
        "1 rule, 2 cases, 2 failed",
        "",
      ].join("\n"),
    );
  });

  it("refuses a rule without cases, and cases that are none", async () => {
    write("team/tiers/rule.json", TIERS);
    expect((await failproof("test", dir)).stderr).toContain("has no cases.json");
    write("team/tiers/cases.json", []);
    expect((await failproof("test", dir)).stderr).toContain("is no list of cases");
  });
});

describe("failproof new-rule", () => {
  it("makes a rule as data that passes its own cases", async () => {
    const made = await failproof("new-rule", "team/first", "--dir", dir, "--language", "yaml");
    expect(made.status).toBe(0);
    expect(made.stdout.split("\n").filter(Boolean)).toEqual(
      ["rule.yaml", "rule.md", "cases.json"].map((name) => join(dir, "team/first", name)),
    );
    expect(await failproof("test", dir)).toMatchObject({ status: 0, stdout: "1 rule, 4 cases, 0 failed\n" });
  });

  it("makes none where it cannot, and says why", async () => {
    const file = join(dir, "file");
    writeFileSync(file, "x");
    const below = await failproof("new-rule", "team/first", "--dir", file);
    expect(below).toMatchObject({ status: 2, stdout: "" });
    expect(below.stderr).toContain("is a regular file, not a folder");
    expect((await failproof("new-rule", "team/first", "--dir", "")).stderr).toContain("--dir: the folder is missing");
  });

  it("never writes over a rule", async () => {
    await failproof("new-rule", "team/first", "--dir", dir);
    const again = await failproof("new-rule", "team/first", "--dir", dir);
    expect(again).toMatchObject({ status: 2, stdout: "" });
    expect(again.stderr).toContain("is there already");
    expect((await failproof("new-rule", "ha/enabled", "--dir", dir)).stderr).toContain("already");
    expect((await failproof("new-rule", "Nonsense", "--dir", dir)).status).toBe(2);
  });
});

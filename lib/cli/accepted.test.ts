import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CapturedTerminal } from "../../test/fixtures/terminal";
import { run } from "./run";

const BREAKS = join(__dirname, "../../test/fixtures/estates/breaks.json");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-accepted-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function check(...args: readonly string[]) {
  const terminal = new CapturedTerminal();
  const status = await run(["check", "--no-fixes", "--today", "2027-01-01", ...args], terminal);
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}

const reportOf = async (...args: readonly string[]) => JSON.parse((await check(...args, "--format", "json")).stdout);

type Domain = { readonly kind: string; readonly id: string };
type Told = { readonly alikeAmong: readonly Domain[] };

/** Waivers of all that is wrong with an estate that promises to survive one host, with every scenario that its counterexamples stand for. */
async function waiversOfAll(expires = "2027-01-31"): Promise<readonly object[]> {
  const { requirements, findings } = await reportOf(BREAKS);
  const common = { reason: "second array in June", owner: "storage", expires };
  const named = (domain: Domain) => `${domain.kind}/${domain.id}`;
  return [
    ...requirements
      .filter(({ verdict }: { verdict: string }) => verdict === "fails")
      .map(({ id, counterexamples }: { id: string; counterexamples: readonly Told[] }) => ({
        ...common,
        rule: "failover/requirement-proven",
        objects: [`requirements/${id}`],
        scenarios: counterexamples.flatMap(({ alikeAmong }) => alikeAmong.map((domain) => [named(domain)])),
      })),
    ...findings
      .filter(({ rule }: { rule: string }) => rule !== "failover/requirement-proven")
      .map(({ rule, subjects }: { rule: string; subjects: readonly { list: string; id: string }[] }) => ({
        ...common,
        rule,
        objects: subjects.map(({ list, id }) => `${list}/${id}`),
      })),
  ];
}

const file = (waivers: readonly object[]) =>
  written("waivers.json", JSON.stringify({ format: "failproof.waivers/1", waivers }));

describe("--waivers", () => {
  it("ends with status 0 where all that is wrong is accepted, and still tells all of it", async () => {
    const path = file(await waiversOfAll());
    const { status, stdout } = await check(BREAKS, "--waivers", path, "--fail-on", "note");
    expect(status).toBe(0);
    expect(stdout).toContain("does NOT survive");
    expect(stdout).toContain("which is waived");
    expect(stdout).toContain("second array in June (storage, until 2027-01-31)");
  });

  it("counts everything again on the day after, and says what is over", async () => {
    const path = file(await waiversOfAll("2026-12-31"));
    const { status, stdout } = await check(BREAKS, "--waivers", path);
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, " ")).toContain("expired; second array in June (storage, until 2026-12-31)");
  });

  it("gives the same bytes on every day until it expires", async () => {
    const path = file(await waiversOfAll());
    const reports = ["2026-11-01", "2027-01-31"].map((day) => reportOf(BREAKS, "--waivers", path, "--today", day));
    const [early, late] = await Promise.all(reports);
    expect(late).toEqual(early);
  });

  it("counts a waiver that accepts nothing as a note", async () => {
    const unused = { rule: "ha/enabled", objects: ["gone"], reason: "a laboratory" };
    const path = file([...(await waiversOfAll()), unused]);
    expect((await check(BREAKS, "--waivers", path)).status).toBe(0);
    const { status, stdout } = await check(BREAKS, "--waivers", path, "--fail-on", "note");
    expect(status).toBe(1);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "ha/enabled for gone: unused, there is no such finding; a laboratory",
    );
  });

  it.each([
    ["ha/enabeld", 'there is no rule "ha/enabeld"', 'did you mean "ha/enabled"?'],
    ["nothing/like-it", 'there is no rule "nothing/like-it"', "1 error"],
  ])("says where the rule %s stands", async (rule, message, hint) => {
    const text = `format: failproof.waivers/1\nwaivers:\n  - rule: ${rule}\n    objects: [prod]\n    reason: x\n`;
    const path = written("wrong.yaml", text);
    const { status, stderr, stdout } = await check(BREAKS, "--waivers", path);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`${path}:3:11  /waivers/0/rule  ${message}`);
    expect(stderr).toContain(hint);
  });

  it("refuses a day that there is not", async () => {
    const { status, stderr } = await check(BREAKS, "--today", "2027-02-30");
    expect(status).toBe(2);
    expect(stderr).toContain("--today 2027-02-30: must be a day that there is");
  });
});

describe("waivers in the estate itself", () => {
  async function inline(...waivers: readonly object[]): Promise<string> {
    const estate = JSON.parse(readFileSync(BREAKS, "utf8"));
    return written("inline.json", JSON.stringify({ ...estate, waivers }));
  }

  it("are accepted, unless --no-inline-waivers", async () => {
    const path = await inline(...(await waiversOfAll()));
    expect((await check(path)).status).toBe(0);
    expect((await check(path, "--no-inline-waivers")).status).toBe(1);
  });

  it("are wrong input where their rule is unknown, and not looked at with --no-inline-waivers", async () => {
    const path = await inline({ rule: "ha/enabel", objects: ["prod"], reason: "x" });
    const { status, stderr } = await check(path);
    expect(status).toBe(2);
    expect(stderr).toContain('/waivers/0/rule  there is no rule "ha/enabel"');
    expect((await check(path, "--no-inline-waivers")).status).toBe(1);
  });

  it("never change a certificate", async () => {
    const [plain, waived] = [join(folder, "plain.certs"), join(folder, "waived.certs")];
    await check(BREAKS, "--certificates", plain);
    await check(await inline(...(await waiversOfAll())), "--certificates", waived);
    expect(readFileSync(waived, "utf8")).toBe(readFileSync(plain, "utf8"));
  });
});

describe("--baseline", () => {
  it("counts and tells nothing of what was there before", async () => {
    const path = written("baseline.json", (await check(BREAKS, "--format", "json")).stdout);
    const { status, stdout } = await check(BREAKS, "--baseline", path, "--fail-on", "note");
    expect(status).toBe(0);
    expect(stdout).toContain("known from the baseline");
    expect(stdout).not.toContain("stay down");
  });

  it("counts what is new, in full", async () => {
    const report = await reportOf(BREAKS);
    const [first, ...others] = report.findings;
    const path = written("older.json", JSON.stringify({ ...report, requirements: [], findings: others }));
    const compared = await reportOf(BREAKS, "--baseline", path);
    expect(compared.findings.filter(({ known }: { known?: true }) => known === undefined)).toEqual([first]);
    expect(compared.baseline).toEqual({ known: others.length, gone: 0 });
    expect((await check(BREAKS, "--baseline", path)).status).toBe(1);
  });

  it("counts what is gone", async () => {
    const report = await reportOf(BREAKS);
    const gone = { ...report.findings[0], fingerprint: "0".repeat(32) };
    const path = written("longer.json", JSON.stringify({ ...report, findings: [...report.findings, gone] }));
    expect((await reportOf(BREAKS, "--baseline", path)).baseline).toEqual({ known: report.findings.length, gone: 1 });
  });

  it("of another estate knows nothing", async () => {
    const report = await reportOf(BREAKS);
    const path = written("other.json", JSON.stringify({ ...report, estate: "other" }));
    expect((await check(BREAKS, "--baseline", path)).status).toBe(1);
  });

  it("does not know what was waived then: it counts when the waiver is over", async () => {
    const waivers = file(await waiversOfAll());
    const recorded = await check(BREAKS, "--waivers", waivers, "--format", "json");
    const path = written("waived.json", recorded.stdout);
    expect((await check(BREAKS, "--baseline", path)).status).toBe(1);
  });

  it.each(["{}", "[1]", '{"format":"failproof.report/1","estate":"x","findings":[{}],"requirements":[]}'])(
    "refuses %s",
    async (text) => {
      const { status, stderr } = await check(BREAKS, "--baseline", written("wrong.json", text));
      expect(status).toBe(2);
      expect(stderr).toContain("is no recorded report");
    },
  );
});

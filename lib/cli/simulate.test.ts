import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { CapturedTerminal } from "../../test/fixtures/terminal";
import { run } from "./run";

const TWO_SITES = join(__dirname, "../../test/fixtures/estates/two-sites.json");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-simulate-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function failproof(...args: readonly string[]) {
  const terminal = new CapturedTerminal();
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}

/** The fixture with other ids: names come from input. */
function renamed(from: string, to: string): string {
  const file = join(folder, "renamed.json");
  writeFileSync(file, readFileSync(TWO_SITES, "utf8").replaceAll(`"${from}"`, JSON.stringify(to)));
  return file;
}

describe("failproof simulate", () => {
  it("says what is back when, by VM and tier, and where the numbers come from", async () => {
    const { status, stdout } = await failproof("simulate", TWO_SITES, "--fail", "site=ams");
    expect(status).toBe(1);
    expect(stdout).toContain("two-sites: site ams fails, failover by ams-lost");
    expect(stdout).toMatch(/db +gold +recovers +fra-1 +5 min +6 min 40 s to 11 min 40 s +5 min 51 s/);
    expect(stdout).toContain("gold: 2 VMs; all that come back are back after 7 min 30 s to 12 min 30 s");
    expect(stdout).toContain("broken: RPO of 5 min 20 s by replications/copies, db takes 5 min 51 s");
    expect(stdout).toContain("it depends on networks/0/addresses of failoverPlans/ams-lost");
    expect(stdout).toContain("decision, 4 min: decisionSeconds of failoverPlans/ams-lost");
    expect(stdout).toContain("dr starts 2 VMs at the same time; 2 hosts by one each, assumed");
  });

  it("prints JSON that its published schema accepts, always the same", async () => {
    const schema = JSON.parse(readFileSync(join(__dirname, "../report/schema/timeline.schema.json"), "utf8"));
    const first = await failproof("simulate", TWO_SITES, "--fail", "site=ams,host=fra-1", "--format", "json");
    const again = await failproof(
      "simulate",
      TWO_SITES,
      "--fail",
      "host=fra-1",
      "--fail",
      "site=ams",
      "--format",
      "json",
    );
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(JSON.parse(first.stdout)) || validate.errors).toBe(true);
    expect(again.stdout).toBe(first.stdout);
    expect(JSON.parse(first.stdout)).toMatchObject({ format: "failproof.timeline/1", plans: ["ams-lost"] });
  });

  it("draws a Gantt chart, as a file and for Markdown", async () => {
    const svg = join(folder, "outage.svg");
    const { stdout } = await failproof(
      "simulate",
      TWO_SITES,
      "--fail",
      "site=ams",
      "--format",
      `svg=${svg}`,
      "--format",
      "markdown",
    );
    expect(stdout).toContain("```mermaid\ngantt\n    title When site ams fails");
    expect(stdout).toContain("    erp boots :active, 400, 450");
    expect(readFileSync(svg, "utf8")).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [\s\S]*<\/svg>\n$/);
  });

  it("keeps names from meaning anything in SVG and Mermaid", async () => {
    const input = renamed("db", '<script>:;"#&x');
    const svg = await failproof("simulate", input, "--fail", "site=ams", "--format", "svg");
    expect(svg.stdout).toContain("&lt;script&gt;:;&quot;#&amp;x (gold)");
    const mermaid = await failproof("simulate", input, "--fail", "site=ams", "--format", "mermaid");
    expect(mermaid.stdout).toContain("    script x boots :active, 300, 400");
  });

  it.each([
    ["nothing that fails", [], "--fail KIND=ID is missing"],
    ["a site that there is not", ["--fail", "site=amx"], 'there is no site "amx"; there are ams, fra'],
    [
      "a kind of which there is nothing",
      ["--fail", "rack=r1"],
      "the estate has no rack; kinds are site, host, datastore, storage-array",
    ],
    ["no form", ["--fail", "ams"], '"ams" is not of the form KIND=ID, e.g. site=ams'],
    ["the same twice", ["--fail", "site=ams,site=ams"], "site=ams is given twice"],
    ["an unknown format", ["--fail", "site=ams", "--format", "gif"], 'unknown format "gif"; known are text, json, svg'],
    [
      "two formats on standard output",
      ["--fail", "site=ams", "--format", "json", "--format", "svg"],
      "only one format",
    ],
  ])("refuses %s", async (_, flags, message) => {
    const { status, stdout, stderr } = await failproof("simulate", TWO_SITES, ...flags);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("failproof runbook", () => {
  it("writes steps in order, with checks between", async () => {
    const { status, stdout } = await failproof("runbook", TWO_SITES, "--plan", "ams-lost");
    expect(status).toBe(0);
    const order = [
      "Make sure that `ams` is lost",
      "make its copies writable",
      "Stop, to make room: `test`",
      "Start `db`",
      "Check that it answers",
      "Start `erp`",
      "Change addresses and DNS",
    ];
    const places = order.map((step) => stdout.indexOf(step));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it("writes the same for the loss of the plan's site", async () => {
    const byPlan = await failproof("runbook", TWO_SITES, "--plan", "ams-lost");
    expect(await failproof("runbook", TWO_SITES, "--fail", "site=ams")).toEqual(byPlan);
  });

  it.each([
    ["neither plan nor failure", [], "name what is lost by --plan ID, or by --fail"],
    ["both", ["--plan", "ams-lost", "--fail", "site=ams"], "name what is lost by --plan ID, or by --fail"],
    ["a plan that there is not", ["--plan", "x"], "there is no such failover plan; there are ams-lost"],
  ])("refuses %s", async (_, flags, message) => {
    const { status, stderr } = await failproof("runbook", TWO_SITES, ...flags);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

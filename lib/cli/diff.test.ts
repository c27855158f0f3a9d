import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CapturedTerminal } from "../../test/fixtures/terminal";
import { run } from "./run";

const ESTATES = "test/fixtures/estates";
const SURVIVES = join(ESTATES, "survives.json");
const BREAKS = join(ESTATES, "breaks.json");
const PLAN = "test/fixtures/terraform/estate-changed.plan.json";
const ADDS_VMS = "test/fixtures/terraform/existing-first.plan.json";
const LIVE = "test/fixtures/terraform/existing.live.yaml";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-diff-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function diff(...args: readonly string[]) {
  const terminal = new CapturedTerminal();
  const status = await run(["diff", ...args], terminal);
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}

function edited(name: string, edit: (estate: { [list: string]: unknown }) => void, from = SURVIVES): string {
  const estate = JSON.parse(readFileSync(from, "utf8"));
  edit(estate);
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(estate));
  return file;
}

describe("failproof diff of two inputs", () => {
  it("ends with 1 and says what is lost", async () => {
    const { status, stdout } = await diff(SURVIVES, BREAKS, "--no-slack");
    expect(status).toBe(1);
    expect(stdout).toContain("any-host: the loss of any 1 host: survives -> does NOT survive (no longer kept)");
    expect(stdout).toContain("When any 1 of 6 hosts fails (6 scenarios alike), 1 VM stays down");
  });

  it("ends with 0 where nothing gets worse", async () => {
    expect(await diff(SURVIVES, SURVIVES, "--no-slack")).toMatchObject({ status: 0, stderr: "" });
    const promised = edited("promised.json", (estate) => {
      estate.requirements = [];
    });
    const { status, stdout } = await diff(promised, SURVIVES, "--no-slack");
    expect(status).toBe(0);
    expect(stdout).toContain("this change makes acme more resilient: 2 promises added and kept");
  });

  it("says the same whatever is compared: every input that check takes", async () => {
    const built = join(folder, "cdktf.out", "failproof");
    mkdirSync(built, { recursive: true });
    writeFileSync(join(built, "acme.estate.json"), readFileSync(BREAKS));
    const { stdout } = await diff(SURVIVES, join(folder, "cdktf.out"), "--no-slack");
    expect(stdout).toBe((await diff(SURVIVES, BREAKS, "--no-slack")).stdout);
  });

  it("measures room, and counts less of it only where that is asked for", async () => {
    const fuller = edited("fuller.json", ({ vms }) => {
      const list = Array.isArray(vms) ? vms : [];
      list.push({ ...list[0], id: "one-more" });
    });
    const { status, stdout } = await diff(SURVIVES, fuller);
    expect(status).toBe(0);
    expect(stdout).toContain("less room left");
    expect(stdout).toMatch(/slack\s+room in prod for more VMs of/);
    expect((await diff(SURVIVES, fuller, "--fail-on", "slack")).status).toBe(1);
    expect((await diff(SURVIVES, BREAKS, "--no-slack", "--fail-on", "never")).status).toBe(0);
  });

  it("adds a promise to both with --tolerate", async () => {
    const { stdout } = await diff(SURVIVES, BREAKS, "--tolerate", "host=2", "--no-slack");
    expect(stdout).toMatch(/command-line: the loss of any 2 hosts: (survives|does NOT survive)/);
  });

  it("counts as kept what a waiver accepts", async () => {
    const hosts = ["esx-11", "esx-12", "esx-13", "esx-21", "esx-22", "esx-23"];
    const waivers = join(folder, "waivers.json");
    const scenarios = hosts.map((id) => [`host/${id}`]);
    const reason = "moving in June";
    writeFileSync(
      waivers,
      JSON.stringify({
        format: "failproof.waivers/1",
        waivers: [{ rule: "failover/requirement-proven", objects: ["any-host"], scenarios, reason }],
      }),
    );
    const same = edited("same-promises.json", (estate) => {
      estate.requirements = JSON.parse(readFileSync(BREAKS, "utf8")).requirements;
    });
    const { status, stdout } = await diff(same, BREAKS, "--waivers", waivers, "--no-slack");
    expect(stdout).toContain("survives -> does NOT survive (waived)");
    expect(stdout).not.toContain("no longer kept");
    expect(status).toBe(0);
  });

  it("pairs several estates by name, and refuses those that only one input has", async () => {
    const out = (name: string, ...estates: readonly string[]) => {
      const built = join(folder, name, "failproof");
      mkdirSync(built, { recursive: true });
      for (const estate of estates) {
        const document = { ...JSON.parse(readFileSync(SURVIVES, "utf8")), name: estate };
        writeFileSync(join(built, `${estate}.estate.json`), JSON.stringify(document));
      }
      return join(folder, name);
    };
    const both = out("both", "one", "two");
    const { status, stdout } = await diff(both, out("again", "one", "two"), "--no-slack", "--format", "json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout).map(({ after }: { after: { estate: string } }) => after.estate)).toEqual(["one", "two"]);
    const wrong = await diff(both, out("other", "one", "three"), "--no-slack");
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('holds an estate "two" that the other input has not');
    expect(wrong.stderr).toContain('holds an estate "three" that the other input has not');
  });
});

describe("failproof diff of a plan", () => {
  it("compares it with what is there before it", async () => {
    const { status, stdout } = await diff(PLAN, "--tolerate", "host=1", "--no-slack");
    expect(status).toBe(1);
    expect(stdout).toContain("silver is destroyed and made anew with the disks of 1 VM on it: web-2");
    expect(stdout).toContain("VMs: 1 removed, 3 changed");
  });

  it("lays it over what exists, and compares that with what comes of it", async () => {
    const { status, stdout } = await diff(ADDS_VMS, "--estate", LIVE, "--no-slack");
    expect(status).toBe(1);
    expect(stdout).toContain("any-host: the loss of any 1 host: survives -> does NOT survive (no longer kept)");
    expect(stdout).toContain("VMs: 2 added");
  });

  it("knows what a plan replaces also beside another input", async () => {
    const state = "test/fixtures/terraform/estate-applied.state.json";
    const { stdout } = await diff(state, PLAN, "--tolerate", "host=1", "--no-slack");
    expect(stdout).toContain("datastores: 1 replaced");
    expect(stdout).toContain("change/datastore-in-use");
  });
});

describe("failproof diff refuses", () => {
  it.each([
    ["one input that is no plan", [SURVIVES], "is no plan: give the other estate to compare it with, too"],
    ["a file that is not there", [SURVIVES, "gone.json"], "no such file or folder"],
    ["what exists beside two estates", [SURVIVES, BREAKS, "--estate", SURVIVES], "neither input is one"],
    ["an unknown word after --fail-on", [SURVIVES, BREAKS, "--fail-on", "error"], "known are worse, slack, never"],
    ["a format that it has not", [SURVIVES, BREAKS, "--format", "sarif"], "known are text, json, markdown"],
  ])("%s", async (_, args, message) => {
    const { status, stdout, stderr } = await diff(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("failproof check of a plan", () => {
  async function check(...args: readonly string[]) {
    const terminal = new CapturedTerminal();
    const status = await run(["check", ...args], terminal);
    return { status, stdout: terminal.stdout };
  }

  it("says what the change does, and judges by the rules about changes", async () => {
    const { status, stdout } = await check(ADDS_VMS, "--estate", LIVE);
    expect(status).toBe(1);
    expect(stdout).toContain("this change makes lab less resilient: 1 promise no longer kept");
    expect(stdout).toContain('the change breaks "any-host", which was kept before');
  });

  it("compares a first deploy with nothing", async () => {
    const { stdout } = await check("test/fixtures/terraform/exact-first.plan.json", "--format", "json");
    const { change, rules } = JSON.parse(stdout);
    expect(change).toBeUndefined();
    expect(rules).toContainEqual({ rule: "change/promise-kept", outcome: "not-applicable" });
  });
});

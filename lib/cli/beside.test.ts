import { join } from "node:path";
import { CapturedTerminal } from "../../test/fixtures/terminal";
import { run } from "./run";

const ESTATES = join(__dirname, "../../test/fixtures/estates");
const SURVIVES = join(ESTATES, "survives.json");
const BREAKS = join(ESTATES, "breaks.json");

async function check(...args: readonly string[]) {
  const terminal = new CapturedTerminal();
  const status = await run(["check", ...args], terminal);
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}

describe("beside the verdicts, check", () => {
  it("tells proven fixes and what vCenter says of a design that fails", async () => {
    const { status, stdout } = await check(BREAKS);
    expect(status).toBe(1);
    expect(stdout).toContain("    smallest fixes, each proven\n");
    expect(stdout).toMatch(/\n {4}vCenter will accept this: [^;]*; losing/);
  });

  it("looks for no fixes with --no-fixes, and gives directions instead; the verdict is the same", async () => {
    const { status, stdout } = await check(BREAKS, "--no-fixes");
    expect(status).toBe(1);
    expect(stdout).not.toContain("fixes");
    expect(stdout).toContain("      mend ");
  });

  it("measures slack with --slack alone", async () => {
    expect((await check(SURVIVES)).stdout).not.toContain("    slack ");
    const { status, stdout } = await check(SURVIVES, "--slack");
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n {4}slack {3}room for /);
  });

  it("gives all of it as data", async () => {
    const report = JSON.parse((await check(SURVIVES, "--slack", "--format", "json")).stdout);
    expect(report.requirements[0].slack).toMatchObject({ search: "complete", requirement: report.requirements[0].id });
    expect(report.admission).toMatchObject([{ cluster: "prod", answer: "accepts" }]);
    const failing = JSON.parse((await check(BREAKS, "--format", "json")).stdout);
    expect(failing.requirements[0].fixes.fixes[0].edits[0]).toHaveProperty("pointer");
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CapturedTerminal } from "../../test/fixtures/terminal";
import { run } from "./run";

const FIXTURES = "test/fixtures/terraform";
const PLAN = `${FIXTURES}/existing-first.plan.json`;
const LIVE = `${FIXTURES}/existing.live.yaml`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-plan-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const write = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

async function failproof(...args: readonly string[]) {
  const terminal = new CapturedTerminal();
  const status = await run(args, terminal);
  return { status, out: terminal.stdout, err: terminal.stderr };
}

describe("the first minute with plain HCL", () => {
  it("checks a plan, says that nothing is promised, and what a base estate would add", async () => {
    const { status, out } = await failproof("check", PLAN);
    expect(status).toBe(1);
    expect(out).toContain("failover/requirement-declared");
    expect(out.replace(/\s+/g, " ")).toContain("an estate document of it, given with --estate, would add it");
  });

  it("judges what admission control implies, labelled so", async () => {
    const { status, out } = await failproof("check", `${FIXTURES}/exact-first.plan.json`);
    expect(status).toBe(1);
    expect(out).toContain("implied by admission control of prod");
    expect(out.replace(/\s+/g, " ")).toContain(
      "requirements: none is stated, so what admission control implies is judged",
    );
    const { out: json } = await failproof("check", `${FIXTURES}/exact-first.plan.json`, "--format", "json");
    expect(json).toContain('"implied": true');
  });

  it("does not imply what the command line states", async () => {
    const { out } = await failproof("prove", `${FIXTURES}/exact-first.plan.json`, "--tolerate", "host=1");
    expect(out).not.toContain("implied by");
  });

  it("writes a template of just the facts that are missing, which filled in gives a verdict", async () => {
    const { status, out } = await failproof("facts", `${FIXTURES}/estate-applied.state.json`);
    expect(status).toBe(0);
    expect(out).toContain("format: failproof.facts/1");
    expect(out).not.toMatch(/^(?:vms|datastores|clusters):/m);
    const filled = out
      .replace(/cores:.*/, "cores: 32")
      .replace(/cpuMhz:.*/, "cpuMhz: 64000")
      .replace(/memoryMib:.*/, "memoryMib: 131072");
    const again = await failproof(
      "prove",
      `${FIXTURES}/estate-applied.state.json`,
      "--facts",
      write("facts.yaml", filled),
    );
    expect(again.out).not.toContain("missing");
    expect(
      (await failproof("facts", `${FIXTURES}/estate-applied.state.json`, "--facts", join(folder, "facts.yaml"))).out,
    ).toContain("# The verdicts lack no facts.");
  });

  it("asks for a requirement before it can say what is missing", async () => {
    const { status, err } = await failproof("facts", LIVE.replace("live.yaml", "none"));
    expect([status, err]).toEqual([2, expect.stringContaining("no such file")]);
    expect(await failproof("facts", PLAN)).toMatchObject({
      status: 2,
      err: expect.stringContaining("--tolerate host=1"),
    });
  });

  it("judges a plan on what exists, for the cluster as it will be", async () => {
    const { out } = await failproof("prove", PLAN, "--estate", LIVE);
    expect(out).toContain("4 VMs on 3 hosts");
    const exported = await failproof("export", PLAN, "--estate", LIVE);
    expect(JSON.parse(exported.out).vms.map(({ id }: { readonly id: string }) => id)).toContain("new-2");
  });
});

describe("what goes with an input may be wrong itself", () => {
  it("facts and estate with all their errors, and those of the input", async () => {
    const facts = write("facts.yaml", "format: failproof.facts/1\nhosts: [{ cores: 1 }]\n");
    const estate = write("live.json", '{ "format": "failproof.estate/1" }');
    const { status, err } = await failproof("check", join(folder, "none.json"), "--facts", facts, "--estate", estate);
    expect(status).toBe(2);
    expect(err).toContain('"match" is missing');
    expect(err).toContain('"name" is missing');
    expect(err).toContain("no such file");
    expect(err).toContain("3 errors");
  });

  it("an estate under an estate", async () => {
    const { status, err } = await failproof("check", LIVE, "--estate", LIVE);
    expect([status, err]).toEqual([2, expect.stringContaining("only a plan can be laid over what exists")]);
  });

  it("a plan in the place of what exists", async () => {
    const { status, err } = await failproof("check", PLAN, "--estate", PLAN);
    expect([status, err]).toEqual([2, expect.stringContaining("is a plan: what exists is an estate document")]);
  });

  it("a plan, of which no line is shown: what is sensitive in it is not known", async () => {
    const text = readFileSync(`${FIXTURES}/estate-first.plan.json`, "utf8");
    const wrong = await failproof(
      "check",
      write("plan.json", text.replace('"format_version":"1', '"format_version":"9')),
    );
    const cut = await failproof("check", write("cut.json", text.slice(0, 400)));
    for (const { status, err } of [wrong, cut]) {
      expect(status).toBe(2);
      expect(err).not.toMatch(/sensitive-|variables/);
    }
  });
});

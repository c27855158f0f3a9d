import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CapturedTerminal } from "../../test/fixtures/terminal";
import { run } from "./run";

const GOOD = readFileSync(join(__dirname, "../../test/fixtures/estates/survives.json"), "utf8");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-input-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `failproof check` says on stderr of a file with this text; nothing may be on stdout, and the status is 2. */
async function said(text: string | Uint8Array, name = "estate.json"): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return saidOf(file);
}

async function saidOf(path: string): Promise<string> {
  const terminal = new CapturedTerminal();
  expect(await run(["check", path], terminal)).toBe(2);
  expect(terminal.stdout).toBe("");
  return terminal.stderr.replaceAll(`${folder}/`, "");
}

/** The good estate with a part of its text replaced; every part stands in it. */
function estateWith(part: string | RegExp, other: string): string {
  const changed = GOOD.replace(part, other);
  expect(changed).not.toBe(GOOD);
  return changed;
}

describe("an input that cannot be read", () => {
  it("does not exist", async () => {
    expect(await saidOf(join(folder, "none.json"))).toBe(
      "error: none.json: no such file or folder\n1 error in the input, nothing was checked\n",
    );
  });

  it("is a folder that no synth wrote", async () => {
    mkdirSync(join(folder, "src"));
    expect(await saidOf(join(folder, "src"))).toMatch(/^error: src: .*cdktf\.out/);
  });

  it("is empty", async () => {
    expect(await said("")).toContain("error: estate.json: is empty\n");
  });

  it("is JSON that is cut off: where it ends, and what was open", async () => {
    expect(await said(GOOD.slice(0, 500))).toMatch(/^error: estate\.json:\d+:\d+: .*\n {2}\d+ \| .*\n {2} +\| +\^\n/);
  });

  it("is not text", async () => {
    expect(await said(Uint8Array.from([0x7b, 0xff, 0xfe, 0x80]))).toMatch(/^error: estate\.json: /);
  });

  it("is no estate", async () => {
    expect(await said('{ "hello": "world" }')).toMatch(
      /^error: estate\.json: is no input that can be read: expected an estate/,
    );
  });

  it("has another version of the format", async () => {
    expect(await said(estateWith("failproof.estate/1", "failproof.estate/2"))).toMatch(
      /failproof\.estate\/2.*\n.*failproof\.estate\/1|failproof\.estate\/1/,
    );
  });

  it("is one string of ten megabytes", async () => {
    expect((await said(JSON.stringify("a".repeat(10 * 1024 * 1024)))).length).toBeLessThan(500);
  });

  it("has a name of ten megabytes", async () => {
    expect((await said(estateWith('"esx-11"', JSON.stringify("a".repeat(10 * 1024 * 1024))))).length).toBeLessThan(
      2000,
    );
  });

  it("is nested too deeply", async () => {
    expect(await said("[".repeat(100_000) + "]".repeat(100_000))).toMatch(/^error: estate\.json:1:\d+: .*deep/);
  });
});

describe("an estate that is wrong", () => {
  it("names what does not exist: place, sentence, line and suggestion", async () => {
    expect(await said(estateWith('"cluster": "prod"', '"cluster": "prd"'))).toBe(
      [
        'error: estate.json:75:18  /hosts/0/cluster  clusters have no "prd"',
        '  75 |       "cluster": "prd",',
        "     |                  ^",
        '  hint: did you mean "prod"?',
        "1 error in the input, nothing was checked",
        "",
      ].join("\n"),
    );
  });

  it("has two things of one id", async () => {
    expect(await said(estateWith('"id": "esx-12"', '"id": "esx-11"'))).toBe(
      [
        'error: estate.json:103:13  /hosts/1/id  another entry of hosts has the id "esx-11"',
        '  103 |       "id": "esx-11",',
        "      |             ^",
        "1 error in the input, nothing was checked",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["NaN", "NaN"],
    ["negative", "-1"],
    ["fractional", "1.5"],
    ["beyond all measure", "1e308"],
    ["a text", '"512 GiB"'],
  ])("has a size that is %s", async (_, size) => {
    expect(await said(estateWith('"memoryMib": 524288', `"memoryMib": ${size}`))).toMatch(
      /estate\.json:\d+:\d+.*\n.*"memoryMib"/,
    );
  });

  it("has a property that does not exist", async () => {
    expect(await said(estateWith('"memoryMib": 524288', '"memoryMb": 524288'))).toContain('did you mean "memoryMib"?');
  });

  it("has domains that hold each other", async () => {
    const cycle = '"id": "rack-1", "kind": "rack", "domains": ["rack-2"]';
    const text = GOOD.replace(/"id": "rack-1",\s*"kind": "rack"/, cycle).replace(
      /"id": "rack-2",\s*"kind": "rack"/,
      '"id": "rack-2", "kind": "rack", "domains": ["rack-1"]',
    );
    expect(await said(text)).toMatch(/rack-1.*rack-2|rack-2.*rack-1/);
  });

  it("promises to survive the loss of what it does not declare", async () => {
    expect(await said(estateWith('"rack": 1', '"pod": 1'))).toMatch(
      /^error: estate\.json:\d+:\d+ {2}\/requirements\/1\/tolerate\/?.*pod/,
    );
  });

  it("promises something to nobody", async () => {
    const text = estateWith('"id": "any-host",', '"id": "any-host", "tiers": ["bronze"],');
    expect(await said(text)).toContain('/requirements/0/tiers/0  no VM is of the tier "bronze"');
  });

  it("is wrong in many places, and all of them are told", async () => {
    const text = GOOD.replaceAll('"networks": ["vm-10"]', '"networks": ["vm-11"]');
    const errors = await said(text);
    expect(errors).toMatch(/\n\d\d errors in the input, nothing was checked\n$/);
    expect(errors.match(/^error: /gm)?.length).toBe(Number(/(\d+) errors/.exec(errors)?.[1]));
  });

  it("cannot draw on the terminal", async () => {
    expect(await said(estateWith('"cluster": "prod"', '"cluster": "\\u001b[2J"'))).not.toContain("\u001b");
  });
});

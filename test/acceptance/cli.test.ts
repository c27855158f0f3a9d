import { spawnSync } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const ROOT = join(__dirname, "../..");
const MAIN = join(ROOT, "dist/lib/cli/main.js");
const ESTATES = join(ROOT, "test/fixtures/estates");

/** The built command in a process of its own. */
function failproof(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: ESTATES,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, signal, stdout, stderr };
}

/** The modules that a run loads, relative to the repository. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const tell = `process.on("exit", () => process.stderr.write(Object.keys(require.cache).join("\\n")))`;
  const main = `process.argv.splice(1, 0, "failproof"); require(${JSON.stringify(MAIN)})`;
  const { stderr } = spawnSync(process.execPath, ["-e", `${tell}; ${main}`, "--", ...args], {
    cwd: ESTATES,
    encoding: "utf8",
  });
  return stderr.split("\n").map((file) => relative(ROOT, file));
}

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is not there: npm run build makes it`);
});

describe("the built command", () => {
  it.each([
    [0, ["check", "survives.json"]],
    [1, ["check", "breaks.json"]],
    [2, ["check", "none.json"]],
    [2, ["chekc", "survives.json"]],
  ])("ends with status %i: failproof %j", (status, args) => {
    expect(failproof(args).status).toBe(status);
  });

  it("writes the report to standard output and the errors to standard error, never the other way", () => {
    const good = failproof(["check", "breaks.json"]);
    const bad = failproof(["check", "none.json"]);
    expect([good.stderr, bad.stdout]).toEqual(["", ""]);
    expect([good.stdout.length > 0, bad.stderr.length > 0]).toEqual([true, true]);
  });

  it("writes no colours to a file or pipe", () => {
    expect(failproof(["check", "breaks.json"]).stdout).not.toContain("\u001b");
  });

  it("does not mind a reader that goes away", () => {
    const { status, stderr } = spawnSync(
      "/bin/sh",
      ["-c", `"$0" "$1" check breaks.json --format json | true; exit 0`, process.execPath, MAIN],
      {
        cwd: ESTATES,
        encoding: "utf8",
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  const full = existsSync("/dev/full") ? it : it.skip;
  full("ends with status 2 where standard output cannot be written", () => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, "rules"], {
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: "error: standard output cannot be written: ENOSPC\n" });
  });

  const pty = spawnSync("script", ["--version"]).status === 0 ? it : it.skip;
  pty("on a terminal, where it runs in a worker, says the same in colours", () => {
    const onTerminal = (args: string) =>
      spawnSync("script", ["-qec", `"${process.execPath}" "${MAIN}" ${args}`, "/dev/null"], {
        cwd: ESTATES,
        encoding: "utf8",
      });
    const { status, stdout } = onTerminal("check breaks.json");
    expect(status).toBe(1);
    expect(stdout).toContain("\u001b[31m");
    expect(stripVTControlCharacters(stdout).replaceAll("\r\n", "\n")).toBe(failproof(["check", "breaks.json"]).stdout);
    expect(onTerminal("check none.json")).toMatchObject({ status: 2, stdout: expect.stringContaining("no such file") });
  });

  it("loads neither the prover nor a rule nor a provider for --version and --help", () => {
    for (const flag of ["--version", "--help"]) {
      expect(loadedBy(flag).filter((file) => !/^dist\/lib\/cli\/|\bnode_modules\/commander\//.test(file))).toEqual([]);
    }
  });

  it("never loads cdktf for a check", () => {
    const loaded = loadedBy("check", "survives.json");
    expect(loaded).toContain("dist/lib/prover/prove.js");
    expect(loaded.filter((file) => /\bnode_modules\/(@?cdktf|constructs)\//.test(file))).toEqual([]);
  });
});

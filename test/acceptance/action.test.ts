import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

/** Runs the steps of action.yml as they stand: the shell of each, and the script of the comment, in an environment like GitHub's. */
const ROOT = join(__dirname, "../..");
const MAIN = join(ROOT, "dist/lib/cli/main.js");
const ESTATES = join(ROOT, "test/fixtures/estates");

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly env: { readonly [name: string]: string };
  readonly run?: string;
  readonly with?: { readonly script: string };
}

interface Action {
  readonly inputs: { readonly [name: string]: { readonly default: string } };
  readonly outputs: { readonly [name: string]: { readonly value: string } };
  readonly runs: { readonly steps: readonly Step[] };
}

const action: Action = parse(readFileSync(join(ROOT, "action.yml"), "utf8"));
const [check, comment, end] = [step(0), step(1), step(2)];

function step(index: number): Step {
  const found = action.runs.steps[index];
  if (found === undefined) throw new Error(`action.yml has no step ${index}`);
  return found;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-action-"));
  for (const part of ["bin", "temp", "work"]) mkdirSync(join(folder, part));
  // npx as the step calls it; what it would install is the build beside this test.
  const npx = `#!/bin/sh\necho "$@" > "${folder}/npx"\n[ "$1 $2 $4 $5" = "--yes --package -- failproof" ] || exit 99\nshift 5\nexec node "${MAIN}" "$@"\n`;
  writeFileSync(join(folder, "bin/npx"), npx);
  chmodSync(join(folder, "bin/npx"), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Values = { readonly [name: string]: string };

/** The expressions that the action uses: its inputs, and outputs of its first step. */
function evaluated(env: Values, inputs: Values, outputs: Values): Values {
  const value = (expression: string) => {
    const [, input, output] =
      /^\$\{\{ (?:inputs\.([\w-]+)|steps\.check\.outputs\.([\w-]+)) \}\}$/.exec(expression) ?? [];
    if (input !== undefined) return inputs[input] ?? action.inputs[input]?.default ?? "";
    if (output !== undefined) return outputs[output] ?? "";
    throw new Error(`an expression that this test does not know: ${expression}`);
  };
  return Object.fromEntries(Object.entries(env).map(([name, expression]) => [name, value(expression)]));
}

function shell({ env: own, run }: Step, inputs: Values, outputs: Values = {}) {
  const env = {
    PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    HOME: folder,
    RUNNER_TEMP: join(folder, "temp"),
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
    ...evaluated(own, inputs, outputs),
  };
  writeFileSync(join(folder, "step.sh"), run ?? "");
  const args = ["--noprofile", "--norc", "-eo", "pipefail", join(folder, "step.sh")];
  return spawnSync("bash", args, { cwd: join(folder, "work"), env, encoding: "utf8" });
}

/** The first step on one fixture, and what it hands on. */
function checked(estates: readonly string[], inputs: Values = {}) {
  for (const estate of estates) copyFileSync(join(ESTATES, estate), join(folder, "work", estate));
  const ended = shell(check, { input: estates.join("\n"), ...inputs });
  const lines = existsSync(join(folder, "output"))
    ? readFileSync(join(folder, "output"), "utf8").trim().split("\n")
    : [];
  const outputs: Values = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  return { ...ended, outputs };
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string };
}

/** The comment step against a pull request with these comments; what it did. */
async function commented(
  comments: readonly Comment[],
  inputs: Values,
  outputs: Values,
  payload: object = { pull_request: { number: 7 } },
) {
  const done: { readonly what: string; readonly [field: string]: unknown }[] = [];
  const listComments = () => {};
  const rest = {
    issues: {
      listComments,
      createComment: async (given: object) => done.push({ what: "create", ...given }),
      updateComment: async (given: object) => done.push({ what: "update", ...given }),
    },
  };
  const paginate = async (call: unknown, given: object) => {
    expect(call).toBe(listComments);
    expect(given).toEqual({ owner: "acme", repo: "infra", issue_number: 7, per_page: 100 });
    return comments;
  };
  const core = {
    info: (text: string) => done.push({ what: "info", text }),
    warning: (text: string) => done.push({ what: "warning", text }),
  };
  const env = evaluated(comment.env, inputs, outputs);
  const script = new Function(
    "github",
    "context",
    "core",
    "require",
    "process",
    `return (async () => {${comment.with?.script}})()`,
  );
  await script({ rest, paginate }, { payload, repo: { owner: "acme", repo: "infra" } }, core, require, { env });
  return done;
}

describe("action.yml", () => {
  it("runs the version of this package, and never puts an input into a script", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(action.inputs.package?.default).toBe(`failproof@${version}`);
    for (const one of action.runs.steps) expect(one.run ?? one.with?.script).not.toContain("${{");
    expect(comment.if).toMatch(/^\$\{\{ inputs\.comment == 'true' \}\}$/);
    expect(comment.uses).toMatch(/^actions\/github-script@v\d+$/);
  });

  it("hands on what its first step wrote", () => {
    const { outputs } = checked(["survives.json"]);
    for (const { value } of Object.values(action.outputs)) {
      const [, name = ""] = /^\$\{\{ steps\.check\.outputs\.(\w+) \}\}$/.exec(value) ?? [];
      expect(outputs).toHaveProperty(name);
    }
  });

  it("of a design that fails: annotations, report, summary and files, and the job fails at the end", () => {
    const { status, stdout, outputs } = checked(["breaks.json"], { arguments: "--profile\nbaseline\n" });
    expect({ status, said: outputs.status }).toEqual({ status: 0, said: "1" });
    expect(stdout).toMatch(/^::error file=breaks\.json,title=failover/m);
    expect(stdout).toMatch(/::stop-commands::(\w{32})\n x {2}acme does NOT survive[\s\S]*\n::\1::\n$/);
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain("### ❌ acme");
    for (const name of ["report", "sarif", "junit", "markdown"]) expect(existsSync(outputs[name] ?? "")).toBe(true);
    expect(shell(end, {}, outputs).status).toBe(1);
  });

  it("of a design that survives: the job passes", () => {
    const { outputs } = checked(["survives.json"]);
    expect(outputs.status).toBe("0");
    expect(shell(end, {}, outputs).status).toBe(0);
  });

  it("takes several inputs, also with spaces and dashes in their names, and the package as one word", () => {
    copyFileSync(join(ESTATES, "survives.json"), join(folder, "work/-a b$(id).json"));
    const { outputs } = checked(["survives.json"], {
      input: "survives.json\n-a b$(id).json\n",
      package: "./my package; id",
    });
    expect(outputs.status).toBe("0");
    expect(readFileSync(join(folder, "npx"), "utf8")).toContain("--package ./my package; id -- failproof check");
    expect(JSON.parse(readFileSync(outputs.report ?? "", "utf8"))).toHaveLength(2);
  });

  it("fails where the input is wrong", () => {
    const { outputs, stderr } = checked([], { input: "nowhere.json" });
    expect(outputs).toEqual({ status: "2" });
    expect(stderr).toContain("nowhere.json");
    expect(shell(end, {}, outputs).status).toBe(2);
  });
});

describe("the comment", () => {
  const bot = { type: "Bot" };

  it("is made once, and then updated in place", async () => {
    const { outputs } = checked(["breaks.json"]);
    const [made] = await commented([], {}, outputs);
    expect(made).toMatchObject({ what: "create", owner: "acme", repo: "infra", issue_number: 7 });
    expect(made?.body).toMatch(/^<!-- failproof -->\n\n### ❌ acme does NOT survive/);
    const old = { id: 12, body: "<!-- failproof -->\n\nan older one", user: bot };
    expect(await commented([{ id: 3, body: "hello", user: bot }, old], {}, outputs)).toEqual([
      { what: "update", owner: "acme", repo: "infra", comment_id: 12, body: made?.body },
    ]);
    expect(await commented([{ ...old, body: String(made?.body) }], {}, outputs)).toEqual([]);
  });

  it("is not one that a person wrote, nor one of another key", async () => {
    const { outputs } = checked(["breaks.json"]);
    const others = [
      { id: 1, body: "<!-- failproof -->\nmine", user: { type: "User" } },
      { id: 2, body: "<!-- failproof staging -->\n", user: bot },
    ];
    expect(await commented(others, {}, outputs)).toMatchObject([{ what: "create" }]);
    expect(await commented(others, { "comment-key": "staging" }, outputs)).toMatchObject([
      { what: "update", comment_id: 2 },
    ]);
    const [hostile] = await commented([], { "comment-key": "--> <script>" }, outputs);
    expect(hostile?.body).toMatch(/^<!-- failproof -script- -->\n/);
  });

  it("never leaves an old pass where nothing could be checked", async () => {
    const old = { id: 12, body: "<!-- failproof -->\n\n### ✅ acme survives", user: bot };
    const [updated] = await commented([old], {}, { status: "2" });
    expect(updated).toMatchObject({ what: "update", comment_id: 12 });
    expect(updated?.body).toContain("could not check this change (exit status 2)");
  });

  it("is for pull requests alone, and no right to write it fails nothing", async () => {
    expect(await commented([], {}, { status: "0" }, {})).toMatchObject([{ what: "info" }]);
    const forbidden = new Proxy([], {
      get: () => {
        throw new Error("Resource not accessible by integration");
      },
    });
    expect(await commented(forbidden, {}, { status: "0" })).toMatchObject([
      { what: "warning", text: expect.stringContaining("not accessible") },
    ]);
  });
});

describe("the pre-commit hook", () => {
  const [hook] = parse(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8"));

  it("is for estate documents", () => {
    const files = new RegExp(hook.files);
    expect(["a/acme.estate.json", "acme.estate.yaml", "x.estate.yml"].every((file) => files.test(file))).toBe(true);
    expect(["acme.json", "estate.json.md", "cdktf.json"].some((file) => files.test(file))).toBe(false);
  });

  it("checks the files that pre-commit names", () => {
    const [command, ...args] = hook.entry.split(" ");
    expect(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).bin).toHaveProperty(command);
    const run = (estate: string) => spawnSync(process.execPath, [MAIN, ...args, join(ESTATES, estate)]).status;
    expect([run("survives.json"), run("breaks.json")]).toEqual([0, 1]);
  });
});

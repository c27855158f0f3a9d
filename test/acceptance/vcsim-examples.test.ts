import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWithRealParts, Terraform } from "./vcsim/simulator";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "../..");
const EXAMPLES = readdirSync(join(ROOT, "examples")).sort();

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-example-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a built example in a working directory of its own, as cdktf's command line does, which writes refused designs, too. */
function synthesize(example: string, name: string): string {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "dist/examples", example, "main.js")], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: "true" },
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return join(cwd, "cdktf.out/stacks");
}

function terraformFiles(stacks: string): readonly string[] {
  return readdirSync(stacks).map((stack) => readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8"));
}

it.each(EXAMPLES)("the example %s is synthesized to the same bytes in any working directory", (example) => {
  expect(terraformFiles(synthesize(example, "here"))).toEqual(terraformFiles(synthesize(example, "there")));
});

describeWithRealParts("the real provider", () => {
  it.each(EXAMPLES)("finds the example %s valid", (example) => {
    const stacks = synthesize(example, "out");
    for (const stack of readdirSync(stacks)) {
      const terraform = new Terraform(join(stacks, stack));
      terraform.run("init", "-input=false");
      expect(JSON.parse(terraform.run("validate", "-json"))).toMatchObject({ valid: true, diagnostics: [] });
    }
  });
});

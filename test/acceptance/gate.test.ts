import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BIN, describeWithRealParts } from "./vcsim/simulator";

const ROOT = join(__dirname, "../..");
const APP = join(__dirname, "gated-app.js");
const FITS = { MEMORY_GIB: "16" };
const DOES_NOT_FIT = { MEMORY_GIB: "100" };

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-gate-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const stack = () => join(folder, "cdktf.out/stacks/ams");
const terraformFile = () => join(stack(), "cdk.tf.json");

/** Runs the app as a user does. */
function app(env: NodeJS.ProcessEnv) {
  return spawnSync(process.execPath, [APP], { cwd: folder, encoding: "utf8", env: { ...process.env, ...env } });
}

/**
 * Runs the app as cdktf's command line does: it names the output folder, asks to go on where there are error annotations, and reads
 * those from the manifest. The command line itself (`cdktf-cli`, 469 MB) is not installed for this.
 */
function appUnderCdktf(env: NodeJS.ProcessEnv) {
  const { status, stderr } = app({
    ...env,
    CDKTF_OUTDIR: join(folder, "cdktf.out"),
    CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: "true",
  });
  const { stacks } = JSON.parse(readFileSync(join(folder, "cdktf.out/manifest.json"), "utf8"));
  return { status, stderr, annotations: stacks.ams.annotations };
}

describe("an app in plain node", () => {
  it("that fits ends with status 0, and `failproof check` of its folder says the same", () => {
    expect(app(FITS)).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(terraformFile())).toBe(true);
    const main = join(ROOT, "dist/lib/cli/main.js");
    const checked = spawnSync(process.execPath, [main, "check", "cdktf.out"], { cwd: folder, encoding: "utf8" });
    expect(checked).toMatchObject({ status: 0, stderr: "" });
    expect(checked.stdout).toBe(readFileSync(join(folder, "cdktf.out/failproof/acme.report.txt"), "utf8"));
  });

  it("that does not ends with an error, and takes the Terraform of the design before with it", () => {
    expect(app(FITS).status).toBe(0);
    const { status, stderr } = app(DOES_NOT_FIT);
    expect(status).not.toBe(0);
    expect(stderr).toContain("any-host: does NOT survive the loss of any 1 host");
    expect(existsSync(terraformFile())).toBe(false);
  });
});

describeWithRealParts("a bare terraform plan", () => {
  let vcenter: ChildProcess;
  let address = "";
  beforeAll(async () => {
    vcenter = spawn(join(BIN, "vcsim"), ["-l", "127.0.0.1:0", "-dc", "0"], { stdio: ["ignore", "pipe", "pipe"] });
    address = await new Promise((resolve) => {
      vcenter.stdout?.on("data", (chunk) => {
        const found = /@(127\.0\.0\.1:\d+)/.exec(String(chunk))?.[1];
        if (found !== undefined) resolve(found);
      });
    });
  });
  afterAll(() => vcenter.kill());

  function terraform(...args: readonly string[]) {
    const vars = {
      TF_VAR_vcenter_user: "user",
      TF_VAR_vcenter_password: "pass",
      TF_VAR_esxi_user: "root",
      TF_VAR_esxi_password: "pass",
    };
    const { status, stdout, stderr } = spawnSync(
      join(BIN, "with-providers"),
      ["timeout", "120", "terraform", ...args, "-no-color"],
      {
        cwd: stack(),
        encoding: "utf8",
        env: { ...process.env, ...vars },
      },
    );
    return { status, output: `${stdout}\n${stderr}` };
  }

  it("of a refused design fails with the verdict; with a reason it plans, and shows the reason", () => {
    const { annotations } = appUnderCdktf({ ...DOES_NOT_FIT, VCENTER: address });
    expect(annotations).toEqual([expect.objectContaining({ level: "@cdktf/error" })]);
    expect(terraform("init").status).toBe(0);

    const refused = terraform("plan");
    expect(refused.status).toBe(1);
    expect(refused.output).toMatch(
      /Resource precondition failed[\s\S]*acme does NOT survive the loss of any 1 of 3 hosts/,
    );

    const overridden = terraform("plan", "-var", "failproof_override=array b is down, CHG-7");
    expect(overridden).toMatchObject({ status: 0 });
    expect(overridden.output).toContain("Deployed by override: array b is down, CHG-7");
    expect(overridden.output).toMatch(/Plan: \d+ to add/);
    expect(terraform("plan", "-var", "failproof_override=  ").status).toBe(1);
  }, 120_000);

  it("of a design whose gate only warns plans, with the verdict as a warning", () => {
    appUnderCdktf({ ...DOES_NOT_FIT, GATE: "warn", VCENTER: address });
    expect(terraform("init").status).toBe(0);
    const { status, output } = terraform("plan");
    expect(status).toBe(0);
    expect(output).toMatch(/Check block assertion failed[\s\S]*The gate only warns: migration, CHG-1207/);
  }, 120_000);

  it("of a proven design plans without a word of it", () => {
    appUnderCdktf({ ...FITS, VCENTER: address });
    expect(terraform("init").status).toBe(0);
    const { status, output } = terraform("plan");
    expect(status).toBe(0);
    expect(output).not.toContain("Check block assertion failed");
  }, 120_000);
});

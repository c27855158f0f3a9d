import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BIN } from "./vcsim/simulator";
import { describeWithXenOrchestra } from "./xen-orchestra/terraform";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "../..");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-schema-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function terraform(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(join(BIN, "with-providers"), ["timeout", "60", "terraform", ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return stdout;
}

/** What the real provider says of itself. */
function schemas(): string {
  const required = { xenorchestra: { source: "vatesfr/xenorchestra" } };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: required } }));
  terraform("init", "-input=false");
  return terraform("providers", "schema", "-json");
}

/** Files of the bindings that differ from a schema. */
function differing(schema: string): readonly string[] {
  const file = join(folder, "schemas.json");
  writeFileSync(file, schema);
  const { stdout, stderr } = spawnSync(process.execPath, ["scripts/xen-bindings.mjs", "--check", file], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

it("the bindings of the XenServer provider are those of the schema that is kept here", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/xen-bindings.mjs", "--check"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});

describeWithXenOrchestra("the bindings of the Xen providers", () => {
  it("are those of the provider's own schema", () => {
    expect(differing(schemas())).toEqual([]);
  });

  it("are told from those of another schema", () => {
    const changed = JSON.parse(schemas());
    const [provider] = Object.keys(changed.provider_schemas);
    const { attributes } = changed.provider_schemas[provider ?? ""].resource_schemas.xenorchestra_network.block;
    attributes.colour = { type: "string", optional: true };
    expect(differing(JSON.stringify(changed))).toEqual(["xenorchestra-network.generated.ts"]);
  });

  it("say that they are made", () => {
    const binding = readFileSync(join(ROOT, "lib/backends/xen/bindings/xenorchestra-vm.generated.ts"), "utf8");
    expect(binding).toMatch(
      /^\/\/ Made by scripts\/xen-bindings\.mjs from the schema of the provider vatesfr\/xenorchestra 0\.40\.0/,
    );
  });
});

import { execFileSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "../..");
const READ = join(ROOT, "dist/lib/read/index.js");
const BYTES = 200 * 1024 * 1024;

let folder = "";
beforeAll(() => {
  if (!existsSync(READ)) throw new Error(`${READ} is not there: npm run build makes it`);
  folder = mkdtempSync(join(tmpdir(), "failproof-large-"));
  writeLargePlan(join(folder, "plan.json"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The recorded plan with as many VMs more as make it 200 MB. */
function writeLargePlan(file: string): void {
  const plan = JSON.parse(readFileSync(join(ROOT, "test/fixtures/terraform/exact-first.plan.json"), "utf8"));
  const vm = plan.resource_changes.find(
    ({ address }: { readonly address: string }) => address === "vsphere_virtual_machine.db",
  );
  const [head, tail] = JSON.stringify({ ...plan, resource_changes: ["HERE"] }).split('"HERE"');
  const out = openSync(file, "w");
  let bytes = writeSync(out, `${head}${plan.resource_changes.map((change: unknown) => JSON.stringify(change)).join()}`);
  for (let i = 0; bytes < BYTES; i++) {
    const after = { ...vm.change.after, name: `bulk-${i}`, annotation: "x".repeat(2_000) };
    const address = `vsphere_virtual_machine.bulk[${i}]`;
    bytes += writeSync(
      out,
      `,${JSON.stringify({ ...vm, address, name: "bulk", index: i, change: { ...vm.change, after } })}`,
    );
  }
  writeSync(out, tail ?? "");
  closeSync(out);
}

/** Peak memory of a process of its own that runs this, in MiB, and what it prints. */
function measured(script: string): { readonly mib: number; readonly printed: string } {
  const peak = "console.log(process.resourceUsage().maxRSS / 1024)";
  const lines = execFileSync(process.execPath, ["-e", `${script}; ${peak}`], { encoding: "utf8" })
    .trim()
    .split("\n");
  return { mib: Number(lines.at(-1)), printed: lines.slice(0, -1).join("\n") };
}

const bare = (file: string) => `JSON.parse(require("fs").readFileSync(${JSON.stringify(file)}, "utf8"))`;
const read = (file: string) =>
  `const r = require(${JSON.stringify(READ)}).readInput(${JSON.stringify(file)});` +
  `console.log(r.ok ? r.value[0].estate.vms.length : r.errors.map((e) => e.message).join())`;

describe("a plan of 200 MB", () => {
  it("is read in at most twice the memory that parsing it takes", () => {
    const file = join(folder, "plan.json");
    const ours = measured(read(file));
    expect(Number(ours.printed)).toBeGreaterThan(10_000);
    expect(ours.mib / measured(bare(file)).mib).toBeLessThan(2);
  });

  it("that is cut off is told so, in no more memory", () => {
    const file = join(folder, "plan.json");
    const whole = measured(bare(file)).mib;
    truncateSync(file, BYTES - 1_000);
    const ours = measured(read(file));
    expect(ours.printed).toMatch(/: it is truncated$/);
    expect(ours.mib / whole).toBeLessThan(2);
  });
});

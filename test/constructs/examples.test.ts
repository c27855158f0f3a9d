import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectGolden } from "../golden/golden";
import { EXAMPLES, type Run, runExample } from "./support/example-run";

const FORKS = { cdktf: "0.21.0", cdktn: "0.24.0" } as const;

const folder = mkdtempSync(join(tmpdir(), "failproof-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const runs = new Map<string, Run>();

/** Each run is made once: loading cdktf anew costs more than all that is looked at. */
function run(example: string, fork: keyof typeof FORKS, name: string): Run {
  const key = `${example}-${fork}-${name}`;
  const made = runs.get(key) ?? runExample(example, fork, join(folder, key));
  runs.set(key, made);
  return made;
}

/** The Terraform of every stack, without versions: that of what wrote it differs. */
const terraformOf = ({ files }: Run) =>
  [...files]
    .filter(([path]) => path.endsWith("cdk.tf.json"))
    .map(([path, text]) => [path, JSON.parse(text, (name, value) => (name === "version" ? undefined : value))]);

const estatesOf = ({ files }: Run) => [...files].filter(([path]) => path.endsWith(".estate.json"));

describe.each(EXAMPLES)("the example %s", (example) => {
  it("writes the same bytes in two runs in different folders", () => {
    expect(run(example, "cdktf", "again")).toEqual(run(example, "cdktf", "out"));
  });

  it("declares, synthesizes and reports what stands in its folder `expected`", () => {
    for (const [path, text] of run(example, "cdktf", "out").files) {
      const file = /^(?:failproof|stacks)\/(.+(?:\.estate\.json|\.report\.txt|cdk\.tf\.json))$/.exec(path)?.[1];
      if (file !== undefined) expectGolden(`../../examples/${example}/expected/${file.replace("/", ".")}`, text);
    }
  });

  it("names no folder of this machine", () => {
    const text = [...run(example, "cdktf", "out").files.values()].join("\n");
    for (const local of [folder, process.cwd(), __dirname]) expect(text).not.toContain(local);
  });

  it(`is the same under cdktf ${FORKS.cdktf} and its fork cdktn ${FORKS.cdktn}`, () => {
    const [original, forked] = [run(example, "cdktf", "out"), run(example, "cdktn", "out")];
    expect(terraformOf(forked)).toEqual(terraformOf(original));
    for (const [path, text] of forked.files) {
      if (path.endsWith("cdk.tf.json")) expect(JSON.parse(text)["//"].metadata.version).toBe(FORKS.cdktn);
    }
    expect(forked.refusal === undefined).toBe(original.refusal === undefined);
    expect(estatesOf(forked)).toEqual(estatesOf(original));
  });
});

describe("the examples", () => {
  it.each([
    ["two-racks", 1],
    ["reusable-construct", 1],
    ["failover-site", 2],
    ["xen-pool", 1],
  ])("%s survives what it promises, and is synthesized", (example, stacks) => {
    const result = run(example, "cdktf", "out");
    expect(result.refusal).toBeUndefined();
    expect(terraformOf(result)).toHaveLength(stacks);
  });

  it("two-racks-mistake is refused: admission control is content, and one database cannot restart", () => {
    const { refusal, files } = run("two-racks-mistake", "cdktf", "out");
    expect(refusal).toContain("any-host: does NOT survive the loss of any 1 host");
    expect(refusal).toMatch(/1 VM stays down/);
    expect([...files.keys()]).not.toContain("stacks/ams/cdk.tf.json");
    const estate = JSON.parse(files.get("failproof/acme.estate.json") ?? "");
    expect(estate.clusters[0].ha.admissionControl).toEqual({
      policy: "resource-percentage",
      hostFailures: 1,
      performanceTolerance: 1,
    });
    const memory = (list: readonly { readonly memoryMib: number }[]) =>
      list.reduce((sum, { memoryMib }) => sum + memoryMib, 0);
    expect(memory(estate.vms) / memory(estate.hosts)).toBeLessThan(5 / 6);
  });

  it("xen-pool gives VMs that state no host one to start on, with which it is proven", () => {
    const { files } = run("xen-pool", "cdktf", "out");
    const { vms } = JSON.parse(files.get("failproof/initech.estate.json") ?? "");
    const terraform = JSON.parse(files.get("stacks/ams/cdk.tf.json") ?? "");
    const hostOf = (id: string) => vms.find((vm: { readonly id: string }) => vm.id === id).host;
    expect(new Set(["etcd-1", "etcd-2", "etcd-3"].map(hostOf)).size).toBe(3);
    for (const { host, source } of vms) {
      const [type = "", name = ""] = source.address.split(".");
      const { affinity_host } = terraform.resource[type][name];
      expect(affinity_host).toMatch(new RegExp(`^\\$\\{data\\.xenorchestra_host\\.prod_${host}_\\w+\\.id\\}$`));
    }
  });

  it("xen-pool-mistake is refused: local disks are lost with their host, and two host failures leave no room", () => {
    const { refusal, files } = run("xen-pool-mistake", "cdktf", "out");
    expect(refusal).toContain("any-host: does NOT survive the loss of any 1 host");
    expect(refusal).toContain("silver-outlives-two-hosts: does NOT survive the loss of any 2 hosts");
    expect(refusal).toContain("storage/shared");
    expect(refusal).toContain("xen/statefile-apart");
    expect([...files.keys()]).not.toContain("stacks/ams/cdk.tf.json");
  });

  it("name the user's own lines", () => {
    const { files } = run("reusable-construct", "cdktf", "out");
    const { services } = JSON.parse(files.get("failproof/globex.estate.json") ?? "");
    expect(services[0].source).toMatchObject({
      file: "examples/reusable-construct/etcd-cluster.ts",
      line: expect.any(Number),
    });
  });
});

it("are run under the versions that the tests name", () => {
  for (const [name, version] of Object.entries(FORKS)) {
    expect(require(`${name}/package.json`).version).toBe(version);
  }
});

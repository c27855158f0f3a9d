import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  ArrayReplication,
  Cluster,
  Datastore,
  Estate,
  type EstateProps,
  FailoverPlan,
  Host,
  Network,
  Rack,
  Requirement,
  VirtualMachine,
} from "../../lib";
import { VsphereSite } from "../../lib/backends/vsphere";

const CLI_FLAG = "CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-gate-"));
  delete process.env[CLI_FLAG];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  delete process.env[CLI_FLAG];
});

const file = (...path: readonly string[]) => join(folder, ...path);
const read = (...path: readonly string[]) => readFileSync(file(...path), "utf8");
const newApp = () => new App({ stackTraces: false, outdir: folder });

/** A site with three hosts in two racks and VMs of a size. */
function site(estate: Estate, id: string, memoryGib: number): VsphereSite {
  const ams = new VsphereSite(estate, id, { server: `vcenter.${id}.example.com`, datacenter: id.toUpperCase() });
  const racks = ["r1", "r2"].map((rack) => new Rack(ams, `${id}-${rack}`));
  const vms = new Network(ams, `${id}-vms`, { vlan: 10 });
  const nas = (name: string) =>
    new Datastore(ams, `${id}-nas-${name}`, { nfs: { server: `nas-${name}.example.com`, path: "/v" } });
  const datastores = [nas("a"), nas("b")] as const;
  const cluster = new Cluster(ams, `${id}-prod`, { ha: { hostFailures: 1, heartbeatDatastores: datastores } });
  for (const [at, rack] of [...racks, racks[0]].entries()) {
    new Host(cluster, `${id}-esx-${at + 1}`, {
      hostname: `esx-${at + 1}.${id}.example.com`,
      in: rack === undefined ? [] : [rack],
      cores: 16,
      mhzPerCore: 2_500,
      memoryGib: 128,
      uplinks: { vmnic1: {}, vmnic2: {} },
    });
  }
  for (const name of ["web", "db", "mq"]) {
    new VirtualMachine(cluster, `${id}-${name}`, {
      vcpus: 4,
      memoryGib,
      disks: [{ datastore: datastores[0], sizeGib: 20 }],
      networks: [vms],
    });
  }
  return ams;
}

/** An estate of two stacks. Its hosts hold 128 GiB each: VMs of 100 GiB have no room when one is lost. */
function estate(app: App, props: EstateProps & { readonly memoryGib: number; readonly id?: string }): Estate {
  const { memoryGib, id = "acme", ...rest } = props;
  const acme = new Estate(app, id, rest);
  site(acme, "ams", memoryGib);
  site(acme, "fra", 16);
  new Requirement(acme, "any-host", { tolerate: { host: 1 } });
  return acme;
}

interface Annotation {
  readonly level: string;
  readonly message: string;
}

const errorsOf = (annotations: readonly Annotation[]) =>
  annotations.filter(({ level }) => level === "@cdktf/error").map(({ message }) => message);

/** What cdktf's own command line reads after the app has run. */
function manifest(): { readonly [stack: string]: { readonly annotations: readonly Annotation[] } } {
  return JSON.parse(read("manifest.json")).stacks;
}

const terraform = (stack: string) => JSON.parse(read("stacks", stack, "cdk.tf.json"));

describe("a design that is proven", () => {
  it("synthesizes, with the proof in every stack", () => {
    const app = newApp();
    estate(app, { memoryGib: 16 });
    app.synth();
    for (const stack of ["ams", "fra"]) {
      expect(terraform(stack).locals.failover_proof).toEqual({
        survives: true,
        mode: "refuse",
        message: "acme survives what it promises: 1 requirement proven over 7 scenarios, 6 VMs on 6 hosts",
      });
      expect(errorsOf(manifest()[stack]?.annotations ?? [])).toEqual([]);
    }
  });

  it("leaves estate and reports, the same bytes each time and on every machine", () => {
    const files = () => {
      const app = newApp();
      estate(app, { memoryGib: 16 });
      app.synth();
      return readdirSync(file("failproof")).map((name) => [name, read("failproof", name)]);
    };
    const first = files();
    expect(first.map(([name]) => name)).toEqual(["acme.estate.json", "acme.report.json", "acme.report.txt"]);
    expect(files()).toEqual(first);
    expect(JSON.stringify(first)).not.toContain(folder);
    expect(JSON.stringify(first)).not.toContain(process.cwd());
  });

  it("lets every managed resource wait for the gate, and nothing else", () => {
    const app = newApp();
    estate(app, { memoryGib: 16 });
    app.synth();
    const { resource, data } = terraform("ams");
    const waits = (objects: object) =>
      Object.entries(objects).flatMap(([type, byName]) =>
        Object.entries<{ depends_on?: readonly string[] }>(byName).map(([name, { depends_on }]) => [
          `${type}.${name}`,
          depends_on?.includes("terraform_data.failover_gate") ?? false,
        ]),
      );
    expect(waits(resource).filter(([, waiting]) => !waiting)).toEqual([["terraform_data.failover_gate", false]]);
    expect(waits(resource).length).toBeGreaterThan(8);
    expect(waits(data ?? {}).filter(([, waiting]) => waiting)).toEqual([]);
  });

  it("leaves what was accepted last to a stack that takes over, when a newer design is refused", () => {
    const synth = (memoryGib: number) => {
      const app = newApp();
      const [ams, fra] = estate(app, { memoryGib }).sites;
      const [from, to] = [ams?.datastores[0], fra?.datastores[0]];
      const [cluster] = fra?.clusters ?? [];
      const [network, other] = [ams?.networks[0], fra?.networks[0]];
      if (!ams || !from || !to || !cluster || !network || !other) throw new Error("two furnished sites are needed");
      new ArrayReplication(cluster.site.estate, "copies", { datastores: [{ from, to }] });
      new FailoverPlan(cluster, "from-ams", { from: ams, networks: [{ from: network, to: other }] });
      app.synth();
    };
    synth(16);
    const accepted = read("stacks", "fra", "cdk.tf.json");
    expect(() => synth(100)).toThrow(/any-host/);
    expect(read("stacks", "fra", "cdk.tf.json")).toBe(accepted);
    expect(existsSync(file("stacks", "ams", "cdk.tf.json"))).toBe(false);
  });

  it("removes what estates of earlier synths left, and nothing of its neighbours", () => {
    mkdirSync(file("failproof"), { recursive: true });
    for (const name of ["old.estate.json", "old.report.txt", "notes.md"]) writeFileSync(file("failproof", name), "{}");
    const app = newApp();
    estate(app, { memoryGib: 16 });
    const other = new Estate(app, "other");
    site(other, "lon", 16);
    new Requirement(other, "any-host", { tolerate: { host: 1 } });
    app.synth();
    const estates = readdirSync(file("failproof")).filter((name) => !name.includes(".report."));
    expect(estates).toEqual(["acme.estate.json", "notes.md", "other.estate.json"]);
  });
});

describe("a design that is refused", () => {
  it("in plain node throws what fails and why, and leaves no Terraform, old or new", () => {
    for (const stack of ["ams", "fra"]) {
      mkdirSync(file("stacks", stack), { recursive: true });
      writeFileSync(file("stacks", stack, "cdk.tf.json"), "{}");
    }
    const app = newApp();
    estate(app, { memoryGib: 100 });
    expect(() => app.synth()).toThrow(/\[acme\/ams\] any-host: does NOT survive the loss of any 1 host[\s\S]*why /);
    for (const stack of ["ams", "fra"]) expect(existsSync(file("stacks", stack, "cdk.tf.json"))).toBe(false);
    expect(JSON.parse(read("failproof", "acme.estate.json"))).toMatchObject({
      format: "failproof.estate/1",
      name: "acme",
    });
    expect(JSON.parse(read("failproof", "acme.report.json")).requirements[0].verdict).toBe("fails");
  });

  it("under cdktf's command line is written all the same, refused in both stacks, with the reasons once", () => {
    process.env[CLI_FLAG] = "true";
    const app = newApp();
    estate(app, { memoryGib: 100 });
    app.synth();
    expect(errorsOf(manifest().ams?.annotations ?? [])).toEqual([expect.stringMatching(/^any-host: does NOT survive/)]);
    expect(errorsOf(manifest().fra?.annotations ?? [])).toEqual([
      "acme is not proven to survive what it promises; the reasons stand at acme/ams.",
    ]);
    for (const stack of ["ams", "fra"]) {
      const { survives, message } = terraform(stack).locals.failover_proof;
      expect(survives).toBe(false);
      expect(message).toMatch(/^acme does NOT survive the loss of [\s\S]*why [\s\S]*failproof_override=REASON/);
    }
  });

  it("names a requirement that stands outside any stack", () => {
    const app = newApp();
    const acme = estate(app, { memoryGib: 16 });
    new Requirement(acme, "any-chassis", { tolerate: { chassis: 1 } });
    expect(() => app.synth()).toThrow(/\[acme\/ams\] acme\/any-chassis \(.*gate\.test\.ts:\d+\): .*chassis/);
    expect(existsSync(file("failproof", "acme.estate.json"))).toBe(true);
    expect(existsSync(file("failproof", "acme.report.json"))).toBe(false);
  });

  it("is refused where nothing is promised", () => {
    const app = newApp();
    const acme = new Estate(app, "acme");
    site(acme, "ams", 16);
    expect(() => app.synth()).toThrow(/failover\/requirement-declared[\s\S]*promises nothing/);
  });

  it("says everything once, however often it is synthesized", () => {
    process.env[CLI_FLAG] = "true";
    const app = newApp();
    estate(app, { memoryGib: 100 });
    app.synth();
    app.synth();
    expect(errorsOf(manifest().ams?.annotations ?? []).length).toBe(1);
  });

  it("is refused by cdktf's testing helpers too", () => {
    const stack: TerraformStack | undefined = estate(newApp(), { memoryGib: 100 }).sites[0];
    if (stack === undefined) throw new Error("the estate has no site");
    expect(() => Testing.fullSynth(stack)).toThrow("any-host: does NOT survive the loss of any 1 host");
  });
});

describe("a gate that only warns", () => {
  const gate = { mode: "warn", reason: "migration until March, CHG-1207" } as const;

  it("lets the design through, and says so with the reason", () => {
    const app = newApp();
    estate(app, { memoryGib: 100, gate });
    app.synth();
    const annotations = manifest().ams?.annotations ?? [];
    expect(errorsOf(annotations)).toEqual([]);
    expect(annotations.map(({ message }) => message)).toContain(
      "the gate of acme only warns: migration until March, CHG-1207",
    );
    expect(terraform("ams").locals.failover_proof).toMatchObject({ survives: false, mode: "warn" });
    expect(terraform("ams").locals.failover_proof.message).toContain(
      "The gate only warns: migration until March, CHG-1207",
    );
    expect(read("failproof", "acme.report.txt")).toContain("the gate only warns: migration until March, CHG-1207");
    expect(JSON.parse(read("failproof", "acme.report.json")).gate).toEqual(gate);
    expect(JSON.parse(read("failproof", "acme.estate.json")).gate).toEqual(gate);
  });
});

it("an estate without a site is refused, for nothing would be proven", () => {
  const app = newApp();
  new Estate(app, "lonely");
  expect(() => app.synth()).toThrow("lonely: it has no site, so nothing of it is proven");
});

it("two estates of one id, whose files would be the same, are refused", () => {
  const app = newApp();
  for (const team of ["one", "two"]) site(new Estate(new Construct(app, team), "acme"), team, 16);
  expect(() => app.synth()).toThrow("one/acme: its id is that of the estate two/acme already");
});

it("an output folder that cannot be written is named", () => {
  writeFileSync(file("failproof"), "");
  const app = newApp();
  estate(app, { memoryGib: 16 });
  expect(() => app.synth()).toThrow(`${file("failproof")} is a file, and synth needs a folder there`);

  const outdir = file("out");
  const other = new App({ stackTraces: false, outdir });
  rmSync(outdir, { recursive: true, force: true });
  writeFileSync(outdir, "");
  estate(other, { memoryGib: 16 });
  expect(() => other.synth()).toThrow(`${outdir} is a file, and synth needs a folder there`);
});

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWithRealParts, Simulator, Terraform } from "./vcsim/simulator";

jest.setTimeout(420_000);

const MAIN = join(__dirname, "../../dist/examples/failover-site/main.js");
const APPLY = ["-auto-approve", "-input=false", "-no-color"];
const FAILOVER = ["-var", "failover=true"];

let folder = "";
const simulators: Simulator[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-failover-"));
});
afterEach(() => {
  for (const simulator of simulators.splice(0)) simulator.stop();
  rmSync(folder, { recursive: true });
});

/** Terraform of one stack of the example, at a simulator in place of the vCenter Server that the example names. */
function stackAt(id: string, { server }: Simulator, locals: object = {}): Terraform {
  const stack = join(folder, "cdktf.out/stacks", id);
  const provider = { vsphere: { vsphere_server: server, allow_unverified_ssl: true } };
  writeFileSync(join(stack, "override.tf.json"), JSON.stringify({ provider, locals }));
  return new Terraform(stack);
}

interface Replica {
  readonly path: string;
  readonly size: number;
}

/** What the array does: the files of VMs' disks appear at the other site, under the names that they have here. */
function replicate(replicas: readonly Replica[], { server }: Simulator): void {
  const array = join(folder, "array");
  mkdirSync(array);
  const disks = replicas.map(({ path, size }, at) => [
    `disk-${at}`,
    {
      datacenter: "FRA",
      datastore: "fra-nas-a",
      vmdk_path: path,
      size,
      type: "thin",
      create_directories: true,
      ...(at === 0 ? {} : { depends_on: [`vsphere_virtual_disk.disk-${at - 1}`] }),
    },
  ]);
  writeFileSync(
    join(array, "array.tf.json"),
    JSON.stringify({
      terraform: { required_providers: { vsphere: { source: "vmware/vsphere" } } },
      provider: { vsphere: { vsphere_server: server, user: "user", password: "any", allow_unverified_ssl: true } },
      resource: { vsphere_virtual_disk: Object.fromEntries(disks) },
    }),
  );
  const terraform = new Terraform(array);
  terraform.run("init", "-input=false");
  terraform.apply();
}

/** Names of the VMs that a stack's state holds, each with the paths of its disks. */
function machines(terraform: Terraform): ReadonlyMap<string, readonly Replica[]> {
  const found = [...terraform.state()].filter(([address]) => address.startsWith("vsphere_virtual_machine."));
  return new Map(
    found.map(([, { name, disk }]) => [
      String(name),
      (Array.isArray(disk) ? disk : []).map(({ path, size }) => ({ path: String(path), size: Number(size) })),
    ]),
  );
}

const positions = (output: string, ...lines: readonly RegExp[]) => lines.map((line) => output.search(line));

describeWithRealParts("the failover of a site, by the real provider", () => {
  it("needs nothing of the site that is lost, comes up in order, and is undone", async () => {
    const [ams, fra] = [await Simulator.start(0), await Simulator.start(0)];
    simulators.push(ams, fra);
    const { status, stderr } = spawnSync(process.execPath, [MAIN], { cwd: folder, encoding: "utf8" });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const primary = stackAt("ams", ams);
    const secondary = stackAt("fra", fra);
    for (const stack of [primary, secondary]) {
      stack.run("init", "-input=false");
      stack.apply();
      expect(stack.plan()).toMatchObject({ status: 0 });
    }
    const healthy = ["dns-fra-1", "dns-fra-2", "test-1", "test-2"];
    expect([...machines(secondary).keys()].sort()).toEqual(healthy);

    const recovered = ["erp-db", "erp-app-1", "erp-app-2"];
    const replicas = [...machines(primary)].filter(([name]) => recovered.includes(name)).flatMap(([, disks]) => disks);
    expect(replicas).toHaveLength(4);
    replicate(replicas, fra);
    expect(secondary.plan()).toMatchObject({ status: 0 });

    ams.stop();
    expect(primary.plan()).toMatchObject({ status: 1 });

    const failover = secondary.run("apply", ...APPLY, ...FAILOVER);
    const [testGone, dbThere, appComes] = positions(
      failover,
      /test-1.*Destruction complete/,
      /erp-db.*Creation complete/,
      /erp-app-1.*Creating\.\.\./,
    );
    expect(testGone).toBeGreaterThan(0);
    expect(dbThere).toBeGreaterThan(testGone ?? 0);
    expect(appComes).toBeGreaterThan(dbThere ?? 0);
    expect([...machines(secondary).keys()].sort()).toEqual(["dns-fra-1", "dns-fra-2", ...recovered].sort());
    expect(secondary.try("plan", "-detailed-exitcode", "-input=false", ...FAILOVER)).toMatchObject({ status: 0 });

    const back = secondary.run("apply", ...APPLY);
    const [dbGone, testComes] = positions(back, /erp-db.*Destruction complete/, /test-1.*Creating\.\.\./);
    expect(dbGone).toBeGreaterThan(0);
    expect(testComes).toBeGreaterThan(dbGone ?? 0);
    expect([...machines(secondary).keys()].sort()).toEqual(healthy);
    expect(secondary.plan()).toMatchObject({ status: 0 });

    // The gate lets a failover through, and nothing else: a design that is not proven any more.
    const refused = stackAt("fra", fra, { failover_proof: { survives: false, mode: "refuse", message: "not proven" } });
    expect(refused.plan()).toMatchObject({ status: 1, output: expect.stringContaining("not proven") });
    // The copies are still there, for they were attached and not made.
    const again = refused.run("apply", ...APPLY, ...FAILOVER);
    expect(again).toMatch(/Failing over\./);
    expect(machines(refused).get("erp-db")).toHaveLength(2);
  });
});

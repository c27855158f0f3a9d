import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { declaredEstate } from "failproof";
import type { Estate } from "../../lib/estate";
import { readInput } from "../../lib/read";
import { poolDesign } from "./xen-orchestra/design";
import { existingPoolDesign } from "./xen-orchestra/existing-design";
import type { PoolProps } from "./xen-orchestra/pool";
import { XenOrchestra } from "./xen-orchestra/simulator";
import { Coordinator, itWithSshd } from "./xen-orchestra/ssh-server";
import { AsyncTerraform, describeWithXenOrchestra } from "./xen-orchestra/terraform";

jest.setTimeout(300_000);

const POOL: PoolProps = {
  name: "prod",
  hosts: ["xcp-1", "xcp-2", "xcp-3"],
  nics: ["eth0", "eth1", "eth2"],
  srs: { "nfs-1": { type: "nfs", shared: true }, "Local storage": { type: "ext", shared: false } },
  templates: { "Debian 12": { disk: true }, "Other install media": { disk: false } },
};
const GIB = 2 ** 30;

let folder = "";
let orchestra: XenOrchestra | undefined;
let coordinator: Coordinator | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "failproof-xo-"));
});
afterEach(() => {
  orchestra?.stop();
  coordinator?.stop();
  coordinator = undefined;
  rmSync(folder, { recursive: true });
});

const terraformOf = (environment: { readonly [name: string]: string } = {}) =>
  new AsyncTerraform(join(folder, "stacks/ams"), { TF_VAR_xoa_token: "not-a-secret", ...environment });

/** The estate that the state shows to whoever has nothing else. */
async function readBack(terraform: AsyncTerraform): Promise<Estate> {
  const file = join(folder, "state.json");
  writeFileSync(file, await terraform.run("show", "-json"));
  const result = readInput(file);
  const [loaded] = result.ok ? result.value : [];
  if (loaded === undefined) throw new Error(JSON.stringify(result));
  return loaded.estate;
}

describeWithXenOrchestra("a design in the simulator of Xen Orchestra, by the real provider", () => {
  it("is applied, planned again without changes, updated, and destroyed; the pool equals the estate", async () => {
    orchestra = await XenOrchestra.start(POOL);
    const { url, pool } = orchestra;
    const untouched = new Set(pool.objects.keys());
    const terraform = terraformOf();

    const first = declaredEstate(poolDesign({ url, outdir: folder, changed: false }));
    await terraform.run("init", "-input=false");
    await terraform.apply();
    expect(await terraform.plan()).toMatchObject({ status: 0 });
    expect(
      pool
        .ofType("VM")
        .map(({ name_label }) => name_label)
        .sort(),
    ).toEqual(first.vms?.map(({ id }) => id).sort());
    for (const vm of first.vms ?? []) {
      const memory = (vm.memoryMib ?? 0) * 2 ** 20;
      const least = (vm.memoryRange?.minMib ?? vm.memoryMib ?? 0) * 2 ** 20;
      expect(pool.named("VM", vm.id)).toMatchObject({
        CPUs: { number: vm.vcpus },
        memory: { static: [0, memory], dynamic: [least, memory] },
        power_state: "Running",
        tags: vm.tier === undefined ? [] : [`tier:${vm.tier}`],
        ...(vm.host === undefined ? {} : { affinityHost: pool.named("host", vm.host)?.id }),
      });
      expect(pool.disksOf(vm.id).map(({ size }) => size)).toEqual(vm.disks?.map(({ sizeGib = 0 }) => sizeGib * GIB));
      expect(pool.networksOf(vm.id).map(({ name_label }) => name_label)).toEqual(vm.networks);
    }
    for (const { id, vlan } of first.networks ?? []) {
      expect(pool.pifsOf(id).map((pif) => [pif.device, pif.vlan])).toEqual(POOL.hosts.map(() => ["bond0", vlan]));
    }

    const seen = await readBack(terraform);
    for (const { id, vcpus, memoryMib, memoryRange, networks, tier, startDelaySeconds } of first.vms ?? []) {
      const facts = { id, vcpus, memoryMib, networks };
      const more = {
        ...(memoryRange && { memoryRange }),
        ...(tier && { tier }),
        ...(startDelaySeconds && { startDelaySeconds }),
      };
      expect(seen.vms?.find((vm) => vm.id === id)).toMatchObject({ ...facts, ...more });
    }
    expect(seen.hosts?.map(({ id, memoryMib }) => [id, memoryMib])).toEqual(
      first.hosts?.map(({ id, memoryMib }) => [id, memoryMib]),
    );

    poolDesign({ url, outdir: folder, changed: true });
    expect(await terraform.plan()).toMatchObject({ status: 2, output: expect.stringMatching(/, 0 to destroy\./) });
    await terraform.apply();
    expect(await terraform.plan()).toMatchObject({ status: 0 });
    expect(pool.named("VM", "db-1")).toMatchObject({ memory: { size: 16 * GIB }, power_state: "Running" });
    expect(pool.disksOf("db-2").map(({ size }) => size)).toEqual([20 * GIB, 60 * GIB]);
    expect(pool.networksOf("scratch")).toHaveLength(2);

    await terraform.destroy();
    expect([...pool.objects.keys()].filter((id) => !untouched.has(id))).toEqual([]);
  });

  it("adds a VM and its author's own resources to a pool that exists, and leaves that as it was", async () => {
    orchestra = await XenOrchestra.start(POOL);
    const { url, pool } = orchestra;
    const untouched = new Map(pool.objects);
    const terraform = terraformOf();
    existingPoolDesign({ url, outdir: folder });
    await terraform.run("init", "-input=false");
    await terraform.apply();
    expect(await terraform.plan()).toMatchObject({ status: 0 });
    expect(pool.named("VM", "web")).toMatchObject({
      affinityHost: pool.named("host", "xcp-2")?.id,
      high_availability: "restart",
      boot: { firmware: "bios" },
      resourceSet: pool.ofType("resourceSet")[0]?.id,
    });
    expect(pool.ofType("acl")).toMatchObject([{ action: "operator", object: pool.named("VM", "web")?.id }]);
    await terraform.destroy();
    expect(pool.objects).toEqual(untouched);
  });

  it("is told what Xen Orchestra refuses, and goes on from there with the next apply", async () => {
    orchestra = await XenOrchestra.start(POOL);
    const { url, pool } = orchestra;
    const terraform = terraformOf();
    poolDesign({ url, outdir: folder, changed: false });
    await terraform.run("init", "-input=false");
    orchestra.failNext("network.create", "PIF_VLAN_EXISTS");
    expect(await terraform.try("apply", "-auto-approve", "-input=false", "-no-color")).toMatchObject({
      status: 1,
      output: expect.stringContaining("PIF_VLAN_EXISTS"),
    });
    await terraform.apply();
    expect(pool.ofType("VM")).toHaveLength(3);
  });

  itWithSshd("has HA set up over SSH, again when its inputs change, and undone when it is destroyed", async () => {
    orchestra = await XenOrchestra.start({ ...POOL, idsEndIn: "'$(id)" });
    coordinator = await Coordinator.start(join(folder, "coordinator"));
    const { url, pool } = orchestra;
    const { port, user, hostKey, privateKey } = coordinator;
    const design = { url, outdir: folder, changed: false, coordinator: { port, user, hostKey } };
    const terraform = terraformOf({ TF_VAR_xen_ssh_private_key: privateKey });
    const id = (type: string, name: string) => pool.named(type, name)?.id ?? "";
    const order = (vm: string, place: number) => `[vm-param-set][uuid=${id("VM", vm)}][order=${place}]`;

    poolDesign(design);
    await terraform.run("init", "-input=false");
    await terraform.apply();
    const prod = id("pool", "prod");
    const enabled = [
      `[pool-ha-enable][heartbeat-sr-uuids=${id("SR", "nfs-1")}]`,
      `[pool-param-set][uuid=${prod}][ha-allow-overcommit=false]`,
    ];
    const tolerates = (most: number) => `[pool-param-set][uuid=${prod}][ha-host-failures-to-tolerate=${most}]`;
    const ordered = [order("db-1", 1), order("db-2", 1), order("scratch", 4)];
    expect([...coordinator.told].sort()).toEqual([...enabled, tolerates(1), ...ordered].sort());
    expect(coordinator.told.indexOf(tolerates(1))).toBeGreaterThan(coordinator.told.indexOf(enabled[0] ?? ""));
    expect(pool.named("VM", "db-1")).toMatchObject({ high_availability: "restart" });
    expect(pool.named("VM", "scratch")).toMatchObject({ high_availability: "" });
    expect(await terraform.plan()).toMatchObject({ status: 0 });
    expect((await readBack(terraform)).clusters?.[0]?.ha).toMatchObject({
      enabled: true,
      hostFailuresToTolerate: 1,
      heartbeatDatastores: ["nfs-1"],
    });

    const before = coordinator.told.length;
    poolDesign({ ...design, hostFailures: 2 });
    await terraform.apply();
    expect(coordinator.told.slice(before)).toEqual([tolerates(0), tolerates(2)]);

    const changed = coordinator.told.length;
    await terraform.destroy();
    const undone = coordinator.told.slice(changed);
    expect(undone.filter((line) => line.startsWith("[pool"))).toEqual([tolerates(0), "[pool-ha-disable]"]);
    expect(undone.filter((line) => line.startsWith("[vm"))).toHaveLength(3);
  });

  itWithSshd("is not applied where the pool refuses its tolerance", async () => {
    orchestra = await XenOrchestra.start({ ...POOL, hosts: Array.from({ length: 10 }, (_, n) => `xcp-${n + 1}`) });
    coordinator = await Coordinator.start(join(folder, "coordinator"));
    const { port, user, hostKey, privateKey } = coordinator;
    const terraform = terraformOf({ TF_VAR_xen_ssh_private_key: privateKey });
    const hosts = 10;
    poolDesign({
      url: orchestra.url,
      outdir: folder,
      changed: false,
      coordinator: { port, user, hostKey },
      hostFailures: 9,
      hosts,
    });
    await terraform.run("init", "-input=false");
    expect(await terraform.try("apply", "-auto-approve", "-input=false", "-no-color")).toMatchObject({
      status: 1,
      output: expect.stringContaining("HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN"),
    });
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform expressions
import { AffinityRule, AntiAffinityRule, VirtualMachine } from "failproof";
import { type Block, synthesized } from "./support/synthesized";
import { TwoSites } from "./support/two-sites";

const THERE = "${var.failover ? 1 : 0}";

/** The stack of the failover site, with a database, two applications after it, and something that makes room. */
const failoverStack = () =>
  synthesized((app) => {
    const sites = new TwoSites(app);
    const db = sites.vm("db", {
      tier: "gold",
      restart: "highest",
      disks: [sites.ams.silver, sites.ams.gold].map((datastore) => ({ datastore, sizeGib: 20 })),
      networks: [sites.ams.back, sites.ams.front],
    });
    const apps = [1, 2].map((n) =>
      sites.vm(`app-${n}`, { tier: "gold", vsphere: { diskPaths: ["apps/system.vmdk"] } }),
    );
    new AntiAffinityRule(sites.ams.cluster, "apart", { vms: apps });
    new AffinityRule(sites.ams.cluster, "near", { vms: [db, sites.vm("batch")] });
    new VirtualMachine(sites.fra.cluster, "test-1", {
      tier: "test",
      sheddable: true,
      vcpus: 2,
      memoryGib: 4,
      disks: [{ datastore: sites.fra.gold, sizeGib: 20 }],
      networks: [],
    });
    sites.replicated();
    sites.plan({
      order: [
        { id: "data", vms: [db] },
        { id: "apps", vms: apps, delaySeconds: 30 },
      ],
      shed: ["test"],
    });
  }, "fra");

const stack = failoverStack();
const vms = stack.resource.vsphere_virtual_machine ?? {};
const steps = stack.resource.terraform_data ?? {};

/** The one resource whose name says that it is the thing. */
function named(resources: { readonly [name: string]: Block }, thing: string): { readonly address: string } & Block {
  const names = Object.keys(resources).filter((name) => name.includes(thing));
  expect(names).toHaveLength(1);
  return { ...resources[names[0] ?? ""], address: names[0] ?? "" };
}

describe("the stack of a failover site", () => {
  it("has one variable that brings up what is recovered, and is false", () => {
    expect(stack.variable.failover).toEqual({
      type: "bool",
      default: false,
      nullable: false,
      description: "Whether what fails over from ams runs here: true brings it up, false takes it down again.",
    });
    for (const name of ["_db_", "_app-1_", "_app-2_", "_batch_"]) expect(named(vms, name).count).toBe(THERE);
  });

  it("attaches the copies of a VM's disks, in their order, and makes none", () => {
    expect(named(vms, "_db_").disk).toEqual([
      {
        label: "disk0",
        unit_number: 0,
        attach: true,
        path: "db/db.vmdk",
        datastore_id: expect.stringMatching(/^\$\{vsphere_nas_datastore\.fra-silver\.id\}$/),
      },
      {
        label: "disk1",
        unit_number: 1,
        attach: true,
        path: "db/db_1.vmdk",
        datastore_id: expect.stringMatching(/^\$\{vsphere_nas_datastore\.fra-gold\.id\}$/),
      },
    ]);
    expect(named(vms, "_app-1_").disk).toMatchObject([{ attach: true, path: "apps/system.vmdk" }]);
  });

  it("attaches a VM to the networks that stand in for its own, in their order", () => {
    expect(named(vms, "_db_").network_interface).toMatchObject([
      { network_id: "${vsphere_distributed_port_group.fra-back.id}" },
      { network_id: "${vsphere_distributed_port_group.fra-front.id}" },
    ]);
  });

  it("has the tags before the disaster, and a VM's restart priority with the VM", () => {
    expect(Object.keys(stack.resource.vsphere_tag ?? {})).toContain("tag-tier-gold");
    expect(stack.resource.vsphere_tag?.["tag-tier-gold"]?.count).toBeUndefined();
    const override = named(stack.resource.vsphere_ha_vm_override ?? {}, "_db_");
    expect(override).toMatchObject({
      count: THERE,
      virtual_machine_id: `\${vsphere_virtual_machine.${named(vms, "_db_").address}[0].id}`,
      ha_vm_restart_priority: "highest",
    });
  });

  it("brings VMs up group by group, each after a gate, the rest last", () => {
    const [db, app1, app2, batch] = ["_db_", "_app-1_", "_app-2_", "_batch_"].map((name) => named(vms, name));
    const room = named(steps, "room");
    const [data, apps] = ["order_data", "order_apps"].map((id) => named(steps, id));
    const rest = named(steps, "from-ams_rest");
    const address = (of: { readonly address: string } | undefined) => `terraform_data.${of?.address}`;
    const machine = (of: { readonly address: string } | undefined) => `vsphere_virtual_machine.${of?.address}`;
    expect(data).toMatchObject({ count: THERE, depends_on: [address(room)] });
    expect(db?.depends_on).toEqual([address(data)]);
    expect(apps).toMatchObject({ count: THERE, depends_on: [machine(db)] });
    expect(apps?.provisioner).toEqual([{ "local-exec": { command: "sleep 30" } }]);
    for (const app of [app1, app2]) expect(app?.depends_on).toEqual([address(apps)]);
    expect(rest?.depends_on).toEqual([machine(db), machine(app1), machine(app2)]);
    expect(batch?.depends_on).toEqual([address(rest)]);
  });

  it("takes rules between VMs along", () => {
    const rule = named(stack.resource.vsphere_compute_cluster_vm_anti_affinity_rule ?? {}, "_apart_");
    expect(rule).toMatchObject({
      name: "apart",
      count: THERE,
      mandatory: true,
      compute_cluster_id: "${vsphere_compute_cluster.fra-cluster.id}",
      virtual_machine_ids: ["_app-1_", "_app-2_"].map(
        (name) => `\${vsphere_virtual_machine.${named(vms, name).address}[0].id}`,
      ),
    });
  });

  it("removes what is shed before anything comes up", () => {
    const room = named(steps, "room");
    expect(room).toMatchObject({ triggers_replace: "${var.failover}" });
    expect(named(vms, "test-1")).toMatchObject({
      count: "${var.failover ? 0 : 1}",
      depends_on: [`terraform_data.${room.address}`],
    });
  });

  it("removes nothing on which something else rests", () => {
    const { fra } = new TwoSites();
    const shape = {
      vcpus: 1,
      memoryGib: 1,
      disks: [{ datastore: fra.gold, sizeGib: 1 }],
      networks: [],
      sheddable: true,
    };
    const tests = [1, 2].map((n) => new VirtualMachine(fra.cluster, `test-${n}`, shape));
    expect(() => new AntiAffinityRule(fra.cluster, "apart", { vms: tests })).toThrow(
      "acme/fra/fra-cluster/apart: vms names acme/fra/fra-cluster/test-1, which may be removed to make room; take it out, or make it without sheddable.",
    );
    expect(() => new VirtualMachine(fra.cluster, "ranked", { ...shape, restart: "high" })).toThrow(
      "acme/fra/fra-cluster/ranked: it is sheddable, and has a restart priority of its own; leave one of the two out.",
    );
    expect(() => VirtualMachine.existing(fra.cluster, "old", { sheddable: true })).toThrow(
      "acme/fra/fra-cluster/old: it is sheddable, and exists already; leave sheddable out: only what this design makes is removed.",
    );
  });

  it("leaves what Terraform cannot stop to people, and says so", () => {
    const sites = new TwoSites();
    sites.vm("db");
    sites.replicated();
    VirtualMachine.existing(sites.fra.cluster, "test-1", { tier: "test" });
    const said = sites.plan({ shed: ["test"] }).node.metadata.map(({ data }) => data);
    expect(said).toEqual([
      "acme/fra/fra-cluster/from-ams sheds VMs that Terraform cannot stop: stop them by hand before the failover (test-1), or make them with sheddable.",
    ]);
  });

  it("refers to nothing of the lost site", () => {
    expect(stack.text).not.toMatch(/remote_state|vcenter\.ams|ams-front|ams-gold|ams-cluster\b(?!")/);
    expect(stack.data ?? {}).toEqual({});
  });
});

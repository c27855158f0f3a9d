import { type App, TerraformVariable } from "cdktf";
import {
  AffinityRule,
  AntiAffinityRule,
  Cluster,
  Datastore,
  declaredEstate,
  Host,
  Network,
  Service,
  type VirtualMachine,
  VirtualSwitch,
  VmHostRule,
} from "failproof";
import { vmOf, XenSite } from "failproof/xen";
import { validateEstate } from "../../lib/estate";
import { PoolLaboratory } from "./support/pool";
import { type StackJson, synthesized } from "./support/synthesized";

function synthesizedPool(design: (lab: PoolLaboratory) => void, site = {}): StackJson {
  return synthesized((app: App) => design(new PoolLaboratory({ app, site })));
}

/** One VM named `erp` in a pool of three hosts. */
function synthesizedVm(props: object): { readonly [argument: string]: unknown } {
  const { resource } = synthesizedPool((lab) => {
    const pool = lab.pool();
    lab.hosts(pool);
    lab.vm(pool, "erp", props);
  });
  return Object.values(resource.xenorchestra_vm ?? {})[0] ?? {};
}

const scriptsOf = (text: string) => JSON.stringify(JSON.parse(text).resource.terraform_data);

describe("a Xen pool", () => {
  it("is looked up by the cluster's name, its hosts by theirs", () => {
    const { data, resource } = synthesizedPool((lab) => void lab.hosts(lab.pool()));
    expect(Object.values(data?.xenorchestra_pool ?? {})).toMatchObject([{ name_label: "prod" }]);
    expect(Object.values(data?.xenorchestra_host ?? {}).map((host) => host.name_label)).toEqual([
      "xcp-1.example.com",
      "xcp-2.example.com",
      "xcp-3.example.com",
    ]);
    expect(Object.keys(resource)).toEqual(["terraform_data"]);
  });

  it("pins its providers, and keeps what is secret in sensitive variables", () => {
    const { terraform, text, variable } = synthesizedPool((lab) => void lab.hosts(lab.pool()));
    expect(terraform).toMatchObject({
      required_providers: { xenorchestra: { source: "vatesfr/xenorchestra", version: "0.40.0" } },
    });
    expect(JSON.parse(text).provider.xenorchestra).toEqual([
      { token: `\${var.xoa_token}`, url: "wss://xo.example.com" },
    ]);
    expect(variable).toMatchObject({ xoa_token: { sensitive: true }, xen_ssh_private_key: { sensitive: true } });
  });

  it("has its HA turned on after its networks are made, and off again when the design is destroyed", () => {
    const { resource } = synthesizedPool((lab) => {
      const pool = lab.pool();
      lab.hosts(pool);
      lab.vm(pool, "erp");
    });
    const ha = resource.terraform_data?.prod_ha_5634A1DF;
    expect(ha).toMatchObject({
      depends_on: ["xenorchestra_bonded_network.ams-switch", "xenorchestra_network.vms"],
      input: { address: "xcp-1.example.com", heartbeat_srs: [`\${data.xenorchestra_sr.nfs-1.uuid}`] },
      triggers_replace: { heartbeat_srs: [`\${data.xenorchestra_sr.nfs-1.uuid}`] },
    });
    expect(JSON.stringify(ha)).toMatch(/xe pool-ha-enable .*"when":"destroy".*|"when":"destroy".*xe pool-ha-disable/);
  });

  it("tolerates as many host failures as are asked for", () => {
    const { text } = synthesizedPool((lab) => {
      lab.hosts(lab.pool({ ha: { hostFailures: 2, heartbeatDatastores: [lab.sr] } }), 5);
    });
    expect(scriptsOf(text)).toContain('"host_failures":2');
  });

  it("orders the start of all its VMs, for XAPI takes one without a place as the first", () => {
    const { resource } = synthesizedPool((lab) => {
      const prod = lab.pool();
      lab.hosts(prod);
      lab.vm(prod, "db", { restart: "highest" });
      lab.vm(prod, "web");
    });
    expect(resource.terraform_data?.["prod_start-order_8DB7BBDA"]).toMatchObject({
      count: 1,
      input: { orders: [{ order: 0 }, { order: 2 }] },
      triggers_replace: [{ order: 0 }, { order: 2 }],
    });
  });

  it("takes VMs that state no priority by the pool's", () => {
    const { resource } = synthesizedPool((lab) => {
      const prod = lab.pool({ ha: { restartPriority: "high", heartbeatDatastores: [lab.sr] } });
      lab.hosts(prod);
      lab.vm(prod, "web", { restart: "medium" });
      lab.vm(prod, "db");
    });
    expect(resource.terraform_data?.["prod_start-order_8DB7BBDA"]).toMatchObject({
      input: { orders: [{ order: 2 }, { order: 1 }] },
    });
  });

  it("leaves HA alone where it is off, and where the pool is only looked up", () => {
    for (const design of [
      (lab: PoolLaboratory) => void lab.hosts(lab.pool({ ha: "off" })),
      (lab: PoolLaboratory) => void Cluster.existing(lab.site, "prod", { ha: { enabled: true, hostFailures: 1 } }),
    ]) {
      expect(synthesizedPool(design).resource).toBeUndefined();
    }
  });

  it("takes in hosts that are not in it, where it is told to", () => {
    const { resource, data, text } = synthesizedPool(
      (lab) => void lab.hosts(lab.pool({ ha: "off", xen: { joinHosts: true } })),
    );
    expect(Object.values(resource.xenserver_pool ?? {})).toMatchObject([
      { name_label: "prod", join_supporters: [{ host: "xcp-2.example.com" }, { host: "xcp-3.example.com" }] },
    ]);
    expect(Object.values(data?.xenorchestra_pool ?? {})).toMatchObject([
      { depends_on: [expect.stringMatching(/^xenserver_pool\./)] },
    ]);
    expect(JSON.parse(text).provider.xenserver).toMatchObject([
      { host: "https://xcp-1.example.com", password: `\${var.xen_password}` },
    ]);
  });
});

describe("a VM of a Xen pool", () => {
  it("is sized in bytes, on the SRs and networks that it is told", () => {
    expect(synthesizedVm({ vcpus: 8, memoryGib: 16 })).toMatchObject({
      cpus: 8,
      memory_max: 17_179_869_184,
      memory_min: 17_179_869_184,
      disk: [{ name_label: "erp-0", size: 10_737_418_240, sr_id: `\${data.xenorchestra_sr.nfs-1.uuid}` }],
      network: [{ network_id: `\${xenorchestra_network.vms.id}` }],
    });
  });

  it.each([
    ["is restarted by HA", {}, "restart"],
    ["is not, where its restart is disabled", { restart: "disabled" }, ""],
    ["is perhaps, where that is all that is asked for", { xen: { bestEffort: true } }, "best-effort"],
  ])("%s", (_, props, expected) => {
    expect(synthesizedVm(props)).toMatchObject({ high_availability: expected });
  });

  it("may be shrunk, wait, and carry its tier as a tag", () => {
    expect(
      synthesizedVm({ tier: "gold", xen: { memoryMinGib: 2, startDelaySeconds: 30, tags: ["erp"] } }),
    ).toMatchObject({
      memory_min: 2_147_483_648,
      start_delay: 30,
      tags: ["tier:gold", "erp"],
    });
  });

  it("starts on the host that it is given", () => {
    const { resource } = synthesizedPool((lab) => {
      const pool = lab.pool();
      const [, second] = lab.hosts(pool);
      lab.vm(pool, "erp", second === undefined ? {} : { host: second });
    });
    expect(Object.values(resource.xenorchestra_vm ?? {})).toMatchObject([
      { affinity_host: expect.stringMatching(/^\$\{data\.xenorchestra_host\.prod_xcp-2_\w+\.id\}$/) },
    ]);
  });

  it("is cloned from its template, or made from the one for other media", () => {
    const { data } = synthesizedPool((lab) => {
      const pool = lab.pool();
      lab.hosts(pool);
      lab.vm(pool, "erp", { template: "Debian 12" });
      lab.vm(pool, "web");
      lab.vm(pool, "api", { template: "Debian 12" });
    });
    expect(Object.values(data?.xenorchestra_template ?? {}).map((template) => template.name_label)).toEqual([
      "Debian 12",
      "Other install media",
    ]);
  });

  it("takes sizes that Terraform knows later, which Terraform converts", () => {
    const { text } = synthesizedPool((lab) => {
      const pool = lab.pool();
      lab.hosts(pool);
      const size = new TerraformVariable(lab.site, "size", { type: "number" }).numberValue;
      lab.vm(pool, "erp", { memoryGib: size });
    });
    expect(JSON.stringify(JSON.parse(text).resource.xenorchestra_vm)).toContain("((var.size * 1024) * 1048576)");
  });

  it("can be changed where Failproof has no word for it", () => {
    const { resource } = synthesizedPool((lab) => {
      const pool = lab.pool();
      lab.hosts(pool);
      vmOf(lab.vm(pool, "erp")).addOverride("vga", "std");
    });
    expect(Object.values(resource.xenorchestra_vm ?? {})).toMatchObject([{ vga: "std" }]);
  });
});

describe("networks of a Xen pool", () => {
  it("are VLANs on a bond of the NICs that every host has", () => {
    const { resource, data } = synthesizedPool((lab) => {
      lab.hosts(lab.pool());
      const fabric = new VirtualSwitch(lab.site, "fabric", { mtu: 9000, xen: { bondMode: "lacp" } });
      new Network(lab.site, "storage", { vlan: 20, on: fabric, xen: { mtu: 9000 } });
    });
    expect(Object.values(data?.xenorchestra_pif ?? {})).toMatchObject([
      { for_each: `\${toset(["eth1","eth2"])}`, vlan: -1 },
    ]);
    expect(Object.values(resource.xenorchestra_bonded_network ?? {})).toMatchObject([
      { name_label: "fabric", bond_mode: "lacp", mtu: 9000 },
    ]);
    expect(Object.values(resource.xenorchestra_network ?? {})).toMatchObject([
      {
        name_label: "storage",
        vlan: 20,
        mtu: 9000,
        source_pif_device: "bond0",
        depends_on: ["xenorchestra_bonded_network.fabric"],
      },
    ]);
  });

  it("without a VLAN are the bond itself", () => {
    const { resource } = synthesizedPool((lab) => {
      lab.hosts(lab.pool());
      new Network(lab.site, "flat");
    });
    expect(resource.xenorchestra_network).toBeUndefined();
  });

  it("may be on one NIC", () => {
    const { resource } = synthesizedPool((lab) => {
      lab.hosts(lab.pool());
      new VirtualSwitch(lab.site, "nic", { xen: { device: "eth3" } });
      new Network(lab.site, "vms", { vlan: 10 });
    });
    expect(resource.xenorchestra_bonded_network).toBeUndefined();
    expect(Object.values(resource.xenorchestra_network ?? {})).toMatchObject([{ source_pif_device: "eth3" }]);
  });
});

describe("storage of a Xen pool", () => {
  it("is an NFS storage repository, made by the provider that can", () => {
    const { resource } = synthesizedPool((lab) => {
      const nas = new Datastore(lab.site, "nas", { nfs: { server: "nas.example.com", path: "/vol1", version: "4.1" } });
      lab.hosts(lab.pool({ ha: { heartbeatDatastores: [nas] } }));
    });
    expect(Object.values(resource.xenserver_sr_nfs ?? {})).toMatchObject([
      { name_label: "nas", storage_location: "nas.example.com:/vol1", version: "4" },
    ]);
    expect(JSON.stringify(resource.terraform_data)).toContain(`\${xenserver_sr_nfs.nas.uuid}`);
  });

  it("is told from others of its name by tags", () => {
    const { data } = synthesizedPool((lab) => {
      new Cluster(lab.site, "prod", { ha: "off" });
      Datastore.existing(lab.site, "local-1", { name: "Local storage", type: "ext", xen: { tags: ["xcp-1"] } });
    });
    expect(Object.values(data?.xenorchestra_sr ?? {})).toMatchObject([
      { name_label: "Local storage", tags: ["xcp-1"] },
    ]);
  });
});

describe("the estate of a Xen pool", () => {
  const lab = new PoolLaboratory();
  const pool = lab.pool();
  lab.hosts(pool);
  Datastore.existing(lab.site, "local-1", { type: "ext" });
  new Service(pool, "etcd", {
    replicas: 3,
    quorum: 2,
    vm: { vcpus: 2, memoryGib: 4, disks: [{ datastore: lab.sr, sizeGib: 10 }], networks: [lab.network] },
  });
  lab.vm(pool, "erp", {
    restart: "high",
    xen: { memoryMinGib: 2, bestEffort: true, startDelaySeconds: 5, virtualization: "pvh" },
  });
  const estate = declaredEstate(lab.estate);

  it("is valid", () => {
    const result = validateEstate(JSON.parse(JSON.stringify(estate)));
    expect(result.ok ? [] : result.errors).toEqual([]);
  });

  it("says what the pool does, not what vSphere would", () => {
    expect(estate.clusters).toMatchObject([
      {
        id: "prod",
        platform: "xen",
        coordinator: "xcp-1",
        ha: {
          enabled: true,
          hostFailuresToTolerate: 1,
          allowOvercommit: false,
          heartbeatDatastores: ["nfs-1"],
          isolationResponse: "power-off",
          componentProtection: { pdl: "disabled", apd: "disabled" },
        },
        drs: { enabled: false },
        source: { managed: false, address: "data.xenorchestra_pool.prod" },
      },
    ]);
    expect(estate.clusters?.[0]?.ha?.admissionControl).toBeUndefined();
  });

  it("says which storage can be shared", () => {
    expect(estate.datastores?.map(({ id, shared }) => [id, shared])).toEqual([
      ["nfs-1", true],
      ["local-1", false],
    ]);
  });

  it("says what a VM is promised", () => {
    expect(estate.vms?.find(({ id }) => id === "erp")).toMatchObject({
      memoryMib: 4096,
      memoryRange: { minMib: 2048 },
      virtualization: "pvh",
      bestEffort: true,
      restart: "disabled",
      startOrder: 1,
      startDelaySeconds: 5,
      hostDevices: [],
    });
  });

  it("says what is not done as asked, and what is done instead", () => {
    expect(estate.degraded).toMatchObject([
      { feature: "managed-cluster", objects: ["clusters/prod"] },
      { feature: "managed-host", objects: ["hosts/xcp-1", "hosts/xcp-2", "hosts/xcp-3"] },
      { feature: "vm-from-scratch", objects: ["vms/etcd-1", "vms/etcd-2", "vms/etcd-3", "vms/erp"] },
      {
        feature: "anti-affinity",
        objects: ["rules/etcd-apart"],
        instead: expect.stringContaining("a restart by HA does not look at it"),
      },
    ]);
    expect(estate.rules).toMatchObject([{ id: "etcd-apart", kind: "anti-affinity", mandatory: false }]);
  });
});

describe("what a Xen pool cannot do", () => {
  const refused = (design: (lab: PoolLaboratory, pool: Cluster, hosts: readonly Host[]) => unknown) => () => {
    const lab = new PoolLaboratory();
    const pool = lab.pool();
    design(lab, pool, lab.hosts(pool));
  };
  const atSynth = (design: (lab: PoolLaboratory) => void) => () => synthesizedPool(design);

  it.each([
    [
      "an affinity rule",
      refused((lab, pool) => new AffinityRule(pool, "together", { vms: [lab.vm(pool, "a"), lab.vm(pool, "b")] })),
      "acme/ams/prod/together: the platform xen has no affinity; nothing keeps VMs together: give them the same host",
    ],
    [
      "a VM-host rule",
      refused((lab, pool, hosts) => new VmHostRule(pool, "here", { vms: [lab.vm(pool, "a")], hosts })),
      "acme/ams/prod/here: the platform xen has no vm-host-should; a VM prefers one host",
    ],
    [
      "a must rule",
      refused((lab, pool, hosts) => new VmHostRule(pool, "here", { vms: [lab.vm(pool, "a")], hosts, mandatory: true })),
      "the platform xen has no vm-host-must; HA restarts a VM on any host",
    ],
    [
      "load balancing",
      refused((lab) => new PoolLaboratory().pool({ drs: "fully-automated", ha: "off" }) && lab),
      'the platform xen has no load-balancing; nothing moves running VMs: say drs: "off"',
    ],
    [
      "component protection",
      refused((lab) => new PoolLaboratory().pool({ ha: { componentProtection: {} } }) && lab),
      "the platform xen has no component-protection",
    ],
    [
      "a policy of admission control",
      refused((lab) => new PoolLaboratory().pool({ ha: { admissionControl: { policy: "slots" } } }) && lab),
      "the platform xen has no admission-control-policy; the pool plans restarts for a number of host failures: say ha.hostFailures",
    ],
    [
      "reserved CPU",
      refused((lab, pool) => lab.vm(pool, "a", { reservation: { cpuMhz: 1000 } })),
      "the platform xen has no cpu-reservation",
    ],
    [
      "teaming of one network",
      refused((lab) => new Network(lab.site, "front", { teaming: { balance: "ip-hash" } })),
      "acme/ams/front: the platform xen has no teaming; a bond balances for all of its networks",
    ],
    [
      "settings of vSphere",
      refused((lab, pool) => lab.vm(pool, "a", { vsphere: {} })),
      "it has a block of settings for vsphere",
    ],
    [
      "HA without a heartbeat SR",
      refused((lab) => new PoolLaboratory().pool({ ha: {} }) && lab),
      "acme/ams/prod: ha.heartbeatDatastores is missing; name the shared SR that carries the pool's heartbeat.",
    ],
    [
      "a second pool in a site",
      refused((lab) => new Cluster(lab.site, "other", { ha: "off" })),
      "acme/ams/other: the site has a pool already, acme/ams/prod; make a XenSite for each pool.",
    ],
    [
      "an SR of unknown type",
      refused((lab) => Datastore.existing(lab.site, "x", { type: "vmfs" })),
      'acme/ams/x: type is "vmfs", no type of storage repository; give one of cephfs, dummy, ext,',
    ],
    [
      "a heartbeat on a local SR",
      () => {
        const lab = new PoolLaboratory();
        const local = Datastore.existing(lab.site, "local-1", { type: "lvm" });
        lab.pool({ ha: { heartbeatDatastores: [local] } });
      },
      'acme/ams/prod: ha.heartbeatDatastores names acme/ams/local-1, of the type "lvm", local to one host; every host writes its heartbeat there: name a shared SR.',
    ],
    [
      "several servers of one SR",
      refused((lab) => new Datastore(lab.site, "x", { nfs: { server: ["a", "b"], path: "/", version: "4.1" } })),
      "nfs.server names 2 servers; name one",
    ],
    [
      "more memory at least than at most",
      refused((lab, pool) => lab.vm(pool, "a", { xen: { memoryMinGib: 8 } })),
      "acme/ams/prod/a: xen.memoryMinGib is more than its memory; give at most memoryGib.",
    ],
    [
      "a pool without a coordinator",
      atSynth((lab) => void lab.hosts(lab.pool(), 3, { xen: {} })),
      "acme/ams/prod: its pool has no coordinator, through which HA is set up; say xen: { coordinator: true } on one host.",
    ],
    [
      "a pool with two coordinators",
      atSynth((lab) => void lab.hosts(lab.pool(), 3, { xen: { coordinator: true } })),
      "its pool has two coordinators, acme/ams/prod/xcp-1 and acme/ams/prod/xcp-2",
    ],
    [
      "a tolerance of all its hosts",
      atSynth((lab) => void lab.hosts(lab.pool({ ha: { hostFailures: 3, heartbeatDatastores: [lab.sr] } }))),
      "acme/ams/prod: ha.hostFailures is 3, and the pool has 3 hosts; give at most 2.",
    ],
    [
      "HA in a pool of one host",
      atSynth((lab) => void lab.hosts(lab.pool(), 1)),
      'acme/ams/prod: ha.hostFailures is 1, and the pool has 1 host; say ha: "off".',
    ],
    [
      "hosts with different NICs",
      atSynth((lab) => {
        const pool = lab.pool();
        lab.hosts(pool, 2);
        new Host(pool, "xcp-9", {
          hostname: "xcp-9",
          cores: 1,
          mhzPerCore: 1,
          memoryGib: 1,
          uplinks: { eth2: {}, eth3: {} },
        });
        lab.vm(pool, "a");
      }),
      "its hosts give it different NICs, eth1, eth2 and eth2, eth3",
    ],
    [
      "a bond of one NIC",
      atSynth((lab) => {
        const pool = lab.pool();
        lab.hosts(pool, 2, { uplinks: { eth1: {} } });
        lab.vm(pool, "a");
      }),
      'its hosts give it 1 NICs; give two uplinks or more, or say xen: { device: "eth1" }',
    ],
    [
      "two networks without a VLAN on one bond",
      refused((lab) => {
        new Network(lab.site, "flat");
        new Network(lab.site, "flatter");
      }),
      "acme/ams/flatter: its virtual switch carries a network without a VLAN already, acme/ams/flat; give it a vlan.",
    ],
  ])("%s is an error that names the construct and the remedy", (_, design, message) => {
    expect(design).toThrow(message);
  });

  it.each([
    [{ token: "secret" }, "the token at Xen Orchestra is plain text"],
    [{ user: "admin" }, "the user of Xen Orchestra is plain text"],
    [{ ssh: { privateKey: "-----BEGIN" } }, "the private key of the coordinator is plain text"],
    [{ url: "https://xo.example.com" }, "give the WebSocket address of Xen Orchestra, wss://HOST"],
  ])("plain secrets and wrong addresses are refused: %j", (site, message) => {
    expect(() => new PoolLaboratory({ site })).toThrow(message);
  });

  it("keys of an agent leave none in the state", () => {
    const { text, variable } = synthesizedPool((lab) => void lab.hosts(lab.pool()), { ssh: { privateKey: false } });
    expect(Object.keys(variable)).toEqual(["xoa_token"]);
    expect(scriptsOf(text)).toContain('"agent":true');
    expect(scriptsOf(text)).not.toContain("private_key");
  });

  it.each([
    [4096, "was 4 GiB meant?"],
    [2000, "was 2000 MiB meant?"],
    [1 / 32, "was 32 GiB meant?"],
  ])("memory of %d GiB draws a warning that names the likely mistake", (memoryGib, meant) => {
    const lab = new PoolLaboratory();
    const vm: VirtualMachine = lab.vm(lab.pool(), "a", { memoryGib });
    expect(vm.node.metadata.map(({ data }) => data)).toEqual([expect.stringContaining(meant)]);
  });

  it("usual memory draws none", () => {
    const lab = new PoolLaboratory();
    expect(lab.vm(lab.pool(), "a", { memoryGib: 1024 }).node.metadata).toEqual([]);
  });
});

describe("anti-affinity on a Xen pool", () => {
  it("has no resource of its own", () => {
    const lab = new PoolLaboratory();
    const pool = lab.pool();
    lab.hosts(pool);
    const rule = new AntiAffinityRule(pool, "apart", { vms: [lab.vm(pool, "a"), lab.vm(pool, "b")] });
    expect(rule.resource).toBeUndefined();
    expect(XenSite.isSite(lab.site)).toBe(true);
  });
});

import { TerraformVariable } from "cdktf";
import {
  AntiAffinityRule,
  ApplicationReplication,
  ArrayReplication,
  Cluster,
  Datastore,
  declaredEstate,
  FailoverPlan,
  type FailoverPlanProps,
  Location,
  Service,
  VirtualMachine,
} from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { EstateIndex, validateEstate, vmsOfPlan } from "../../lib/estate";
import { TwoSites } from "./support/two-sites";

const ready = () => {
  const sites = new TwoSites();
  sites.vm("db", { tier: "gold" });
  sites.vm("app", { tier: "gold", disks: [{ datastore: sites.ams.silver, sizeGib: 40 }] });
  sites.vm("batch", { tier: "bronze" });
  sites.replicated();
  return sites;
};

const declared = (sites: TwoSites) => {
  const estate = declaredEstate(sites.estate);
  const valid = validateEstate(estate);
  expect(valid.ok ? [] : valid.errors).toEqual([]);
  return estate;
};

describe("a failover plan in the estate", () => {
  it("says from where to where, what it covers, and what stands in for what", () => {
    const sites = ready();
    sites.plan({
      tiers: ["gold"],
      order: [
        { id: "data", vms: sites.ams.site.vms.slice(0, 1) },
        { id: "apps", tiers: ["gold"], vms: sites.ams.site.vms.slice(1, 2), delaySeconds: 30 },
      ],
      shed: ["test"],
      detectionSeconds: 120,
      decisionSeconds: 900,
      dnsTtlSeconds: 60,
      lastTest: { date: "2026-05-01", result: "passed" },
    });
    expect(declared(sites).failoverPlans).toEqual([
      {
        id: "from-ams",
        from: "ams",
        to: "fra",
        cluster: "fra-cluster",
        clusters: ["ams-cluster"],
        tiers: ["gold"],
        replications: ["array"],
        networks: [
          { from: "ams-front", to: "fra-front", addresses: "change" },
          { from: "ams-back", to: "fra-back" },
        ],
        order: [
          { id: "data", vms: ["db"] },
          { id: "apps", tiers: ["gold"], vms: ["app"], delaySeconds: 30 },
        ],
        shed: ["test"],
        detectionSeconds: 120,
        decisionSeconds: 900,
        dnsTtlSeconds: 60,
        lastTest: { date: "2026-05-01", result: "passed" },
        source: expect.objectContaining({ path: "acme/fra/fra-cluster/from-ams" }),
      },
    ]);
  });

  it("covers what lists say, else all VMs of the site that it leaves", () => {
    const sites = ready();
    expect(sites.plan().vms.map((vm) => vm.name)).toEqual(["db", "app", "batch"]);
  });

  it("brings up nothing that is off", () => {
    const sites = ready();
    const shape = { vcpus: 1, memoryGib: 1, disks: [{ datastore: sites.ams.gold, sizeGib: 1 }], networks: [] };
    VirtualMachine.existing(sites.ams.cluster, "golden-image", { ...shape, power: "template" });
    expect(sites.plan().vms.map((vm) => vm.name)).toEqual(["db", "app", "batch"]);
  });

  it.each<[string, (sites: TwoSites) => Partial<FailoverPlanProps>]>([
    ["all", () => ({})],
    ["a tier", () => ({ tiers: ["gold"] })],
    ["a cluster", ({ ams }) => ({ clusters: [ams.cluster] })],
    ["a cluster's tier", ({ ams }) => ({ clusters: [ams.cluster], tiers: ["bronze"] })],
    ["VMs", ({ ams }) => ({ vms: ams.site.vms.slice(1) })],
    ["VMs of a tier", ({ ams }) => ({ vms: ams.site.vms.slice(1), tiers: ["gold"] })],
  ])("covers the same VMs in the estate as in the program: %s", (_, props) => {
    const sites = ready();
    const plan = sites.plan(props(sites));
    const index = new EstateIndex(declared(sites));
    const [stated] = index.failoverPlans.values();
    expect(stated && vmsOfPlan(index, stated).map(({ id }) => id)).toEqual(plan.vms.map((vm) => vm.name));
  });

  it("may leave one of several places of a site", () => {
    const sites = new TwoSites();
    const metro = new VsphereSite(sites.estate, "metro", { server: "x", datacenter: "METRO" });
    const hall = new Location(metro, "hall-1");
    expect(() => new FailoverPlan(sites.fra.cluster, "away", { from: metro })).toThrow(
      "acme/fra/fra-cluster/away: from is acme/metro, which has several places; name one of them: acme/metro/hall-1.",
    );
    expect(() => new FailoverPlan(sites.fra.cluster, "away-2", { from: hall })).toThrow("it covers no VM that is on");
  });
});

describe("replications in the estate", () => {
  it("of an array copy the VMs with all disks on its datastores", () => {
    const sites = ready();
    const local = new Datastore(sites.ams.site, "local", { nfs: { server: "x", path: "/" } });
    sites.vm("scratch", { disks: [sites.ams.gold, local].map((datastore) => ({ datastore, sizeGib: 1 })) });
    expect(declared(sites).replications).toEqual([
      {
        id: "array",
        vms: ["db", "app", "batch"],
        method: "array",
        to: { site: "fra" },
        mode: "asynchronous",
        intervalSeconds: 300,
        link: "line",
        datastores: [
          { from: "ams-gold", to: "fra-gold" },
          { from: "ams-silver", to: "fra-silver" },
        ],
        source: expect.objectContaining({ path: "acme/array" }),
      },
    ]);
  });

  it("of an application name the VMs that take over, and a plan makes nothing for it", () => {
    const sites = new TwoSites();
    const vm = { vcpus: 2, memoryGib: 4, networks: [] };
    const here = new Service(sites.ams.cluster, "dns", {
      replicas: 2,
      vm: { ...vm, disks: [{ datastore: sites.ams.gold, sizeGib: 1 }] },
    });
    const there = new Service(sites.fra.cluster, "dns-fra", {
      replicas: 2,
      vm: { ...vm, disks: [{ datastore: sites.fra.gold, sizeGib: 1 }] },
    });
    new ApplicationReplication(sites.estate, "zones", { vms: here.vms, replicas: there.vms, lagSeconds: 1 });
    expect(sites.plan().resources.size).toBe(0);
    expect(declared(sites).replications).toMatchObject([
      { method: "application", to: { site: "fra" }, vms: ["dns-1", "dns-2"], replicas: ["dns-fra-1", "dns-fra-2"] },
    ]);
  });

  it.each([
    ["an asynchronous copy", { mode: "asynchronous" }, "an asynchronous copy follows its original"],
    ["a copy now and then", { intervalSeconds: 300 }, "a copy is made every 300 seconds"],
    ["a copy that lags", { lagSeconds: 5 }, "the copy falls 5 seconds behind"],
  ] as const)("promise no RPO of zero over %s", (_, props, because) => {
    const { estate, ams, fra } = new TwoSites();
    const datastores = [{ from: ams.gold, to: fra.gold }];
    expect(() => new ArrayReplication(estate, "array", { datastores, rpoSeconds: 0, ...props })).toThrow(
      `acme/array: rpoSeconds is 0, and ${because}; replicate synchronously, or promise more than 0.`,
    );
  });

  it("leave the site", () => {
    const { estate, ams } = new TwoSites();
    expect(() => new ArrayReplication(estate, "array", { datastores: [{ from: ams.gold, to: ams.silver }] })).toThrow(
      "acme/array: datastores pairs acme/ams/ams-gold with acme/ams/ams-silver, which is at the same site; a copy that is to outlive the site stands at another.",
    );
  });
});

describe("a failover plan is refused", () => {
  it("that leads from a site to itself", () => {
    const sites = ready();
    expect(() => new FailoverPlan(sites.ams.cluster, "home", { from: sites.ams.site })).toThrow(
      "acme/ams/ams-cluster/home: the plan leads from acme/ams to itself; make it below a cluster of another site.",
    );
  });

  it("where another brings one of its VMs up elsewhere", () => {
    const sites = ready();
    sites.plan({ vms: sites.ams.site.vms.slice(0, 1) });
    const other = new Cluster(sites.fra.site, "other");
    expect(() => new FailoverPlan(other, "twice", { from: sites.ams.site, tiers: ["gold"] })).toThrow(
      "acme/fra/other/twice: it brings acme/ams/ams-cluster/db up in acme/fra/other, and acme/fra/fra-cluster/from-ams brings it up in acme/fra/fra-cluster; let one plan cover it: a VM that comes up twice writes its data twice.",
    );
  });

  it("with a network that nothing stands in for", () => {
    const sites = ready();
    expect(() => sites.plan({ networks: [] })).toThrow(
      "acme/fra/fra-cluster/from-ams: acme/ams/ams-cluster/db is on acme/ams/ams-front, which no network of acme/fra stands in for; map it in networks: { from, to }.",
    );
  });

  it("with a VM that nothing copies", () => {
    const sites = new TwoSites();
    sites.vm("db");
    expect(() => sites.plan()).toThrow(
      "acme/fra/fra-cluster/from-ams: no replication copies acme/ams/ams-cluster/db to acme/fra; declare one, e.g. an ArrayReplication, before the plan, or leave the VM out of the plan.",
    );
  });

  it("with a network of another stack", () => {
    const sites = ready();
    expect(() => sites.plan({ networks: [{ from: sites.ams.front, to: sites.ams.back }] })).toThrow(
      /networks\[\]\.to refers to acme\/ams\/ams-back, which is in the stack acme\/ams, not in acme\/fra/,
    );
  });

  it("whose groups wait for each other, share a VM, or have none", () => {
    const order =
      (...groups: NonNullable<Parameters<TwoSites["plan"]>[0]>["order"] & object) =>
      () =>
        ready().plan({ order: groups });
    expect(order({ id: "a", tiers: ["gold"], after: ["b"] }, { id: "b", tiers: ["bronze"] })).toThrow(
      "groups wait for each other: a -> b -> a",
    );
    expect(order({ id: "a", tiers: ["gold"] }, { id: "b", tiers: ["gold"] })).toThrow(
      'acme/ams/ams-cluster/db is in the groups "a" and "b"; put each VM into one group.',
    );
    expect(order({ id: "a", tiers: ["platinum"] })).toThrow('the group "a" has no VM of the plan');
    expect(order({ id: "a", tiers: ["gold"], after: ["z"] })).toThrow('the group "a" waits for "z", which is none');
  });

  it("that needs a Terraform value of the site that may be lost", () => {
    const sites = new TwoSites();
    const vcpus = new TerraformVariable(sites.ams.site, "vcpus", { type: "number" }).numberValue;
    sites.vm("db", { vcpus });
    sites.replicated();
    expect(() => sites.plan()).toThrow(
      "vcpus of acme/ams/ams-cluster/db is a Terraform value of a stack that may be lost",
    );
  });

  it("that needs a template of the site that may be lost", () => {
    const sites = new TwoSites();
    sites.vm("db", { template: "ubuntu" });
    sites.replicated();
    expect(() => sites.plan()).toThrow(
      /the guest, firmware and disk controller of db are known to the site that may be lost alone/,
    );
  });

  it("where a VM that it covers comes after it", () => {
    const sites = ready();
    sites.plan({ tiers: ["gold"] });
    sites.vm("not-covered");
    expect(() => sites.vm("late", { tier: "gold" })).toThrow(
      "acme/ams/ams-cluster/late: the failover plan acme/fra/fra-cluster/from-ams covers it, and is made already; make a plan after the VMs that it is about.",
    );
  });

  it("where a rule of its VMs comes after it", () => {
    const sites = ready();
    sites.plan({ tiers: ["gold"] });
    const vms = sites.ams.site.vms.slice(0, 2);
    expect(() => new AntiAffinityRule(sites.ams.cluster, "apart", { vms })).toThrow(
      "acme/ams/ams-cluster/apart: the failover plan acme/fra/fra-cluster/from-ams brings up VMs that it is about, and is made already; make a plan after the rules of its VMs.",
    );
  });

  it("where it is open whether a VM's replicas take over or it comes up itself", () => {
    const sites = ready();
    const [db] = sites.ams.site.vms;
    const disks = [{ datastore: sites.fra.gold, sizeGib: 1 }];
    const standby = new VirtualMachine(sites.fra.cluster, "standby", { vcpus: 1, memoryGib: 1, disks, networks: [] });
    new ApplicationReplication(sites.estate, "log-shipping", { vms: db ? [db] : [], replicas: [standby] });
    expect(() => sites.plan()).toThrow(
      "acme/ams/ams-cluster/db is copied by acme/array and acme/log-shipping; say in replications whether its replicas take over or it comes up itself.",
    );
  });

  it("where one variable would bring up what two sites lost", () => {
    const sites = ready();
    sites.plan({ tiers: ["gold"] });
    const zrh = new VsphereSite(sites.estate, "zrh", { server: "x", datacenter: "ZRH" });
    const cluster = new Cluster(zrh, "zrh-cluster");
    VirtualMachine.existing(cluster, "web", { vcpus: 1, memoryGib: 1, disks: [], networks: [] });
    expect(() => new FailoverPlan(sites.fra.cluster, "from-zrh", { from: zrh })).toThrow(
      'its variable "failover" brings up what fails over from acme/ams already, and must not do so when acme/zrh is lost; give one of the two plans another variable, e.g. variable: "failover_from_zrh".',
    );
  });
});

import { App, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import * as failproof from "failproof";
import { Cluster, Datastore, declaredEstate, Host, Site } from "failproof";
import type { Backend, Capabilities, Feature, Resource, Support } from "../../lib/backends/port";
import { Laboratory } from "./support/laboratory";
import { UngatedEstate } from "./support/ungated-estate";

const never = (): never => {
  throw new Error("a construct asked for what the platform cannot do");
};

/** A platform that runs what is there: it makes no clusters, and takes VMs and rules. */
class ToyBackend implements Backend {
  readonly platform = "xen";
  readonly capabilities: Capabilities;
  readonly asked: string[] = [];

  constructor(cannot: readonly Feature[]) {
    const support = (feature: Feature): Support =>
      cannot.includes(feature) ? { supported: false, because: "use Cluster.existing" } : { supported: true };
    this.capabilities = {
      "managed-cluster": support("managed-cluster"),
      "managed-host": support("managed-host"),
      "nfs-datastore": support("nfs-datastore"),
      "virtual-switch": support("virtual-switch"),
      "managed-network": support("managed-network"),
      teaming: support("teaming"),
      "vm-from-template": support("vm-from-template"),
      "vm-from-scratch": support("vm-from-scratch"),
      "vm-recovery": support("vm-recovery"),
      "cpu-reservation": support("cpu-reservation"),
      "memory-reservation": support("memory-reservation"),
      "restart-priority": support("restart-priority"),
      "load-balancing": support("load-balancing"),
      "admission-control-policy": support("admission-control-policy"),
      "component-protection": support("component-protection"),
      "isolation-response": support("isolation-response"),
      "vm-monitoring": support("vm-monitoring"),
      "restart-timeout": support("restart-timeout"),
      affinity: support("affinity"),
      "anti-affinity": support("anti-affinity"),
      "spread-over-domains": support("spread-over-domains"),
      "vm-host-should": support("vm-host-should"),
      "vm-host-must": support("vm-host-must"),
    };
  }

  cluster = never;
  host = never;
  virtualSwitch = never;
  existingVirtualSwitch = never;
  network = never;
  affinityRule = never;
  antiAffinityRule = never;
  vmHostRule = never;
  spread = never;
  virtualMachine = never;
  recoveredVirtualMachine = never;
  existingVirtualMachine = never;
  existingNetwork = never;
  existingDatastore = never;
  existingCluster = (scope: Construct): Resource => this.#make(scope, "toy_pool");
  existingHost = (scope: Construct): Resource => this.#make(scope, "toy_host");
  nfsDatastore = (scope: Construct): Resource => this.#make(scope, "toy_sr");

  #make(scope: Construct, terraformResourceType: string): Resource {
    this.asked.push(`${terraformResourceType} ${scope.node.id}`);
    return new TerraformResource(scope, "Default", { terraformResourceType });
  }
}

class ToySite extends Site {
  readonly backend: ToyBackend;

  constructor(scope: Construct, id: string, cannot: readonly Feature[] = []) {
    super(scope, id);
    this.backend = new ToyBackend(cannot);
  }
}

function toySite(...cannot: readonly Feature[]): ToySite {
  return new ToySite(new UngatedEstate(new App({ stackTraces: false }), "acme"), "toy", cannot);
}

describe("the constructs, on a platform they have never heard of,", () => {
  it("ask the backend of their site, and declare its platform", () => {
    const site = toySite("managed-cluster");
    const pool = Cluster.existing(site, "pool");
    Host.existing(pool, "xcp-1", { cores: 8 });
    new Datastore(site, "sr", { nfs: { server: "nas", path: "/" } });
    expect(site.backend.asked).toEqual(["toy_pool pool", "toy_host xcp-1", "toy_sr sr"]);
    expect(declaredEstate(site.estate)).toMatchObject({
      clusters: [{ id: "pool", platform: "xen", source: { address: "toy_pool.pool" } }],
      hosts: [{ id: "xcp-1", cluster: "pool", cores: 8, datastores: ["sr"] }],
    });
  });

  it("say so where it cannot do what is asked, and what to do instead", () => {
    const site = toySite("managed-cluster");
    expect(() => new Cluster(site, "pool")).toThrow(
      "acme/toy/pool: the platform xen has no managed-cluster; use Cluster.existing.",
    );
  });

  it("refuse settings of vSphere", () => {
    const site = toySite();
    expect(() => Cluster.existing(site, "pool", { vsphere: {} })).toThrow(
      "acme/toy/pool: it has a block of settings for vsphere, and the site acme/toy is of the platform xen",
    );
  });
});

describe("a construct of another copy of this package", () => {
  it("is at home in an estate of the first", () => {
    const lab = new Laboratory();
    const cluster = lab.cluster();
    let copy: typeof failproof | undefined;
    const cdktf = jest.requireActual("cdktf");
    jest.isolateModules(() => {
      jest.doMock("cdktf", () => cdktf);
      copy = require("failproof");
    });
    if (copy === undefined || copy.Host === failproof.Host) throw new Error("this is no second copy");
    const rack = new copy.Rack(lab.site, "rack-1");
    const host = new copy.Host(cluster, "esx-1", { ...lab.hostProps("esx-1"), in: [rack] });
    const disks = [{ datastore: lab.datastore(), sizeGib: 1 }];
    const vm = new copy.VirtualMachine(cluster, "web", { vcpus: 1, memoryGib: 1, disks, networks: [lab.network()] });
    new failproof.VmHostRule(cluster, "here", { vms: [vm], hosts: [host] });
    expect([failproof.Host.isHost(host), copy.Cluster.isCluster(cluster)]).toEqual([true, true]);
    expect(declaredEstate(lab.estate)).toMatchObject({
      domains: [{ id: "rack-1" }],
      hosts: [{ id: "esx-1", domains: ["rack-1"], datastores: ["nas"], networks: ["front"] }],
      vms: [{ id: "web" }],
      rules: [{ vms: ["web"], hosts: ["esx-1"] }],
    });
  });
});

import { App } from "cdktf";
import {
  ArrayReplication,
  Cluster,
  Datastore,
  FailoverPlan,
  type FailoverPlanProps,
  Host,
  Link,
  Network,
  VirtualMachine,
  type VirtualMachineProps,
} from "failproof";
import { VsphereSite } from "failproof/vsphere";
import { UngatedEstate } from "./ungated-estate";

/** One half of a pair of sites: a cluster with a host, two datastores and two networks. */
function half(estate: UngatedEstate, id: string) {
  const site = new VsphereSite(estate, id, { server: `vcenter.${id}.example.com`, datacenter: id.toUpperCase() });
  const nas = (name: string) =>
    new Datastore(site, `${id}-${name}`, { nfs: { server: `${name}.${id}.example.com`, path: "/vol1" } });
  const cluster = new Cluster(site, `${id}-cluster`);
  new Host(cluster, `${id}-esx-1`, {
    hostname: `esx-1.${id}.example.com`,
    cores: 16,
    mhzPerCore: 2_500,
    memoryGib: 128,
    uplinks: { vmnic1: {}, vmnic2: {} },
  });
  return {
    site,
    cluster,
    gold: nas("gold"),
    silver: nas("silver"),
    front: new Network(site, `${id}-front`, { vlan: 10 }),
    back: new Network(site, `${id}-back`, { vlan: 20 }),
  };
}

/** Two sites, VMs at the first, and makers for what a test is about. */
export class TwoSites {
  readonly estate: UngatedEstate;
  readonly ams: ReturnType<typeof half>;
  readonly fra: ReturnType<typeof half>;

  constructor(app = new App({ stackTraces: false })) {
    this.estate = new UngatedEstate(app, "acme");
    this.ams = half(this.estate, "ams");
    this.fra = half(this.estate, "fra");
  }

  /** A VM at the first site, on its gold datastore and front network. */
  vm(id: string, props: Partial<VirtualMachineProps> = {}): VirtualMachine {
    const disks = [{ datastore: this.ams.gold, sizeGib: 20 }];
    return new VirtualMachine(this.ams.cluster, id, {
      vcpus: 2,
      memoryGib: 4,
      disks,
      networks: [this.ams.front],
      ...props,
    });
  }

  /** The array copies both datastores. */
  replicated(): ArrayReplication {
    return new ArrayReplication(this.estate, "array", {
      datastores: [
        { from: this.ams.gold, to: this.fra.gold },
        { from: this.ams.silver, to: this.fra.silver },
      ],
      mode: "asynchronous",
      intervalSeconds: 300,
      link: new Link(this.estate, "line", { between: [this.ams.site, this.fra.site], bandwidthMbps: 10_000 }),
    });
  }

  plan(props: Partial<FailoverPlanProps> = {}): FailoverPlan {
    return new FailoverPlan(this.fra.cluster, "from-ams", {
      from: this.ams.site,
      networks: [
        { from: this.ams.front, to: this.fra.front, addresses: "change" },
        { from: this.ams.back, to: this.fra.back },
      ],
      ...props,
    });
  }
}

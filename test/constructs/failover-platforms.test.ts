import {
  ApplicationReplication,
  ArrayReplication,
  BackupReplication,
  Cluster,
  Datastore,
  FailoverPlan,
  type FailoverPlanProps,
  Network,
  VirtualMachine,
} from "failproof";
import { XenSite } from "failproof/xen";
import { synthesized } from "./support/synthesized";
import { TwoSites } from "./support/two-sites";

const HARDWARE = { guestId: "ubuntu64Guest", firmware: "efi", scsiType: "pvscsi" } as const;

/** A pool beside the two vSphere sites, with one VM. */
class WithPool extends TwoSites {
  readonly pool = new XenSite(this.estate, "zrh", { url: "wss://xo.zrh.example.com" });
  readonly cluster = Cluster.existing(this.pool, "pool");
  readonly storage = Datastore.existing(this.pool, "zrh-sr");
  readonly network = Network.existing(this.pool, "zrh-net");

  xenVm(props: { readonly portable?: boolean } = {}): VirtualMachine {
    const disks = [{ datastore: this.storage, sizeGib: 20 }];
    return new VirtualMachine(this.cluster, "web", {
      vcpus: 2,
      memoryGib: 4,
      disks,
      networks: [this.network],
      ...props,
    });
  }

  restored(vm: VirtualMachine): BackupReplication {
    return new BackupReplication(this.estate, "restores", {
      vms: [vm],
      datastores: [{ from: this.storage, to: this.fra.gold }],
      intervalSeconds: 86_400,
    });
  }

  toVsphere(props: Partial<FailoverPlanProps> = {}): FailoverPlan {
    return new FailoverPlan(this.fra.cluster, "from-zrh", {
      from: this.pool,
      networks: [{ from: this.network, to: this.fra.front }],
      ...props,
    });
  }
}

describe("a failover from Xen to vSphere", () => {
  it("brings up a portable VM whose disks are restored in the other format, on the hardware that the plan names", () => {
    const stack = synthesized((app) => {
      const sites = new WithPool(app);
      const vm = sites.xenVm({ portable: true });
      sites.restored(vm);
      sites.toVsphere({ hardware: [{ vms: [vm], vsphere: { ...HARDWARE, diskPaths: ["restored/web.vmdk"] } }] });
    }, "fra");
    expect(Object.values(stack.resource.vsphere_virtual_machine ?? {})).toMatchObject([
      {
        name: "web",
        guest_id: "ubuntu64Guest",
        firmware: "efi",
        scsi_type: "pvscsi",
        disk: [{ attach: true, path: "restored/web.vmdk" }],
      },
    ]);
  });

  it("is refused for a VM of which nobody says that it boots there", () => {
    const sites = new WithPool();
    sites.restored(sites.xenVm());
    expect(() => sites.toVsphere()).toThrow(
      "acme/fra/fra-cluster/from-zrh: acme/zrh/pool/web runs on xen, and acme/fra/fra-cluster is of the platform vsphere; it is not said that its guest boots there; try it, and say portable: true, or keep replicas of the application there.",
    );
  });

  it("is refused over an array, which copies disks as they are", () => {
    const sites = new WithPool();
    sites.xenVm({ portable: true });
    new ArrayReplication(sites.estate, "bits", { datastores: [{ from: sites.storage, to: sites.fra.gold }] });
    expect(() => sites.toVsphere()).toThrow(/acme\/bits copies disks as they are; use a BackupReplication/);
  });

  it("is refused where the virtual hardware is open", () => {
    const sites = new WithPool();
    sites.restored(sites.xenVm({ portable: true }));
    expect(() => sites.toVsphere()).toThrow(/state them: vsphere: \{ guestId, firmware, scsiType \}/);
  });
});

describe("a failover from vSphere to Xen", () => {
  const toXen = (sites: WithPool) => new FailoverPlan(sites.cluster, "from-ams", { from: sites.ams.site });

  it("is refused for disks, which no provider attaches", () => {
    const sites = new WithPool();
    const vm = sites.vm("db", { portable: true });
    new BackupReplication(sites.estate, "restores", {
      vms: [vm],
      datastores: [{ from: sites.ams.gold, to: sites.storage }],
    });
    expect(() => toXen(sites)).toThrow(/the platform xen has no vm-recovery; no provider attaches the copy of a disk/);
  });

  it("is planned for an application that has replicas there", () => {
    const sites = new WithPool();
    const vm = sites.vm("dns");
    new ApplicationReplication(sites.estate, "zones", { vms: [vm], replicas: [sites.xenVm()], lagSeconds: 1 });
    expect(toXen(sites).vms).toEqual([vm]);
  });
});

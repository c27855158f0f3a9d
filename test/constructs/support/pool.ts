import { App } from "cdktf";
import { Cluster, type ClusterProps, Datastore, Host, type HostProps, Network, VirtualMachine } from "failproof";
import { XenSite, type XenSiteProps } from "failproof/xen";
import { UngatedEstate } from "./ungated-estate";

type VmProps = Partial<ConstructorParameters<typeof VirtualMachine>[2]>;

/** The smallest Xen pool in which everything can be made, and makers for what a test is about. */
export class PoolLaboratory {
  readonly app: App;
  readonly estate: UngatedEstate;
  readonly site: XenSite;
  #network?: Network;
  #sr?: Datastore;

  constructor(options: { readonly app?: App; readonly site?: Partial<XenSiteProps> } = {}) {
    this.app = options.app ?? new App({ stackTraces: false });
    this.estate = new UngatedEstate(this.app, "acme");
    this.site = new XenSite(this.estate, "ams", { url: "wss://xo.example.com", ...options.site });
  }

  get network(): Network {
    this.#network ??= new Network(this.site, "vms", { vlan: 10 });
    return this.#network;
  }

  /** A shared SR. */
  get sr(): Datastore {
    this.#sr ??= Datastore.existing(this.site, "nfs-1", { type: "nfs" });
    return this.#sr;
  }

  pool(props: ClusterProps = {}): Cluster {
    return new Cluster(this.site, "prod", { ha: { heartbeatDatastores: [this.sr] }, ...props });
  }

  /** Hosts `xcp-1`, `xcp-2`, ..., the first of which coordinates. */
  hosts(pool: Cluster, count = 3, props: Partial<HostProps> = {}): readonly Host[] {
    return Array.from({ length: count }, (_, index) => {
      const id = `xcp-${index + 1}`;
      return new Host(pool, id, {
        hostname: `${id}.example.com`,
        cores: 16,
        mhzPerCore: 2_500,
        memoryGib: 256,
        uplinks: { eth1: {}, eth2: {} },
        xen: { coordinator: index === 0 },
        ...props,
      });
    });
  }

  vm(pool: Cluster, id: string, props: Omit<VmProps & object, symbol> = {}): VirtualMachine {
    return new VirtualMachine(pool, id, {
      vcpus: 2,
      memoryGib: 4,
      disks: [{ datastore: this.sr, sizeGib: 10 }],
      networks: [this.network],
      ...props,
    });
  }
}

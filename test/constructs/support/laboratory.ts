import { App } from "cdktf";
import {
  Cluster,
  type ClusterProps,
  Datastore,
  Host,
  type HostProps,
  Network,
  VirtualMachine,
  type VirtualMachineProps,
} from "failproof";
import { VsphereSite, type VsphereSiteProps } from "failproof/vsphere";
import { UngatedEstate } from "./ungated-estate";

/** The smallest estate in which everything can be made, and makers for what a test is about. */
export class Laboratory {
  readonly app: App;
  readonly estate: UngatedEstate;
  readonly site: VsphereSite;

  constructor(
    options: {
      readonly outdir?: string;
      readonly app?: App;
      readonly id?: string;
      readonly site?: Partial<VsphereSiteProps>;
    } = {},
  ) {
    this.app =
      options.app ??
      new App({ stackTraces: false, ...(options.outdir === undefined ? {} : { outdir: options.outdir }) });
    this.estate = new UngatedEstate(this.app, options.id ?? "acme");
    this.site = new VsphereSite(this.estate, "ams", {
      server: "vcenter.example.com",
      datacenter: "AMS",
      ...options.site,
    });
  }

  cluster(id = "prod", props: ClusterProps = {}): Cluster {
    return new Cluster(this.site, id, props);
  }

  network(id = "front"): Network {
    return new Network(this.site, id, { vlan: 10 });
  }

  datastore(id = "nas"): Datastore {
    return new Datastore(this.site, id, { nfs: { server: `${id}.example.com`, path: "/vol1" } });
  }

  host(cluster: Cluster, id = "esx-1", props: Partial<HostProps> = {}): Host {
    return new Host(cluster, id, { ...this.hostProps(id), ...props });
  }

  hostProps(id: string): HostProps {
    return {
      hostname: `${id}.example.com`,
      cores: 16,
      mhzPerCore: 2_500,
      memoryGib: 128,
      uplinks: { vmnic1: {}, vmnic2: {} },
    };
  }

  vm(
    cluster: Cluster,
    id: string,
    props: Partial<VirtualMachineProps> & Pick<VirtualMachineProps, "disks">,
  ): VirtualMachine {
    return new VirtualMachine(cluster, id, { vcpus: 2, memoryGib: 4, networks: [], ...props });
  }
}

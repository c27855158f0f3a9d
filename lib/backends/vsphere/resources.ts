import { ComputeCluster } from "@cdktf/provider-vsphere/lib/compute-cluster";
import { DistributedPortGroup } from "@cdktf/provider-vsphere/lib/distributed-port-group";
import { DistributedVirtualSwitch } from "@cdktf/provider-vsphere/lib/distributed-virtual-switch";
import { Host as EsxiHost } from "@cdktf/provider-vsphere/lib/host";
import { NasDatastore } from "@cdktf/provider-vsphere/lib/nas-datastore";
import { VirtualMachine as VsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { TerraformDataSource } from "cdktf";
import type { IConstruct } from "constructs";
import {
  ArgumentCheck,
  type Cluster,
  type Datastore,
  type Host,
  type Network,
  type VirtualMachine,
  type VirtualSwitch,
} from "../../constructs";
import type { Resource } from "../port";

/**
 * The provider's resource of a cluster, for arguments that Failproof has no word for: `computeClusterOf(prod).dpmEnabled = true`.
 * @throws where the cluster exists already, or is of another platform; `resource` is what stands for it then
 */
export function computeClusterOf(cluster: Cluster): ComputeCluster {
  return resourceOf(cluster, cluster.resource, ComputeCluster);
}

/** The provider's resource of a host; see `computeClusterOf`. */
export function hostOf(host: Host): EsxiHost {
  return resourceOf(host, host.resource, EsxiHost);
}

/** The provider's resource of a datastore; see `computeClusterOf`. */
export function nasDatastoreOf(datastore: Datastore): NasDatastore {
  return resourceOf(datastore, datastore.resource, NasDatastore);
}

/** The provider's resource of a virtual switch; see `computeClusterOf`. */
export function distributedVirtualSwitchOf(virtualSwitch: VirtualSwitch): DistributedVirtualSwitch {
  return resourceOf(virtualSwitch, virtualSwitch.resource, DistributedVirtualSwitch);
}

/** The provider's resource of a network; see `computeClusterOf`. */
export function distributedPortGroupOf(network: Network): DistributedPortGroup {
  return resourceOf(network, network.resource, DistributedPortGroup);
}

/** The provider's resource of a virtual machine; see `computeClusterOf`. */
export function virtualMachineOf(vm: VirtualMachine): VsphereVirtualMachine {
  return resourceOf(vm, vm.resource, VsphereVirtualMachine);
}

interface ResourceType<T> {
  readonly tfResourceType: string;
  new (...args: never[]): T;
}

function resourceOf<T extends Resource>(construct: IConstruct, resource: Resource, type: ResourceType<T>): T {
  const isOfType = (x: Resource): x is T =>
    x.terraformResourceType === type.tfResourceType && !TerraformDataSource.isTerraformDataSource(x);
  if (isOfType(resource)) return resource;
  throw new ArgumentCheck(construct).error(
    `it is made by no ${type.tfResourceType}, but stands for something that exists already or is of another kind`,
    "use its `resource`",
  );
}

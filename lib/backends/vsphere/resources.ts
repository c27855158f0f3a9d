import { ComputeCluster } from "@cdktf/provider-vsphere/lib/compute-cluster";
import { DistributedPortGroup } from "@cdktf/provider-vsphere/lib/distributed-port-group";
import { DistributedVirtualSwitch } from "@cdktf/provider-vsphere/lib/distributed-virtual-switch";
import { Host as EsxiHost } from "@cdktf/provider-vsphere/lib/host";
import { NasDatastore } from "@cdktf/provider-vsphere/lib/nas-datastore";
import { VirtualMachine as VsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/virtual-machine";
import {
  type Cluster,
  type Datastore,
  type Host,
  type Network,
  providerResource,
  type VirtualMachine,
  type VirtualSwitch,
} from "../../constructs";

/**
 * The provider's resource of a cluster, for arguments that Failproof has no word for: `computeClusterOf(prod).dpmEnabled = true`.
 * @throws where the cluster exists already, or is of another platform; `resource` is what stands for it then
 */
export function computeClusterOf(cluster: Cluster): ComputeCluster {
  return providerResource(cluster, cluster.resource, ComputeCluster);
}

/** The provider's resource of a host; see `computeClusterOf`. */
export function hostOf(host: Host): EsxiHost {
  return providerResource(host, host.resource, EsxiHost);
}

/** The provider's resource of a datastore; see `computeClusterOf`. */
export function nasDatastoreOf(datastore: Datastore): NasDatastore {
  return providerResource(datastore, datastore.resource, NasDatastore);
}

/** The provider's resource of a virtual switch; see `computeClusterOf`. */
export function distributedVirtualSwitchOf(virtualSwitch: VirtualSwitch): DistributedVirtualSwitch {
  return providerResource(virtualSwitch, virtualSwitch.resource, DistributedVirtualSwitch);
}

/** The provider's resource of a network; see `computeClusterOf`. */
export function distributedPortGroupOf(network: Network): DistributedPortGroup {
  return providerResource(network, network.resource, DistributedPortGroup);
}

/** The provider's resource of a virtual machine; see `computeClusterOf`. */
export function virtualMachineOf(vm: VirtualMachine): VsphereVirtualMachine {
  return providerResource(vm, vm.resource, VsphereVirtualMachine);
}

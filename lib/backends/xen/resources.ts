import { type Network, providerResource, type VirtualMachine } from "../../constructs";
import { XenorchestraNetwork, XenorchestraVm } from "./bindings";

/**
 * The provider's resource of a virtual machine, for arguments that Failproof has no word for: `vmOf(erp).addOverride("vga", "std")`.
 * @throws where the machine exists already, or is of another platform; `resource` is what stands for it then
 */
export function vmOf(vm: VirtualMachine): XenorchestraVm {
  return providerResource(vm, vm.resource, XenorchestraVm);
}

/** The provider's resource of a network with a VLAN; see `vmOf`. */
export function networkOf(network: Network): XenorchestraNetwork {
  return providerResource(network, network.resource, XenorchestraNetwork);
}

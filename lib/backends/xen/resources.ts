import { TerraformDataSource } from "cdktf";
import type { IConstruct } from "constructs";
import { ArgumentCheck, type Network, type VirtualMachine } from "../../constructs";
import type { Resource } from "../port";
import { XenorchestraNetwork, XenorchestraVm } from "./bindings";

/**
 * The provider's resource of a virtual machine, for arguments that Failproof has no word for: `vmOf(erp).addOverride("vga", "std")`.
 * @throws where the machine exists already, or is of another platform; `resource` is what stands for it then
 */
export function vmOf(vm: VirtualMachine): XenorchestraVm {
  return resourceOf(vm, vm.resource, XenorchestraVm);
}

/** The provider's resource of a network with a VLAN; see `vmOf`. */
export function networkOf(network: Network): XenorchestraNetwork {
  return resourceOf(network, network.resource, XenorchestraNetwork);
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

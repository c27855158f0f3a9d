import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { ExistingNetworkDeclaration, NetworkDeclaration, Resource } from "../port";
import { DataXenorchestraNetwork, XenorchestraNetwork } from "./bindings";
import type { NetworkDevice, XenContext } from "./context";

/** Settings that only a network of a Xen pool has. */
export interface XenNetworkSettings {
  /**
   * Largest frame, bytes.
   * @default 1500
   */
  readonly mtu?: number;
}

declare module "../port/vendor" {
  interface NetworkVendor {
    /** Settings that only a network of a Xen pool has; an error under another platform. */
    readonly xen?: XenNetworkSettings;
  }
}

/**
 * A VLAN on the NICs of its virtual switch. Without a VLAN it is the bonded network itself.
 * @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/network
 */
export function network(
  scope: Construct,
  { name, vlan, virtualSwitch, vendor }: NetworkDeclaration,
  context: XenContext,
): Resource {
  const check = new ArgumentCheck(scope);
  const on = context.devices.get(virtualSwitch);
  if (on === undefined) {
    throw check.error(
      "the device of its virtual switch is not known",
      'say xen: { device: "bond0" } on the virtual switch',
    );
  }
  const mtu = check.wholeFact("xen.mtu", vendor.xen?.mtu, { min: 68, max: 9216 });
  if (vlan === 0 && on.made !== undefined) {
    if (mtu === undefined) return untagged(scope, on, on.made, check);
    throw check.error(
      "it has an xen.mtu and no VLAN, so it is its virtual switch itself",
      "give the VirtualSwitch the mtu",
    );
  }
  const resource = new XenorchestraNetwork(scope, "Default", {
    nameLabel: name,
    poolId: context.poolId(),
    sourcePifDevice: on.device,
    vlan,
    ...(mtu === undefined ? {} : { mtu }),
    ...(on.made === undefined ? {} : { dependsOn: [on.made] }),
  });
  context.beforeHa(resource);
  return resource;
}

/** @throws where the bond is a network without a VLAN already */
function untagged(scope: Construct, device: NetworkDevice, made: Resource, check: ArgumentCheck): Resource {
  if (device.untagged !== undefined) {
    throw check.error(
      `its virtual switch carries a network without a VLAN already, ${device.untagged.node.path}`,
      "give it a vlan",
    );
  }
  device.untagged = scope;
  return made;
}

export function existingNetwork(
  scope: Construct,
  { name }: ExistingNetworkDeclaration,
  context: XenContext,
): DataXenorchestraNetwork {
  return new DataXenorchestraNetwork(scope, "Default", { nameLabel: name, poolId: context.poolId() });
}

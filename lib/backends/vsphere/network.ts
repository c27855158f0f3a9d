import { DataVsphereNetwork } from "@cdktf/provider-vsphere/lib/data-vsphere-network";
import { DistributedPortGroup } from "@cdktf/provider-vsphere/lib/distributed-port-group";
import type { Construct } from "constructs";
import type { ExistingNetworkDeclaration, NetworkDeclaration } from "../port";
import { idOf, textsAtSynth } from "../terraform";
import type { VsphereContext } from "./context";

/** Settings that only a distributed port group has. */
export interface VsphereNetworkSettings {
  /**
   * `ephemeral` ports need no vCenter Server to be bound, which its own VM and others may need after a failure.
   * @default - `earlyBinding`
   */
  readonly binding?: "earlyBinding" | "ephemeral";
  /** @default - the switch's */
  readonly allowPromiscuous?: boolean;
  /** @default - the switch's */
  readonly allowForgedTransmits?: boolean;
  /** @default - the switch's */
  readonly allowMacChanges?: boolean;
}

declare module "../port/vendor" {
  interface NetworkVendor {
    /** Settings that only a distributed port group has; an error under another platform. */
    readonly vsphere?: VsphereNetworkSettings;
  }
}

const BALANCE = {
  "source-port": "loadbalance_srcid",
  "source-mac": "loadbalance_srcmac",
  "ip-hash": "loadbalance_ip",
  "physical-load": "loadbalance_loadbased",
  "explicit-order": "failover_explicit",
} as const;

/** @see https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/distributed_port_group */
export function distributedPortGroup(scope: Construct, network: NetworkDeclaration): DistributedPortGroup {
  const { binding, ...security } = network.vendor.vsphere ?? {};
  const { balance, detection, failback, notifySwitches, order } = network.teaming;
  return new DistributedPortGroup(scope, "Default", {
    name: network.name,
    distributedVirtualSwitchUuid: idOf(network.virtualSwitch),
    vlanId: network.vlan,
    teamingPolicy: BALANCE[balance],
    activeUplinks: textsAtSynth(() => order()?.active),
    standbyUplinks: textsAtSynth(() => order()?.standby),
    checkBeacon: detection === "beacon",
    failback,
    notifySwitches,
    ...(binding === undefined ? {} : { type: binding }),
    ...security,
  });
}

export function existingPortGroup(
  scope: Construct,
  { name }: ExistingNetworkDeclaration,
  { settings }: VsphereContext,
): DataVsphereNetwork {
  return new DataVsphereNetwork(scope, "Default", { name, datacenterId: settings.datacenterId });
}

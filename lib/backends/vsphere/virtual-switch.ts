import { DataVsphereDistributedVirtualSwitch } from "@cdktf/provider-vsphere/lib/data-vsphere-distributed-virtual-switch";
import { DistributedVirtualSwitch } from "@cdktf/provider-vsphere/lib/distributed-virtual-switch";
import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import type { ExistingVirtualSwitchDeclaration, VirtualSwitchDeclaration } from "../port";
import { idOf, textsAtSynth } from "../terraform";
import type { VsphereContext } from "./context";

/** Settings that only a distributed switch has. */
export interface VsphereVirtualSwitchSettings {
  /**
   * Version of the switch, e.g. `8.0.0`.
   * @default - the newest that all hosts know
   */
  readonly version?: string;
  /**
   * Folder for it, below the datacenter's network folder.
   * @default - none
   */
  readonly folder?: string;
  /**
   * How it makes itself known to the physical switches.
   * @default - `cdp`
   */
  readonly linkDiscovery?: "cdp" | "lldp";
}

declare module "../port/vendor" {
  interface VirtualSwitchVendor {
    /** Settings that only a distributed switch has; an error under another platform. */
    readonly vsphere?: VsphereVirtualSwitchSettings;
  }
}

/** @see https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/distributed_virtual_switch */
export function distributedVirtualSwitch(
  scope: Construct,
  virtualSwitch: VirtualSwitchDeclaration,
  { settings }: VsphereContext,
): DistributedVirtualSwitch {
  const { version, folder, linkDiscovery } = virtualSwitch.vendor.vsphere ?? {};
  return new DistributedVirtualSwitch(scope, "Default", {
    name: virtualSwitch.name,
    datacenterId: settings.datacenterId,
    maxMtu: virtualSwitch.mtu,
    uplinks: textsAtSynth(virtualSwitch.uplinks),
    activeUplinks: textsAtSynth(virtualSwitch.uplinks),
    standbyUplinks: [],
    host: Lazy.anyValue({
      produce: () => virtualSwitch.members().map(({ host, nics }) => ({ host_system_id: idOf(host), devices: nics })),
    }),
    ...(version === undefined ? {} : { version }),
    ...(folder === undefined ? {} : { folder }),
    ...(linkDiscovery === undefined ? {} : { linkDiscoveryProtocol: linkDiscovery }),
  });
}

export function existingDistributedVirtualSwitch(
  scope: Construct,
  { name }: ExistingVirtualSwitchDeclaration,
  { settings }: VsphereContext,
): DataVsphereDistributedVirtualSwitch {
  return new DataVsphereDistributedVirtualSwitch(scope, "Default", { name, datacenterId: settings.datacenterId });
}

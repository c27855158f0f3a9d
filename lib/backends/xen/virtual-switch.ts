import { Lazy } from "cdktf";
import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { ExistingVirtualSwitchDeclaration, Resource, VirtualSwitchDeclaration } from "../port";
import { DataXenorchestraNetwork, DataXenorchestraPif, XenorchestraBondedNetwork } from "./bindings";
import type { XenContext } from "./context";

/** Settings of what carries networks on every host: a bond, or one NIC. */
export interface XenVirtualSwitchSettings {
  /**
   * How the bond uses its NICs.
   * @default "balance-slb"
   * @see https://docs.xcp-ng.org/networking/
   */
  readonly bondMode?: "balance-slb" | "active-backup" | "lacp";
  /**
   * The device that networks with a VLAN are made on: the name that XAPI gives to the bond, or that of a NIC, which is then not bonded (`eth1`).
   * @default - `bond0` for the first bond that the site makes, `bond1` for the second, ...
   */
  readonly device?: string;
}

declare module "../port/vendor" {
  interface VirtualSwitchVendor {
    /** Settings of a bond; an error under another platform. */
    readonly xen?: XenVirtualSwitchSettings;
  }
}

const BOND_MODES = ["balance-slb", "active-backup", "lacp"] as const;
const LEAST_NICS = 2;

/**
 * NICs of the same names on every host, bonded; with `xen.device: "eth1"`, that one NIC. Xen Orchestra takes the NICs of the coordinator and bonds those
 * of the same names on the other hosts.
 * @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/bonded_network
 */
export function bond(scope: Construct, virtualSwitch: VirtualSwitchDeclaration, context: XenContext): Resource {
  const check = new ArgumentCheck(scope);
  const { bondMode = "balance-slb", device } = virtualSwitch.vendor.xen ?? {};
  check.oneOf("xen.bondMode", bondMode, BOND_MODES);
  if (device !== undefined && !/^bond\d+$/.test(check.text("xen.device", device))) {
    const pif = new DataXenorchestraPif(scope, "Default", { device, vlan: -1, hostId: context.masterId() });
    context.devices.set(pif, { device });
    return pif;
  }
  const pifs = new DataXenorchestraPif(scope, "nics", {
    device: `\${each.value}`,
    vlan: -1,
    hostId: context.masterId(),
  });
  const nics = () => sameNics(virtualSwitch, check);
  pifs.addOverride("for_each", Lazy.stringValue({ produce: () => `\${toset(${JSON.stringify(nics())})}` }));
  const address = `data.${pifs.terraformResourceType}.${pifs.friendlyUniqueId}`;
  const network = new XenorchestraBondedNetwork(scope, "Default", {
    nameLabel: virtualSwitch.name,
    poolId: context.poolId(),
    bondMode,
    mtu: virtualSwitch.mtu,
    pifIds: Lazy.listValue({ produce: () => nics().map((nic) => `\${${address}["${nic}"].id}`) }),
  });
  context.beforeHa(network);
  context.devices.set(network, { device: device ?? context.nextBond(), made: network });
  return network;
}

/** A bonded network that exists. */
export function existingBond(
  scope: Construct,
  { name, vendor }: ExistingVirtualSwitchDeclaration,
  context: XenContext,
): Resource {
  const network = new DataXenorchestraNetwork(scope, "Default", { nameLabel: name, poolId: context.poolId() });
  const { device } = vendor.xen ?? {};
  if (device !== undefined)
    context.devices.set(network, { device: new ArgumentCheck(scope).text("xen.device", device) });
  return network;
}

/** @throws at synth, where hosts do not have the same NICs, or not enough of them */
function sameNics({ members }: VirtualSwitchDeclaration, check: ArgumentCheck): readonly string[] {
  const [first = [], ...others] = members().map(({ nics }) => [...nics].sort());
  const different = others.find((nics) => nics.join() !== first.join());
  if (different !== undefined) {
    throw check.error(
      `its hosts give it different NICs, ${first.join(", ")} and ${different.join(", ")}`,
      "a pool bonds NICs of the same names on every host: give the same uplinks",
    );
  }
  if (first.length >= LEAST_NICS) return first;
  throw check.error(
    `its hosts give it ${first.length} NICs`,
    'give two uplinks or more, or say xen: { device: "eth1" } for a NIC without a bond',
  );
}

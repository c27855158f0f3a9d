import type { Resource } from "./resource";
import type { NetworkVendor, VirtualSwitchVendor } from "./vendor";

/** A switch in software that spans hosts. */
export interface VirtualSwitchDeclaration {
  readonly name: string;
  readonly mtu: number;
  readonly vendor: VirtualSwitchVendor;
  /** Called at synth: names of its uplinks. */
  readonly uplinks: () => readonly string[];
  /** Called at synth: its hosts, and the NICs each gives to it, in the order of the uplinks. */
  readonly members: () => readonly VirtualSwitchMember[];
}

export interface VirtualSwitchMember {
  readonly host: Resource;
  readonly nics: readonly string[];
}

/** A virtual switch that exists. */
export interface ExistingVirtualSwitchDeclaration {
  readonly name: string;
  readonly vendor: VirtualSwitchVendor;
}

/** A network to be made on a virtual switch. */
export interface NetworkDeclaration {
  readonly name: string;
  /** 0: untagged. May be a Terraform value. */
  readonly vlan: number;
  readonly virtualSwitch: Resource;
  readonly teaming: TeamingPolicy;
  readonly vendor: NetworkVendor;
}

export type TeamingBalance = "source-port" | "source-mac" | "ip-hash" | "physical-load" | "explicit-order";

/** How a network uses the uplinks of its switch. */
export interface TeamingPolicy {
  readonly balance: TeamingBalance;
  readonly detection: "link-status" | "beacon";
  readonly failback: boolean;
  readonly notifySwitches: boolean;
  /** Called at synth: which uplinks are in use, and which take over, in order; `undefined`: as the switch has it. */
  readonly order: () => UplinkOrder | undefined;
}

export interface UplinkOrder {
  readonly active: readonly string[];
  readonly standby: readonly string[];
}

/** A network that exists. */
export interface ExistingNetworkDeclaration {
  readonly name: string;
  readonly vendor: NetworkVendor;
}

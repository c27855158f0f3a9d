import { FailureDomain } from "./failure-domain";
import type { Host } from "./host";
import { ArgumentCheck } from "./private/argument-check";
import { sameEstate, sameStack } from "./private/reference";
import type { VirtualSwitch } from "./virtual-switch";

/** Physical NICs that carry networks of VMs, by name, and the switch that each is plugged into: `{ vmnic1: leafA, vmnic2: leafB }`. */
export interface Uplinks {
  readonly [nic: string]: FailureDomain | UplinkProps;
}

export interface UplinkProps {
  /**
   * The switch that it is plugged into.
   * @default - unknown
   */
  readonly switch?: FailureDomain;
  /**
   * The virtual switch that it belongs to.
   * @default - the site's first
   */
  readonly on?: VirtualSwitch;
}

/** A physical NIC, checked. */
export interface Uplink extends UplinkProps {
  readonly nic: string;
}

export function checkedUplinks(host: Host, uplinks: Uplinks): readonly Uplink[] {
  const check = new ArgumentCheck(host);
  check.block("uplinks", uplinks);
  return Object.entries(uplinks).map(([nic, given]) => {
    const uplink = FailureDomain.isFailureDomain(given) ? { switch: given } : given;
    check.block(`uplinks.${nic}`, uplink);
    if (uplink.switch !== undefined) {
      sameEstate(host, `uplinks.${nic}.switch`, [uplink.switch]);
      if (uplink.switch.kind !== "switch") {
        throw check.error(
          `uplinks.${nic} is plugged into ${uplink.switch.node.path}, a ${uplink.switch.kind}`,
          "give a Switch",
        );
      }
    }
    if (uplink.on !== undefined) sameStack(host, `uplinks.${nic}.on`, [uplink.on]);
    return { nic, ...uplink };
  });
}

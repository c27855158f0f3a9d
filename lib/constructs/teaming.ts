import type { TeamingBalance, TeamingPolicy } from "../backends/port";
import type { ArgumentCheck } from "./private/argument-check";
import type { VirtualSwitch } from "./virtual-switch";

/** How a network uses the uplinks of its virtual switch. */
export interface TeamingProps {
  /**
   * Which active uplink carries what: by the VM's port (`source-port`), by its MAC address, by a hash of IP addresses (the physical
   * switches must bond), by load, or always the first that is up (`explicit-order`).
   * @default "source-port"
   */
  readonly balance?: TeamingBalance;
  /**
   * Uplinks in use, e.g. `["uplink1"]`.
   * @default - all that are not standby
   */
  readonly active?: readonly string[];
  /**
   * Uplinks that take over, in this order, e.g. `["uplink2"]`. An uplink that is neither active nor standby does not carry the network.
   * @default - none
   */
  readonly standby?: readonly string[];
  /**
   * How a lost uplink is noticed. `beacon` needs three uplinks to tell which side is lost.
   * @default "link-status"
   */
  readonly detection?: "link-status" | "beacon";
  /**
   * Go back to an uplink when it returns.
   * @default true
   */
  readonly failback?: boolean;
  /**
   * Tell the physical switches when a VM moves to another uplink, so that they do not send its frames to the old one.
   * @default true
   */
  readonly notifySwitches?: boolean;
}

const BALANCES: readonly TeamingBalance[] = ["source-port", "source-mac", "ip-hash", "physical-load", "explicit-order"];

/** The checked policy with its defaults. Uplinks that the design names are compared at synth, when the switch knows its own. */
export function teamingPolicy(props: TeamingProps, virtualSwitch: VirtualSwitch, check: ArgumentCheck): TeamingPolicy {
  check.block("teaming", props);
  return {
    balance: check.oneOf("teaming.balance", props.balance ?? "source-port", BALANCES),
    detection: check.oneOf("teaming.detection", props.detection ?? "link-status", ["link-status", "beacon"]),
    failback: check.flag("teaming.failback", props.failback) ?? true,
    notifySwitches: check.flag("teaming.notifySwitches", props.notifySwitches) ?? true,
    order: uplinkOrder(props, virtualSwitch, check),
  };
}

function uplinkOrder(props: TeamingProps, virtualSwitch: VirtualSwitch, check: ArgumentCheck): TeamingPolicy["order"] {
  const active = props.active && names("teaming.active", props.active, check);
  const standby = names("teaming.standby", props.standby ?? [], check);
  const both = active?.find((name) => standby.includes(name));
  if (both !== undefined) throw check.error(`the uplink ${both} is both active and standby`, "name it once");
  if (!virtualSwitch.managed) {
    if (active !== undefined) return () => ({ active, standby });
    if (standby.length === 0) return () => undefined;
    throw check.error("teaming.standby is given without teaming.active, on a virtual switch that exists", "give both");
  }
  return () => {
    const { uplinks } = virtualSwitch;
    const stranger = [...(active ?? []), ...standby].find((name) => !uplinks.includes(name));
    if (stranger === undefined) return { active: active ?? uplinks.filter((name) => !standby.includes(name)), standby };
    throw check.error(
      `teaming names the uplink "${stranger}", and ${virtualSwitch.node.path} has ${uplinks.join(", ")}`,
      "name one of these, or raise the uplinks of the switch",
    );
  };
}

function names(name: string, given: readonly string[], check: ArgumentCheck): readonly string[] {
  const list = check.members(name, given).map((each) => check.text(name, each));
  if (new Set(list).size < list.length) throw check.error(`${name} names an uplink twice`, "name each once");
  return list;
}

import type { Id, Network } from "../../../estate";
import type { Resource } from "../document";
import { listOf } from "../document";
import type { Links } from "../links";
import { stated } from "../stated";
import type { Attached, Nics } from "./attached";
import { isStandard } from "./ids";
import type { Inventory } from "./inventory";
import { origin } from "./sources";

const TYPES = ["vsphere_distributed_port_group", "vsphere_host_port_group", "vsphere_network"] as const;

/** One network for each id: port groups of one name on several hosts are one. */
export function networks(inventory: Inventory, used: ReadonlySet<Id>): readonly Network[] {
  return [...byId(inventory, used)].map(([id, [network]]) => {
    const vlan = network?.number("vlan_id");
    const isVlan = vlan !== undefined && Number.isInteger(vlan) && vlan >= 0 && vlan <= 4094;
    const isTrunk = (network?.list("vlan_range") ?? []).length > 0;
    return stated<Network>({ id, vlan: isVlan && !isTrunk ? vlan : undefined, ...(network && origin(network)) });
  });
}

/** A network that is looked up and not used says nothing that matters. */
function byId(inventory: Inventory, used: ReadonlySet<Id>): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const network of TYPES.flatMap((type) => inventory.all(type))) {
    const id = inventory.id(network);
    if (network.mode === "data" && !used.has(id)) continue;
    found.set(id, [...(found.get(id) ?? []), network]);
  }
  return found;
}

/** Which hosts carry what, over which NICs. */
export function carriers(inventory: Inventory, used: ReadonlySet<Id>): readonly Attached[] {
  const switches = new Map<Resource, Members>();
  return [...byId(inventory, used)].map(([id, [first, ...others]]): Attached => {
    const none = { id, hosts: new Map(), isComplete: false };
    if (first === undefined) return none;
    if (isStandard(first)) return { ...none, hosts: standardHosts([first, ...others], inventory) };
    if (first.type !== "vsphere_distributed_port_group") return none;
    const on = inventory.links.one(first, ["distributed_virtual_switch_uuid"], "its switch");
    if (!on || on.mode === "data" || on.type !== "vsphere_distributed_virtual_switch") return none;
    const members = switches.get(on) ?? membersOf(on, inventory.links);
    switches.set(on, members);
    const used = uplinkNumbers(first, on, inventory.links);
    const hosts = [...members.hosts].map(([host, devices]): [Resource, Nics | undefined] => [
      host,
      nics(devices, used),
    ]);
    return { id, hosts: new Map(hosts), isComplete: members.isComplete };
  });
}

interface Members {
  readonly hosts: ReadonlyMap<Resource, readonly string[] | undefined>;
  readonly isComplete: boolean;
}

/** Hosts of a distributed switch, each with its NICs in the order of the uplinks. */
function membersOf(on: Resource, links: Links): Members {
  const blocks = on.list("host");
  if (blocks === undefined) return { hosts: new Map(), isComplete: false };
  const hosts = new Map<Resource, readonly string[] | undefined>();
  let isComplete = true;
  const isKnown = blocks.every((_, i) => on.text("host", i, "host_system_id") !== undefined);
  for (const i of blocks.keys()) {
    const host = links.one(on, ["host", i, "host_system_id"], "which hosts are on it");
    if (host)
      hosts.set(host, isKnown ? texts(on.list("host", i, "devices")) : devicesOfBlock(on, i, links, blocks.length));
    else isComplete = false;
  }
  return { hosts, isComplete };
}

/** Blocks are a set: while their hosts are unknown, the order of the plan is not that of the configuration, which has devices of its own. */
function devicesOfBlock(on: Resource, i: number, { references }: Links, blocks: number): readonly string[] | undefined {
  const written = references.constant(on, ["host", i, "devices"]);
  if (Array.isArray(written)) return texts(written);
  const planned = Array.from({ length: blocks }, (_, n) => texts(on.list("host", n, "devices")));
  const [first] = planned;
  return planned.every((devices) => devices?.join() === first?.join()) ? first : undefined;
}

/** Positions of the uplinks that a port group uses; `all`: every one; `undefined`: not known. */
function uplinkNumbers(group: Resource, on: Resource, { references }: Links): ReadonlySet<number> | "all" | undefined {
  const isWritten = (of: Resource) => ORDER.some((argument) => references.isWritten(of, argument));
  const own = orderOf(group);
  if (own === undefined && isWritten(group)) return undefined;
  const order = own ?? orderOf(on);
  // The platform's own default: every uplink is active.
  if (order === undefined) return isWritten(on) ? undefined : "all";
  const names = texts(on.list("uplinks"));
  return names && new Set(order.map((name) => names.indexOf(name)));
}

const ORDER = ["active_uplinks", "standby_uplinks"] as const;

/** Active and standby uplinks, where both lists are known and name any. */
function orderOf(of: Resource): readonly string[] | undefined {
  const [active, standby] = ORDER.map((argument) => texts(of.list(argument)));
  if (active === undefined || standby === undefined || active.length + standby.length === 0) return undefined;
  return [...active, ...standby];
}

function nics(devices: readonly string[] | undefined, used: ReadonlySet<number> | "all" | undefined): Nics | undefined {
  if (devices === undefined || used === undefined) return undefined;
  return { all: devices, carrying: used === "all" ? devices : devices.filter((_, i) => used.has(i)) };
}

/** A port group of a standard switch is on one host; on hosts that are not managed here it may be as well. */
function standardHosts(groups: readonly Resource[], inventory: Inventory): Attached["hosts"] {
  const hosts = new Map<Resource, Nics | undefined>();
  for (const group of groups) {
    if (group.type !== "vsphere_host_port_group") continue;
    const host = inventory.links.one(group, ["host_system_id"], "its host");
    if (host) hosts.set(host, standardNics(group, host, inventory));
  }
  return hosts;
}

function standardNics(group: Resource, host: Resource, inventory: Inventory): Nics | undefined {
  const name = group.text("virtual_switch_name");
  const on = inventory
    .all("vsphere_host_virtual_switch")
    .find((one) => one.text("name") === name && inventory.links.one(one, ["host_system_id"]) === host);
  const all = on && texts(on.list("network_adapters"));
  if (on === undefined || all === undefined) return undefined;
  const carrying = [group, on]
    .map((one) => [...(texts(one.list("active_nics")) ?? []), ...(texts(one.list("standby_nics")) ?? [])])
    .find((listed) => listed.length > 0);
  return carrying && { all, carrying };
}

function texts(values: unknown): readonly string[] | undefined {
  const all = listOf(values);
  return values === undefined || !all.every((value): value is string => typeof value === "string") ? undefined : all;
}

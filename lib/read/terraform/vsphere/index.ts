import { ESTATE_FORMAT, type Estate } from "../../../estate";
import type { Membership, Subject } from "../../base";
import type { Resource, TerraformDocument } from "../document";
import type { LeftOut } from "../left-out";
import type { ReadEstate } from "../providers";
import { stated } from "../stated";
import type { Attached } from "./attached";
import { clusters } from "./clusters";
import { DatastoreClusters, datastores, mounts } from "./datastores";
import { Groups } from "./groups";
import { Hosts, hosts } from "./hosts";
import { nameOf } from "./ids";
import { Inventory, LIST_OF } from "./inventory";
import { carriers, networks } from "./networks";
import { Overrides } from "./overrides";
import { rules } from "./rules";
import { platformId } from "./sources";
import { Tiers } from "./tiers";
import { Vms } from "./vms";

/** The estate that resources and data sources of the provider `vmware/vsphere` describe. */
export function vsphereEstate(name: string, document: TerraformDocument, leftOut: LeftOut): ReadEstate {
  const inventory = new Inventory(document, leftOut);
  const allHosts = new Hosts(inventory);
  const groups = new Groups(inventory);
  const overrides = new Overrides(inventory);
  const pools = new DatastoreClusters(inventory);
  const read = rules(inventory, groups);
  const referred = new Set(read.flatMap(({ vms }) => vms));
  const vms = new Vms(inventory, { hosts: allHosts, groups, overrides, tiers: new Tiers(inventory), pools });
  const listed = vms.read(referred);
  const clustered = clusters(inventory, allHosts);
  const used = new Set([
    ...listed.flatMap(({ disks = [], networks: on = [] }) => [...on, ...disks.flatMap((disk) => disk.datastore ?? [])]),
    ...clustered.flatMap(({ ha }) => ha?.heartbeatDatastores ?? []),
    ...pools.all().flatMap((pool) => pool.datastores),
  ]);
  for (const host of allHosts.alone())
    leftOut.add(host, "a cluster of it", "it stands alone, and nothing restarts elsewhere");
  const [mounted, carried] = [mounts(inventory, used), carriers(inventory, used)];
  const estate: Estate = {
    format: ESTATE_FORMAT,
    name,
    clusters: clustered,
    hosts: hosts(inventory, allHosts, mounted, carried),
    datastores: datastores(inventory, used),
    datastoreClusters: pools.all(),
    networks: networks(inventory, used),
    vms: listed,
    rules: read.map(({ rule }) => rule),
  };
  return {
    estate,
    datastores: memberships(mounted, inventory),
    networks: memberships(carried, inventory),
    isDoubtful: inventory.isDoubtful(undefined),
    resource: (list, id) => inventory.resource(list, id),
  };
}

export function vsphereSubject(resource: Resource): Subject | undefined {
  const list = LIST_OF[resource.type];
  const moid = platformId(resource);
  if (list === undefined) return undefined;
  return stated<Subject>({
    list,
    name: nameOf(resource),
    address: resource.address,
    previousAddress: resource.previousAddress,
    moid,
  });
}

function memberships(attached: readonly Attached[], inventory: Inventory): readonly Membership[] {
  return attached.map(({ id, hosts: all, isComplete }) => ({
    id,
    hosts: new Map([...all].map(([host, nics]) => [inventory.id(host), nics?.carrying])),
    isComplete,
  }));
}

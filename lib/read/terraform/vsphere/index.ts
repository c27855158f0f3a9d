import { ESTATE_FORMAT, type Estate } from "../../../estate";
import type { TerraformDocument } from "../document";
import type { LeftOut } from "../left-out";
import { clusters } from "./clusters";
import { DatastoreClusters, datastores, mounts } from "./datastores";
import { Groups } from "./groups";
import { Hosts, hosts } from "./hosts";
import { Inventory } from "./inventory";
import { carriers, networks } from "./networks";
import { Overrides } from "./overrides";
import { rules } from "./rules";
import { Tiers } from "./tiers";
import { Vms } from "./vms";

/** The estate that resources and data sources of the provider `vmware/vsphere` describe. */
export function vsphereEstate(name: string, document: TerraformDocument, leftOut: LeftOut): Estate {
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
  return {
    format: ESTATE_FORMAT,
    name,
    clusters: clustered,
    hosts: hosts(inventory, allHosts, mounts(inventory, used), carriers(inventory, used)),
    datastores: datastores(inventory, used),
    datastoreClusters: pools.all(),
    networks: networks(inventory, used),
    vms: listed,
    rules: read.map(({ rule }) => rule),
  };
}

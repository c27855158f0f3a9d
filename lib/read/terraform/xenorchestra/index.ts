import { ESTATE_FORMAT, type Estate } from "../../../estate";
import type { Subject } from "../../base";
import type { Resource, TerraformDocument } from "../document";
import type { LeftOut } from "../left-out";
import type { ReadEstate } from "../providers";
import { stated } from "../stated";
import { Availability } from "./availability";
import { Hosts } from "./hosts";
import { Inventory, LIST_OF, nameOf } from "./inventory";
import { Networks } from "./networks";
import { Pools } from "./pools";
import { Storage } from "./storage";
import { Vms } from "./vms";

/** The estate that resources and data sources of the provider `vatesfr/xenorchestra` describe. */
export function xenOrchestraEstate(name: string, document: TerraformDocument, leftOut: LeftOut): ReadEstate {
  const inventory = new Inventory(document, leftOut);
  const pools = new Pools(inventory);
  const hosts = new Hosts(inventory, pools);
  const storage = new Storage(inventory, pools, hosts);
  const networks = new Networks(inventory);
  const vms = new Vms(inventory, { pools, hosts, storage, networks }).read();
  const availability = new Availability(document);
  storage.note();
  networks.note();
  const estate: Estate = {
    format: ESTATE_FORMAT,
    name,
    hosts: hosts.hosts((host) => stated({ datastores: storage.of(host), networks: networks.of(hosts.poolOf(host)) })),
    datastores: storage.datastores(),
    networks: networks.networks(),
    vms,
    // Last: a host or VM may be in a pool that nothing else tells of.
    clusters: pools.clusters(
      (uuid) => hosts.id(uuid),
      (uuid) => availability.of(uuid, (sr) => storage.id(sr)),
    ),
  };
  return {
    estate,
    datastores: [],
    networks: [],
    isDoubtful: false,
    resource: (list, id) => inventory.resource(list, id),
  };
}

export function xenOrchestraSubject(resource: Resource): Subject | undefined {
  const list = LIST_OF[resource.type];
  if (list === undefined) return undefined;
  return stated<Subject>({
    list,
    name: nameOf(resource),
    address: resource.address,
    previousAddress: resource.previousAddress,
    moid: resource.text("id"),
  });
}

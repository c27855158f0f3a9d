import type { Host as HostRecord, Id, Source, Uplink } from "../../estate";
import type { EstateIds } from "../declare";
import { domainIds } from "../failure-domain";
import type { Host } from "../host";
import type { ExistingHostProps } from "../host-props";
import type { ArgumentCheck } from "./argument-check";
import { siteIdOf } from "./place";
import { stated } from "./stated";

/** Sizes of a host, as far as they are known. */
export type Capacity = Pick<
  HostRecord,
  "cores" | "threads" | "cpuMhz" | "memoryMib" | "controlDomain" | "concurrentStarts" | "resources"
>;

export function checkedCapacity(given: ExistingHostProps, check: ArgumentCheck): Capacity {
  const cores = check.wholeFact("cores", given.cores, { min: 1 });
  const mhzPerCore = check.wholeFact("mhzPerCore", given.mhzPerCore, { min: 1 });
  const threads = check.wholeFact("threads", given.threads, { min: 1 });
  if (threads !== undefined && cores !== undefined && threads < cores) {
    throw check.error(`threads is ${threads}, less than its ${cores} cores`, "give the threads of all cores together");
  }
  const { controlDomain, resources } = given;
  if (controlDomain !== undefined) check.block("controlDomain", controlDomain);
  return stated({
    cores,
    threads,
    cpuMhz: cores === undefined || mhzPerCore === undefined ? undefined : cores * mhzPerCore,
    memoryMib: check.mebibytes("memoryGib", given.memoryGib, "capacity"),
    controlDomain: controlDomain && {
      ...stated({
        memoryMib: check.wholeFact("controlDomain.memoryMib", controlDomain.memoryMib, { min: 0 }),
        cpuMhz: check.wholeFact("controlDomain.cpuMhz", controlDomain.cpuMhz, { min: 0 }),
      }),
    },
    concurrentStarts: check.wholeFact("concurrentStarts", given.concurrentStarts, { min: 1 }),
    resources: resources && checkedResources(resources, check),
  });
}

export function checkedResources(resources: { readonly [dimension: string]: number }, check: ArgumentCheck) {
  check.block("resources", resources);
  return Object.fromEntries(
    Object.entries(resources).map(([name, amount]) => [name, check.count(`resources.${name}`, amount, { min: 0 })]),
  );
}

/** A host of the estate document. */
export function hostFacts(
  host: Host,
  given: ExistingHostProps,
  capacity: Capacity,
  ids: EstateIds,
  source: Source,
): HostRecord {
  return stated({
    id: ids.of(host),
    cluster: ids.of(host.cluster),
    ...siteIdOf(host, given.in ?? [], ids),
    ...domainIds(stated({ in: given.in, redundant: given.redundant }), ids),
    ...capacity,
    datastores: given.datastores ? ids.all(given.datastores) : mounted(host, ids),
    networks: given.networks ? ids.all(given.networks) : carried(host, ids),
    uplinks: uplinks(host, ids),
    storagePaths: given.storagePaths?.map((path) => ({ datastore: ids.of(path.datastore), domains: ids.all(path.in) })),
    state: given.state ?? (host.managed ? "connected" : undefined),
    source,
  });
}

/** Known only where every datastore of the site says whether the host mounts it. */
function mounted(host: Host, ids: EstateIds): readonly Id[] | undefined {
  const { datastores } = host.cluster.site;
  if (datastores.some((datastore) => datastore.mountedBy(host) === undefined)) return undefined;
  return ids.all(datastores.filter((datastore) => datastore.mountedBy(host)));
}

/** Known only where every network of the site says whether the host carries it. */
function carried(host: Host, ids: EstateIds): readonly Id[] | undefined {
  const { networks } = host.cluster.site;
  if (networks.some((network) => network.carriedBy(host) === undefined)) return undefined;
  return ids.all(networks.filter((network) => network.carriedBy(host)));
}

function uplinks(host: Host, ids: EstateIds): readonly Uplink[] | undefined {
  const networks = host.cluster.site.networks.filter((network) => network.carriedBy(host) !== false);
  return host.uplinks?.map(({ nic, switch: plugged }) => {
    const known = networks.every((network) => network.uses(host, nic) !== undefined);
    return stated({
      id: nic,
      switch: plugged && ids.of(plugged),
      networks: known ? ids.all(networks.filter((network) => network.uses(host, nic))) : undefined,
    });
  });
}

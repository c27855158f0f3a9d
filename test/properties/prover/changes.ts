import type { Estate, Host, Requirement, Vm } from "../../../lib/estate";

/** Changes to an estate of which it is known what they do to its verdict. */

const NAMING = new Set(["id", "site", "cluster", "switch", "datastore", "datastoreCluster", "host", "derivedFrom"]);
const NAMES = new Set(["domains", "datastores", "networks", "vms", "hosts", "services", "clusters", "after"]);

/** The same estate with other ids. */
export function renamed(estate: Estate, rename: (id: string) => string): Estate {
  return JSON.parse(JSON.stringify(namedAnew(estate)));

  function namedAnew(value: unknown, key = "", listed = false): unknown {
    if (typeof value === "string") return (listed ? NAMES : NAMING).has(key) ? rename(value) : value;
    if (Array.isArray(value))
      return value.map((entry) => namedAnew(entry, key === "redundant" ? "domains" : key, true));
    if (typeof value !== "object" || value === null || key === "resources" || key === "tolerate") return value;
    return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, namedAnew(inner, member)]));
  }
}

/** The same estate with every list, at any depth, turned round. */
export function reversed(estate: Estate): Estate {
  return JSON.parse(JSON.stringify(turned(estate)));

  function turned(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(turned).reverse();
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, turned(inner)]));
  }
}

/** Two of it, side by side, and the requirement over both. */
export function doubled(estate: Estate): Estate {
  const twin = renamed(estate, (id) => `twin of ${id}`);
  const both = <T>(one: readonly T[] | undefined, other: readonly T[] | undefined) => one && [...one, ...(other ?? [])];
  return {
    ...estate,
    sites: both(estate.sites, twin.sites),
    domains: both(estate.domains, twin.domains),
    clusters: both(estate.clusters, twin.clusters),
    hosts: both(estate.hosts, twin.hosts),
    datastores: both(estate.datastores, twin.datastores),
    datastoreClusters: both(estate.datastoreClusters, twin.datastoreClusters),
    networks: both(estate.networks, twin.networks),
    vms: both(estate.vms, twin.vms),
    rules: both(estate.rules, twin.rules),
    services: both(estate.services, twin.services),
    replications: both(estate.replications, twin.replications),
    requirements: estate.requirements?.map((requirement, i) => {
      const other = twin.requirements?.[i];
      return {
        ...requirement,
        clusters: both(requirement.clusters, other?.clusters),
        vms: both(requirement.vms, other?.vms),
        services: both(requirement.services, other?.services),
      };
    }),
  };
}

export function withRequirement(estate: Estate, facts: Partial<Requirement>): Estate {
  return { ...estate, requirements: estate.requirements?.map((requirement) => ({ ...requirement, ...facts })) };
}

export function withVms(estate: Estate, change: (vm: Vm) => Vm): Estate {
  return { ...estate, vms: estate.vms?.map(change) };
}

/** Memory in units of which there are `factor` in a MiB. */
export function inSmallerUnits(estate: Estate, factor: number): Estate {
  const times = (mib: number | undefined) => mib && mib * factor;
  return JSON.parse(
    JSON.stringify({
      ...withVms(estate, (vm) => ({
        ...vm,
        memoryMib: times(vm.memoryMib),
        overheadMib: times(vm.overheadMib),
        reservation: { ...vm.reservation, memoryMib: times(vm.reservation?.memoryMib) },
      })),
      hosts: estate.hosts?.map((host) => ({
        ...host,
        memoryMib: times(host.memoryMib),
        controlDomain: { ...host.controlDomain, memoryMib: times(host.controlDomain?.memoryMib) },
      })),
    }),
  );
}

/** More of everything on one host. */
export function withMoreRoom(estate: Estate, at: number): Estate {
  return withHost(estate, at, (host) => ({
    ...host,
    memoryMib: (host.memoryMib ?? 0) + 3,
    cores: (host.cores ?? 0) + 1,
    threads: (host.threads ?? host.cores ?? 0) + 1,
    cpuMhz: (host.cpuMhz ?? 0) + 3,
    resources: { ...host.resources, gpu: (host.resources?.gpu ?? 0) + 1 },
  }));
}

/** One host mounts every datastore. */
export function withMounts(estate: Estate, at: number): Estate {
  return withHost(estate, at, (host) => ({ ...host, datastores: estate.datastores?.map(({ id }) => id) }));
}

/** One more host like another. */
export function withTwinOf(estate: Estate, at: number): Estate {
  const hosts = estate.hosts ?? [];
  const host = hosts[at % hosts.length];
  return host === undefined ? estate : { ...estate, hosts: [...hosts, { ...host, id: "one more" }] };
}

export function withoutRule(estate: Estate, at: number): Estate {
  const rules = estate.rules ?? [];
  return { ...estate, rules: rules.filter((_, i) => i !== at % rules.length) };
}

function withHost(estate: Estate, at: number, change: (host: Host) => Host): Estate {
  const hosts = estate.hosts ?? [];
  return { ...estate, hosts: hosts.map((host, i) => (i === at % hosts.length ? change(host) : host)) };
}

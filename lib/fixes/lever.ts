import { type EstateIndex, type Host, type Id, overheadOf, reservationOf, resourcesOf } from "../estate";
import type { Refuted } from "./candidate";

/** A size of hosts that can be raised, and with it what VMs may ask for in one or more dimensions. */
export interface Lever {
  readonly unit: string;
  /** In words, e.g. `memory`. */
  readonly what: string;
  readonly of: (host: Host) => number;
  readonly raised: (host: Host, amount: number) => Host;
  /** More than this for one host is never of use: all that the VMs of the cluster ask for. */
  readonly most: (index: EstateIndex, cluster: Id) => number;
}

const memory: Lever = {
  unit: "MiB",
  what: "memory",
  of: (host) => host.memoryMib ?? 0,
  raised: (host, amount) => ({ ...host, memoryMib: (host.memoryMib ?? 0) + amount }),
  most: (index, cluster) =>
    sum(index, cluster, (vm) => (vm.memoryMib ?? 0) + (overheadOf(vm, index.platformOf(vm)) ?? 0)),
};

/** Cores, with the threads and megahertz that cores of the host bring. */
const cores: Lever = {
  unit: "cores",
  what: "CPU",
  of: (host) => host.cores ?? 0,
  raised: (host, amount) => {
    const old = host.cores ?? 1;
    const share = (size: number) => size + Math.floor((size * amount) / old);
    return {
      ...host,
      cores: old + amount,
      ...(host.threads === undefined ? {} : { threads: share(host.threads) }),
      ...(host.cpuMhz === undefined ? {} : { cpuMhz: share(host.cpuMhz) }),
    };
  },
  most: (index, cluster) => sum(index, cluster, (vm) => (vm.vcpus ?? 0) + Math.ceil(reservationOf(vm).cpuMhz / 1000)),
};

function resource(name: string): Lever {
  return {
    unit: name,
    what: name,
    of: (host) => resourcesOf(host).get(name) ?? 0,
    raised: (host, amount) => ({
      ...host,
      resources: { ...host.resources, [name]: (resourcesOf(host).get(name) ?? 0) + amount },
    }),
    most: (index, cluster) => sum(index, cluster, (vm) => resourcesOf(vm).get(name) ?? 0),
  };
}

function sum(
  index: EstateIndex,
  cluster: Id,
  size: (vm: NonNullable<ReturnType<EstateIndex["vms"]["get"]>>) => number,
) {
  return index.vmsOfCluster(cluster).reduce((total, vm) => total + size(vm), 0);
}

/** Levers for the dimensions that counterexamples lack; where the arithmetic names none, for each in use. */
export function leversFor({ index, verdict }: Refuted): readonly Lever[] {
  const dimensions = new Set(verdict.counterexamples.flatMap(({ shortage }) => shortage?.dimension ?? []));
  const short = [...dimensions].map(leverOf);
  if (verdict.counterexamples.every(({ shortage }) => shortage !== undefined)) return [...new Set(short)];
  const names = new Set([...index.vms.values()].flatMap(({ resources }) => Object.keys(resources ?? {})));
  const used = [
    memory,
    cores,
    ...[...names]
      .sort()
      .filter((name) => !dimensions.has(name))
      .map(resource),
  ];
  return [...new Set([...short, ...used])];
}

function leverOf(dimension: string): Lever {
  if (dimension === "memory" || dimension === "reserved-memory") return memory;
  return dimension === "vcpus" || dimension === "reserved-cpu" ? cores : resource(dimension);
}

/** `192 GiB of memory`, `16 cores`. */
export function sizeOf({ unit, what }: Lever, amount: number): string {
  if (unit === "MiB") return `${amount % 1024 === 0 ? `${amount / 1024} GiB` : `${amount} MiB`} of ${what}`;
  return unit === "cores" ? `${amount} ${amount === 1 ? "core" : "cores"}` : `${amount} ${what}`;
}

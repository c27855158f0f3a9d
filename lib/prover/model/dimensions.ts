import {
  capacityOf,
  type DemandModel,
  demandOf,
  type Host,
  overheadOf,
  type Platform,
  platformProfile,
  type Requirement,
  reservationOf,
  resourcesOf,
  type Vm,
  vcpusPerCoreOf,
} from "../../estate";
import { type Blame, blameFact } from "../blame";

/** An amount of which VMs demand some and hosts offer some. */
export interface Dimension {
  /** As in certificates: `memory`, `vcpus`, `reserved-cpu`, `reserved-memory`, `resources.<name>`. */
  readonly name: string;
  readonly unit: string;
  /** Demand of a VM; undefined: unknown. `least` is what it certainly is. */
  readonly demand: (vm: Vm, platform: Platform, blame?: Blame) => Amount;
  /** What a host offers its VMs; undefined: unknown. */
  readonly capacity: (host: Host, platform: Platform, blame?: Blame) => number | undefined;
}

export interface Amount {
  readonly least: number;
  readonly known: boolean;
}

/** The dimensions that a requirement counts, in a fixed order. */
export function dimensionsOf(
  requirement: Requirement,
  hosts: readonly Host[],
  vms: readonly Vm[],
): readonly Dimension[] {
  const model = demandOf(requirement);
  const names = new Set([...hosts, ...vms].flatMap((thing) => Object.keys(thing.resources ?? {})));
  return [
    configuredMemory(model),
    ...(model === "configured" ? [vcpus(vcpusPerCoreOf(requirement))] : [reservedMemory]),
    reservedCpu,
    ...[...names].sort().map(resource),
  ];
}

/** Configured memory counts under `configured`, and always where the platform does not overcommit it. */
function configuredMemory(model: DemandModel): Dimension {
  const counts = (platform: Platform) => model === "configured" || !platformProfile(platform).overcommitsMemory;
  return {
    name: "memory",
    unit: "MiB",
    demand: (vm, platform, blame) =>
      counts(platform) ? withOverhead(vm, platform, vm.memoryMib, "memoryMib", blame) : NONE,
    capacity: memoryCapacity,
  };
}

/** Reserved memory and overhead, where configured memory does not count (a reservation is at most what is configured). */
const reservedMemory: Dimension = {
  name: "reserved-memory",
  unit: "MiB",
  demand: (vm, platform, blame) =>
    platformProfile(platform).overcommitsMemory
      ? withOverhead(vm, platform, reservationOf(vm).memoryMib, "reservation", blame)
      : NONE,
  capacity: memoryCapacity,
};

const reservedCpu: Dimension = {
  name: "reserved-cpu",
  unit: "MHz",
  demand: (vm) => ({ least: reservationOf(vm).cpuMhz, known: true }),
  capacity: (host, platform, blame) => {
    const { cpuMhz } = capacityOf(host, platform);
    if (cpuMhz === undefined) blameFact(blame, `hosts/${host.id}`, host.cpuMhz === undefined ? "cpuMhz" : "cores");
    return cpuMhz === undefined ? undefined : Math.max(0, cpuMhz);
  },
};

function vcpus(perCore: number): Dimension {
  return {
    name: "vcpus",
    unit: "vCPUs",
    demand: (vm, _platform, blame) => {
      if (vm.vcpus === undefined) blameFact(blame, `vms/${vm.id}`, "vcpus");
      return { least: vm.vcpus ?? 1, known: vm.vcpus !== undefined };
    },
    capacity: (host, _platform, blame) => {
      if (host.cores === undefined) blameFact(blame, `hosts/${host.id}`, "cores");
      return host.cores === undefined ? undefined : Math.min(host.cores * perCore, Number.MAX_SAFE_INTEGER);
    },
  };
}

function resource(name: string): Dimension {
  return {
    name: `resources.${name}`,
    unit: name,
    demand: (vm) => ({ least: resourcesOf(vm).get(name) ?? 0, known: true }),
    capacity: (host) => resourcesOf(host).get(name) ?? 0,
  };
}

const NONE: Amount = { least: 0, known: true };

function withOverhead(vm: Vm, platform: Platform, size: number | undefined, fact: string, blame: Blame): Amount {
  const overhead = overheadOf(vm, platform);
  if (size === undefined) blameFact(blame, `vms/${vm.id}`, fact);
  if (overhead === undefined) {
    if (vm.vcpus === undefined) blameFact(blame, `vms/${vm.id}`, "vcpus");
    if (vm.memoryMib === undefined) blameFact(blame, `vms/${vm.id}`, "memoryMib");
  }
  return {
    // A reservation is at most what is configured.
    least: (size ?? reservationOf(vm).memoryMib) + (overhead ?? 0),
    known: size !== undefined && overhead !== undefined,
  };
}

function memoryCapacity(host: Host, platform: Platform, blame: Blame): number | undefined {
  const { memoryMib } = capacityOf(host, platform);
  if (memoryMib === undefined) blameFact(blame, `hosts/${host.id}`, "memoryMib");
  return memoryMib === undefined ? undefined : Math.max(0, memoryMib);
}

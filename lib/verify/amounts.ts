import { type Host, type Platform, platformProfile, type Requirement, type Vm } from "../estate";

/** Least and most of each dimension, by its name. */
export type Amounts = { readonly [dimension: string]: readonly [least: number, most: number] };

export function demandOf(vm: Vm, platform: Platform | undefined, { demand }: Requirement): Amounts {
  const told = platform !== undefined && vm.vcpus !== undefined && vm.memoryMib !== undefined;
  const estimate = told ? platformProfile(platform).vmOverheadMib(vm.vcpus, vm.memoryMib) : undefined;
  const overhead = bounds(vm.overheadMib ?? estimate);
  const configured = demand !== "reservation";
  return {
    ...(configured || (platform !== undefined && platform !== "vsphere")
      ? { memory: plus(bounds(vm.memoryMib, vm.reservation?.memoryMib), overhead) }
      : {}),
    ...(configured ? { vcpus: bounds(vm.vcpus, 1) } : {}),
    "reserved-cpu": bounds(vm.reservation?.cpuMhz ?? 0),
    "reserved-memory": plus(bounds(vm.reservation?.memoryMib ?? 0), overhead),
    ...named(vm.resources),
  };
}

export function roomOf(host: Host, platform: Platform | undefined, { vcpusPerCore }: Requirement): Amounts {
  const profile = platform && platformProfile(platform);
  const { memoryMib, cpuMhz, cores, controlDomain } = host;
  const memory = less(
    memoryMib,
    controlDomain?.memoryMib ?? (memoryMib === undefined ? undefined : profile?.controlDomainMemoryMib(memoryMib)),
  );
  const untold = cpuMhz === undefined || cores === undefined;
  return {
    memory,
    vcpus: bounds(cores === undefined ? undefined : cores * (vcpusPerCore ?? 4)),
    "reserved-cpu": less(
      cpuMhz,
      controlDomain?.cpuMhz ?? (untold ? undefined : profile?.controlDomainCpuMhz(cpuMhz, cores)),
    ),
    "reserved-memory": memory,
    ...named(host.resources),
  };
}

function bounds(value: number | undefined, least = 0): Amounts[string] {
  return value === undefined ? [least, Number.POSITIVE_INFINITY] : [value, value];
}

function plus(a: Amounts[string], b: Amounts[string]): Amounts[string] {
  return [a[0] + b[0], a[1] + b[1]];
}

/** A control domain that is not told may take all of a size, or nothing. */
function less(size: number | undefined, used: number | undefined): Amounts[string] {
  const [least, most] = bounds(size);
  const [low, high] = bounds(used);
  return [Math.max(0, least - high), Math.max(0, most - low)];
}

function named(resources: { readonly [name: string]: number } | undefined): Amounts {
  return Object.fromEntries(
    Object.entries(resources ?? {}).map(([name, count]) => [`resources.${name}`, bounds(count)]),
  );
}

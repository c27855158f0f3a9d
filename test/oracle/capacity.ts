import { type Cluster, type Estate, type Host, platformProfile, type Requirement, type Vm } from "../../lib/estate";
import { all, type Tri } from "./tri";

/** Bounds of an amount; equal where it is known. */
interface Amount {
  readonly least: number;
  readonly most: number;
}

const UNKNOWN: Amount = { least: 0, most: Number.POSITIVE_INFINITY };

type Amounts = { readonly [dimension: string]: Amount };

/** "Capacity and demand." of the contract: whether the VMs fit on the host in every dimension. */
export function fits(estate: Estate, requirement: Requirement, host: Host, vms: readonly Vm[]): Tri {
  const demands = vms.map((vm) => demand(estate, requirement, vm));
  const dimensions = [...new Set(demands.flatMap((amounts) => Object.keys(amounts)))];
  const room = capacity(estate, requirement, host);
  return all(dimensions.map((dimension) => compare(sum(demands, dimension), room[dimension] ?? exactly(0))));
}

function compare(need: Amount, have: Amount): Tri {
  if (need.most <= have.least) return "yes";
  return need.least > have.most ? "no" : "unknown";
}

function demand(estate: Estate, requirement: Requirement, vm: Vm): Amounts {
  const cluster = clusterOf(estate, vm);
  const configured = (requirement.demand ?? "configured") === "configured";
  const overhead = overheadOf(cluster, vm);
  const amounts: { [dimension: string]: Amount } = {
    "reserved MHz": exactly(vm.reservation?.cpuMhz ?? 0),
    "reserved MiB": plus(exactly(vm.reservation?.memoryMib ?? 0), overhead),
  };
  if (configured) amounts.vCPUs = amount(vm.vcpus, 1);
  // Xen and Hyper-V do not overcommit memory.
  if (configured || (cluster !== undefined && cluster.platform !== "vsphere")) {
    amounts.MiB = plus(amount(vm.memoryMib, vm.reservation?.memoryMib), overhead);
  }
  for (const [name, count] of Object.entries(vm.resources ?? {})) amounts[`resource ${name}`] = exactly(count);
  return amounts;
}

function capacity(estate: Estate, requirement: Requirement, host: Host): Amounts {
  const cluster = clusterOf(estate, host);
  const memory = less(amount(host.memoryMib), controlMemory(cluster, host));
  const room: { [dimension: string]: Amount } = {
    "reserved MHz": less(amount(host.cpuMhz), controlCpu(cluster, host)),
    "reserved MiB": memory,
    MiB: memory,
    vCPUs: host.cores === undefined ? UNKNOWN : exactly(host.cores * (requirement.vcpusPerCore ?? 4)),
  };
  for (const [name, count] of Object.entries(host.resources ?? {})) room[`resource ${name}`] = exactly(count);
  return room;
}

function overheadOf(cluster: Cluster | undefined, vm: Vm): Amount {
  if (vm.overheadMib !== undefined) return exactly(vm.overheadMib);
  if (cluster === undefined || vm.vcpus === undefined || vm.memoryMib === undefined) return UNKNOWN;
  return exactly(platformProfile(cluster.platform).vmOverheadMib(vm.vcpus, vm.memoryMib));
}

function controlMemory(cluster: Cluster | undefined, host: Host): Amount {
  if (host.controlDomain?.memoryMib !== undefined) return exactly(host.controlDomain.memoryMib);
  if (cluster === undefined || host.memoryMib === undefined) return UNKNOWN;
  return exactly(platformProfile(cluster.platform).controlDomainMemoryMib(host.memoryMib));
}

function controlCpu(cluster: Cluster | undefined, host: Host): Amount {
  if (host.controlDomain?.cpuMhz !== undefined) return exactly(host.controlDomain.cpuMhz);
  if (cluster === undefined || host.cpuMhz === undefined || host.cores === undefined) return UNKNOWN;
  return exactly(platformProfile(cluster.platform).controlDomainCpuMhz(host.cpuMhz, host.cores));
}

function clusterOf(estate: Estate, thing: { readonly cluster?: string }): Cluster | undefined {
  return estate.clusters?.find(({ id }) => id === thing.cluster);
}

function exactly(value: number): Amount {
  return { least: value, most: value };
}

/** A VM has at least one vCPU, and at least the memory that is reserved. */
function amount(value: number | undefined, least = 0): Amount {
  return value === undefined ? { ...UNKNOWN, least } : exactly(value);
}

function plus(a: Amount, b: Amount): Amount {
  return { least: a.least + b.least, most: a.most + b.most };
}

/** What is left of a size; never below zero, also where an estimate is larger than the host. */
function less(size: Amount, used: Amount): Amount {
  return { least: positive(size.least - used.most), most: positive(size.most - used.least) };
}

function positive(value: number): number {
  return Math.max(value, 0);
}

function sum(demands: readonly Amounts[], dimension: string): Amount {
  return demands.map((amounts) => amounts[dimension] ?? exactly(0)).reduce(plus, exactly(0));
}

import {
  capacityOf,
  type EstateIndex,
  type Host,
  overheadOf,
  platformProfile,
  powerOf,
  type Requirement,
  reservationOf,
  stateOf,
  type Vm,
  vcpusPerCoreOf,
} from "../estate";
import type { RequirementVerdict } from "../prover";
import { lossesOf } from "./losses";
import type { Tightest } from "./slack";

interface Part {
  readonly dimension: Tightest["dimension"];
  readonly unit: Tightest["unit"];
  readonly have: (host: Host) => number | undefined;
  readonly need: (vm: Vm) => number | undefined;
}

/** The scenario that leaves least in sum over the hosts of one scoped cluster, in the dimensions that the requirement counts. */
export function tightestOf(
  index: EstateIndex,
  requirement: Requirement,
  { basis }: RequirementVerdict,
): Tightest | undefined {
  const clusters = Object.keys(basis.placement);
  const parts = partsOf(index, requirement, basis.demand);
  let worst: Tightest | undefined;
  for (const cluster of clusters) {
    const hosts = index.hostsOfCluster(cluster).filter((host) => stateOf(host) === "connected");
    const vms = index.vmsOfCluster(cluster).filter((vm) => powerOf(vm) === "on");
    const amounts = parts.map(({ have, need }) => ({ need: total(vms.map(need)), have: hosts.map(have) }));
    const own = hosts.map(({ id }) => id);
    for (const { failed, gone } of lossesOf(index, requirement, own)) {
      parts.forEach(({ dimension, unit }, p) => {
        const need = amounts[p]?.need;
        const have = total((amounts[p]?.have ?? []).filter((_, h) => !gone.has(own[h] ?? "")));
        if (have === undefined || have === 0 || need === undefined) return;
        if (worst !== undefined && need * worst.have <= worst.need * have) return;
        worst = { failed, ...(clusters.length > 1 ? { cluster } : {}), dimension, unit, need, have };
      });
    }
  }
  return worst;
}

function partsOf(
  index: EstateIndex,
  requirement: Requirement,
  demand: RequirementVerdict["basis"]["demand"],
): readonly Part[] {
  const roomOf = (host: Host) => capacityOf(host, index.platformOf(host));
  const withOverhead = (vm: Vm, mib: number | undefined) => plus(mib, overheadOf(vm, index.platformOf(vm)));
  const memory = (host: Host) => roomOf(host).memoryMib;
  const reservedCpu: Part = {
    dimension: "reserved-cpu",
    unit: "MHz",
    have: (host) => roomOf(host).cpuMhz,
    need: (vm) => reservationOf(vm).cpuMhz,
  };
  if (demand === "reservation") {
    const need = (vm: Vm) => {
      const platform = index.platformOf(vm);
      const isGuaranteed = platform !== undefined && platformProfile(platform).overcommitsMemory;
      return withOverhead(vm, isGuaranteed ? reservationOf(vm).memoryMib : vm.memoryMib);
    };
    return [{ dimension: "reserved-memory", unit: "MiB", have: memory, need }, reservedCpu];
  }
  const perCore = vcpusPerCoreOf(requirement);
  const vcpus = ({ cores }: Host) => (cores === undefined ? undefined : cores * perCore);
  return [
    { dimension: "memory", unit: "MiB", have: memory, need: (vm) => withOverhead(vm, vm.memoryMib) },
    { dimension: "vcpus", unit: "vCPUs", have: vcpus, need: (vm) => vm.vcpus },
    reservedCpu,
  ];
}

function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

function total(numbers: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    sum += number;
  }
  return sum;
}

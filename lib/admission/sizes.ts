import {
  type Cluster,
  capacityOf,
  type EstateIndex,
  type Host,
  overheadOf,
  powerOf,
  reservationOf,
  stateOf,
  type Vm,
} from "../estate";
import type { MissingFact } from "../prover";
import type { Size } from "./slots";

/**
 * What admission control takes for the CPU of a VM without a CPU reservation, MHz (advanced option `das.vmcpuminmhz`). Memory has no such
 * default.
 *
 * @see https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-FAFEFEFF-56F7-4CDF-A682-FC3C62A29A95.html
 */
export const DEFAULT_CPU_MHZ = 32;

export interface Sizes {
  /** Hosts that are connected and not in maintenance: others do not count. */
  readonly hosts: readonly { readonly host: Host; readonly size: Size }[];
  /** VMs that are on. */
  readonly vms: readonly { readonly vm: Vm; readonly size: Size }[];
  readonly missing: readonly MissingFact[];
}

/** What admission control counts of a cluster: hosts less what the hypervisor takes, reservations and overhead. */
export function sizesOf(index: EstateIndex, { id, platform }: Cluster): Sizes {
  const missing: MissingFact[] = [];
  const hosts = index
    .hostsOfCluster(id)
    .filter((host) => stateOf(host) === "connected")
    .map((host) => {
      const { cpuMhz, memoryMib } = capacityOf(host, platform);
      if (cpuMhz === undefined) missing.push({ object: `hosts/${host.id}`, fact: "cpuMhz" });
      if (memoryMib === undefined) missing.push({ object: `hosts/${host.id}`, fact: "memoryMib" });
      return { host, size: { cpuMhz: cpuMhz ?? 0, memoryMib: memoryMib ?? 0 } };
    });
  const vms = index
    .vmsOfCluster(id)
    .filter((vm) => powerOf(vm) === "on")
    .map((vm) => {
      const overhead = overheadOf(vm, platform);
      if (overhead === undefined) missing.push({ object: `vms/${vm.id}`, fact: "overheadMib" });
      const { cpuMhz, memoryMib } = reservationOf(vm);
      return { vm, size: { cpuMhz: cpuMhz === 0 ? DEFAULT_CPU_MHZ : cpuMhz, memoryMib: memoryMib + (overhead ?? 0) } };
    });
  return { hosts, vms, missing };
}

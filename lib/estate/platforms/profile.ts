import type { Platform } from "../types";

/** What is known of a platform as such: how memory counts, and estimates for facts that an estate does not give. */
export interface PlatformProfile {
  readonly platform: Platform;
  /** Whether VMs may be configured with more memory than the host has. `false`: configured memory always counts. */
  readonly overcommitsMemory: boolean;
  /** Whether a restart keeps to a `vm-host` rule. `false`: a VM is restarted on any host that can run it, whatever a rule says. */
  readonly keepsVmHostRules: boolean;
  /** Memory in MiB that the hypervisor needs for a VM beside the VM's own, rounded up. */
  readonly vmOverheadMib: (vcpus: number, memoryMib: number) => number;
  /** Memory in MiB that the hypervisor itself keeps of a host with so much physical memory, rounded up, at most all of it. */
  readonly controlDomainMemoryMib: (memoryMib: number) => number;
  /** Megahertz that the hypervisor itself keeps of a host, rounded up. */
  readonly controlDomainCpuMhz: (cpuMhz: number, cores: number) => number;
}

/** One core of the host: no vendor fixes a number; a core is more than an idle control domain uses, on any platform. */
export function oneCore(cpuMhz: number, cores: number): number {
  return Math.ceil(cpuMhz / cores);
}

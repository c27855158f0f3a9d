import { oneCore, type PlatformProfile } from "./profile";

/**
 * Microsoft Hyper-V.
 *
 * VM overhead: 32 MiB for the first GiB of memory and 8 MiB for each further one, begun ones counted whole.
 *
 * The parent partition: Microsoft documents no fixed size, only that a host refuses to start VMs into a root reserve that grows with its
 * memory. The estimate is 2 GiB for Windows Server, 300 MiB for the hypervisor, and 3 % of the memory.
 *
 * @see https://www.altaro.com/hyper-v/memory-management-requirement-usage/
 * @see https://techcommunity.microsoft.com/t5/failover-clustering/vm-scale-with-clustering-physical-memory-reservations/ba-p/371469
 */
export const hyperv: PlatformProfile = {
  platform: "hyperv",
  overcommitsMemory: false,
  keepsVmHostRules: true,
  vmOverheadMib: (_vcpus, memoryMib) => 32 + 8 * Math.max(0, Math.ceil(memoryMib / 1024) - 1),
  controlDomainMemoryMib: (memoryMib) => Math.min(memoryMib, 2048 + 300 + Math.ceil((3 * memoryMib) / 100)),
  controlDomainCpuMhz: oneCore,
};

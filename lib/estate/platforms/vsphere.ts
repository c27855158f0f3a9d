import { oneCore, type PlatformProfile } from "./profile";

/**
 * VMware vSphere.
 *
 * VM overhead: 20 MiB, 4 MiB a vCPU and 0.75 % of the memory. That is an upper bound of every entry of the vendor's table (256 MB to 16 GB,
 * 1 to 8 vCPUs) by 5 to 8 MB, with the table's own growth beyond its end.
 *
 * The hypervisor itself: 4 GiB for VMkernel and agents, and the free memory that the VMkernel defends (`Mem.MemMinFreePct`): 6 % of the
 * first 4 GiB, 4 % of the next 8, 2 % of the next 16, 1 % of the rest.
 *
 * @see https://docs.vmware.com/en/VMware-vSphere/6.5/com.vmware.vsphere.resmgmt.doc/GUID-B42C72C1-F8D5-40DC-93D1-FB31849B1114.html
 * @see https://www.vmwarebits.com/content/memmemminfreepct-calculation-example
 */
export const vsphere: PlatformProfile = {
  platform: "vsphere",
  overcommitsMemory: true,
  keepsVmHostRules: true,
  vmOverheadMib: (vcpus, memoryMib) => 20 + 4 * vcpus + Math.ceil((3 * memoryMib) / 400),
  controlDomainMemoryMib: (memoryMib) => Math.min(memoryMib, 4096 + minimumFreeMib(memoryMib)),
  controlDomainCpuMhz: oneCore,
};

const MINIMUM_FREE = [
  { upToMib: 4096, percent: 6 },
  { upToMib: 12288, percent: 4 },
  { upToMib: 28672, percent: 2 },
  { upToMib: Number.POSITIVE_INFINITY, percent: 1 },
] as const;

function minimumFreeMib(memoryMib: number): number {
  let hundredths = 0;
  let counted = 0;
  for (const { upToMib, percent } of MINIMUM_FREE) {
    const band = Math.min(memoryMib, upToMib) - counted;
    if (band <= 0) break;
    hundredths += band * percent;
    counted += band;
  }
  return Math.ceil(hundredths / 100);
}

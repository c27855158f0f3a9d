/** Reserved CPU of a VM and reserved memory with its overhead, or what a host has for VMs. */
export interface Size {
  readonly cpuMhz: number;
  readonly memoryMib: number;
}

/**
 * The size of a slot: the largest CPU reservation, and the largest memory reservation with overhead, of all VMs that are on.
 *
 * @see https://docs.vmware.com/en/VMware-vSphere/6.5/com.vmware.vsphere.avail.doc/GUID-85D9737E-769C-40B6-AB73-F58DA1A451F0.html
 */
export function slotSize(vms: readonly Size[]): Size {
  return {
    cpuMhz: vms.reduce((most, { cpuMhz }) => Math.max(most, cpuMhz), 0),
    memoryMib: vms.reduce((most, { memoryMib }) => Math.max(most, memoryMib), 0),
  };
}

/** Whole slots that a host holds: the lesser of those of its CPU and those of its memory. A part of size 0 does not limit it. */
export function slotsOf(host: Size, slot: Size): number {
  const part = (have: number, each: number) => (each === 0 ? Number.MAX_SAFE_INTEGER : Math.floor(have / each));
  return Math.min(part(host.cpuMhz, slot.cpuMhz), part(host.memoryMib, slot.memoryMib));
}

/** Current failover capacity: how many hosts, those with most slots first, can fail while there is a slot left for every VM. */
export function failoverCapacity(slots: readonly number[], vms: number): number {
  const smallestFirst = [...slots].sort((a, b) => a - b);
  let left = smallestFirst.reduce((total, count) => total + count, 0);
  let failed = 0;
  while (failed < slots.length) {
    left -= smallestFirst.at(-1 - failed) ?? 0;
    if (left < vms) break;
    failed += 1;
  }
  return failed;
}

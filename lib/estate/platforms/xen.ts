import { oneCore, type PlatformProfile } from "./profile";

/**
 * XenServer and XCP-ng.
 *
 * Restarts: XAPI plans by memory alone and knows no rule that binds a VM to hosts; `affinity_host` is a preference.
 *
 * VM overhead: what XAPI itself reserves for an HVM guest: 2 MiB and the shadow memory, a page for each of 256 a vCPU and two a MiB.
 *
 * The hypervisor itself: the control domain's documented allocation of 1 GiB and 5 % of the physical memory, up to 8 GiB; and beside it
 * 512 MiB of crash kernel and Xen's page table of the whole memory, 1/128 of it.
 *
 * @see https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi-idl/memory/memory.ml
 * @see https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/xapi_ha_vm_failover.ml
 * @see https://docs.xenserver.com/en-us/xenserver/8/memory-usage.html
 */
export const xen: PlatformProfile = {
  platform: "xen",
  overcommitsMemory: false,
  keepsVmHostRules: false,
  vmOverheadMib: (vcpus, memoryMib) => 2 + Math.max(1, Math.ceil((256 * vcpus + 2 * memoryMib) / PAGES_PER_MIB)),
  controlDomainMemoryMib: (memoryMib) =>
    Math.min(memoryMib, Math.min(8192, 1024 + Math.ceil(memoryMib / 20)) + 512 + Math.ceil(memoryMib / 128)),
  controlDomainCpuMhz: oneCore,
};

const PAGES_PER_MIB = 256;

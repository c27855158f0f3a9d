import type { EstateIndex, Host, Platform, Vm } from "../../estate";
import { exactly, type Input } from "./span";

/**
 * From the loss of a host until its platform's HA starts restarting, seconds.
 *
 * @see vSphere: 15 seconds without heartbeats and pings, https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.avail.doc (Host Failure Types)
 * @see XenServer: a timeout of 60 seconds where none is given, https://docs.xenserver.com/en-us/xenserver/8/high-availability
 * @see Hyper-V: 10 heartbeats a second apart, then 240 seconds of compute resiliency, https://learn.microsoft.com/windows-server/failover-clustering
 */
const DETECTION: { readonly [platform in Platform]: { readonly seconds: number; readonly see: string } } = {
  vsphere: { seconds: 15, see: "vSphere Availability: a host without heartbeats for 15 seconds is declared failed" },
  xen: { seconds: 60, see: "XenServer, high availability: the timeout is 60 seconds where none is given" },
  hyperv: { seconds: 250, see: "Windows Server clustering: 10 heartbeats of a second, then 240 seconds of resiliency" },
};

/**
 * From power-on until a service answers, seconds, where a VM does not tell.
 * @see ClusterVmToolsMonitoringSettings.minUpTime of the vSphere API: 120 seconds for heartbeats to stabilize after power-on
 */
const BOOT = {
  seconds: 120,
  see: "vSphere API, ClusterVmToolsMonitoringSettings.minUpTime: 120 seconds after power-on",
};

/** VMs that a host starts at the same time, where nobody tells: one, which promises least. */
const STARTS = 1;

export function haDetection(platform: Platform): Input {
  const { seconds, see } = DETECTION[platform];
  const because = `HA of ${platform} notices a lost host`;
  return { what: "detection", seconds: exactly(seconds), origin: { kind: "default", because, see } };
}

export function boot(vm: Vm): Input {
  const { bootSeconds } = vm;
  if (bootSeconds !== undefined) {
    const origin = { kind: "declared", object: `vms/${vm.id}`, fact: "bootSeconds" } as const;
    return { what: "boot", seconds: exactly(bootSeconds), origin };
  }
  const origin = { kind: "default", because: `${vm.id} does not tell how long it boots`, see: BOOT.see } as const;
  return { what: "boot", seconds: exactly(BOOT.seconds), origin };
}

/** VMs that hosts start at the same time, together; and whose number nobody tells. */
export function startsOf(
  index: EstateIndex,
  hosts: readonly Host[],
): { readonly atOnce: number; readonly assumedHosts: number } {
  let atOnce = 0;
  let assumedHosts = 0;
  for (const host of hosts) {
    const told = host.concurrentStarts ?? index.clusters.get(host.cluster ?? "")?.concurrentStarts;
    atOnce += told ?? STARTS;
    if (told === undefined) assumedHosts += 1;
  }
  return { atOnce, assumedHosts };
}

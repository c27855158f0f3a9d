import { platformProfile } from "../platforms";
import type { Host, Platform } from "../types";
import { resourcesOf } from "./vm";

/** @default "connected" */
export function stateOf(host: Host): NonNullable<Host["state"]> {
  return host.state ?? "connected";
}

/** Hardware threads: as many as `cores` where absent; `undefined`: unknown. */
export function threadsOf(host: Host): number | undefined {
  return host.threads ?? host.cores;
}

/** What the hypervisor itself uses: as declared, else the platform's estimate; `undefined`: unknown. */
export function controlDomainOf(
  host: Host,
  platform: Platform | undefined,
): { readonly memoryMib: number | undefined; readonly cpuMhz: number | undefined } {
  return { memoryMib: controlDomainMemoryMib(host, platform), cpuMhz: controlDomainCpuMhz(host, platform) };
}

/** What VMs may use of a host: physical less the control domain. An `undefined` part is unknown. */
export interface Capacity {
  readonly memoryMib: number | undefined;
  readonly cpuMhz: number | undefined;
  readonly cores: number | undefined;
  readonly threads: number | undefined;
  /** By dimension; an absent one is 0. */
  readonly resources: ReadonlyMap<string, number>;
}

export function capacityOf(host: Host, platform: Platform | undefined): Capacity {
  const control = controlDomainOf(host, platform);
  return {
    memoryMib: less(host.memoryMib, control.memoryMib),
    cpuMhz: less(host.cpuMhz, control.cpuMhz),
    cores: host.cores,
    threads: threadsOf(host),
    resources: resourcesOf(host),
  };
}

function controlDomainMemoryMib(host: Host, platform: Platform | undefined): number | undefined {
  const declared = host.controlDomain?.memoryMib;
  if (declared !== undefined || platform === undefined || host.memoryMib === undefined) return declared;
  return platformProfile(platform).controlDomainMemoryMib(host.memoryMib);
}

function controlDomainCpuMhz(host: Host, platform: Platform | undefined): number | undefined {
  const declared = host.controlDomain?.cpuMhz;
  if (declared !== undefined || platform === undefined) return declared;
  if (host.cpuMhz === undefined || host.cores === undefined) return undefined;
  return platformProfile(platform).controlDomainCpuMhz(host.cpuMhz, host.cores);
}

function less(physical: number | undefined, control: number | undefined): number | undefined {
  return physical === undefined || control === undefined ? undefined : physical - control;
}

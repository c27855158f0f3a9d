import { platformProfile } from "../platforms";
import type { Platform, Resources, RestartPriority, Vm } from "../types";

/** @default "on" */
export function powerOf(vm: Vm): NonNullable<Vm["power"]> {
  return vm.power ?? "on";
}

/** @default "medium" */
export function restartOf(vm: Vm): RestartPriority {
  return vm.restart ?? "medium";
}

/** @default true, unless a device of its host holds it there */
export function isMovable(vm: Vm): boolean {
  return (vm.movable ?? true) && !isHeldByHost(vm);
}

/** Whether it uses a part of one host's hardware, and so can run on that host alone. @default false */
export function isHeldByHost(vm: Vm): boolean {
  return (vm.hostDevices?.length ?? 0) > 0;
}

/** What the platform guarantees the VM; each part is 0 where absent. */
export function reservationOf(vm: Vm): { readonly cpuMhz: number; readonly memoryMib: number } {
  return { cpuMhz: vm.reservation?.cpuMhz ?? 0, memoryMib: vm.reservation?.memoryMib ?? 0 };
}

/** Demand or capacity in the other countable dimensions; an absent dimension is 0. */
export function resourcesOf(thing: { readonly resources?: Resources }): ReadonlyMap<string, number> {
  return new Map(Object.entries(thing.resources ?? {}));
}

/**
 * MiB that the hypervisor needs beside the VM's own memory: as declared, else the platform's estimate.
 * `undefined`: unknown, for it is not declared and platform, vCPUs or memory are not known.
 */
export function overheadOf(vm: Vm, platform: Platform | undefined): number | undefined {
  if (vm.overheadMib !== undefined) return vm.overheadMib;
  if (platform === undefined || vm.vcpus === undefined || vm.memoryMib === undefined) return undefined;
  return platformProfile(platform).vmOverheadMib(vm.vcpus, vm.memoryMib);
}

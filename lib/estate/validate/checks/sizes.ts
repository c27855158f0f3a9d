import type { MemoryRange } from "../../types";
import type { CheckContext } from "../context";
import { grouped } from "../quote";

/** What is taken out of a size is at most the size. */
export function sizes(context: CheckContext): void {
  const hosts = context.estate.hosts ?? [];
  for (const [i, { controlDomain, memoryMib, cpuMhz }] of hosts.entries()) {
    const what = "the control domain takes";
    if (isMore(controlDomain?.memoryMib, memoryMib)) {
      tooMuch(context, ["hosts", i, "controlDomain", "memoryMib"], what, controlDomain?.memoryMib, memoryMib, "MiB");
    }
    if (isMore(controlDomain?.cpuMhz, cpuMhz)) {
      tooMuch(context, ["hosts", i, "controlDomain", "cpuMhz"], what, controlDomain?.cpuMhz, cpuMhz, "MHz");
    }
  }
  for (const [i, vm] of (context.estate.vms ?? []).entries()) {
    const { reservation, memoryMib } = vm;
    if (isMore(reservation?.memoryMib, memoryMib)) {
      tooMuch(context, ["vms", i, "reservation", "memoryMib"], "reserves", reservation?.memoryMib, memoryMib, "MiB");
    }
    if (vm.memoryRange !== undefined) memoryRange(context, vm.memoryRange, memoryMib, i);
  }
}

function memoryRange(
  context: CheckContext,
  { minMib, maxMib }: MemoryRange,
  memoryMib: number | undefined,
  vm: number,
): void {
  const at = (bound: "minMib" | "maxMib") => ["vms", vm, "memoryRange", bound];
  if (isMore(maxMib, memoryMib)) tooMuch(context, at("maxMib"), "grows to", maxMib, memoryMib, "MiB");
  const most = maxMib ?? memoryMib;
  if (isMore(minMib, most)) tooMuch(context, at("minMib"), "shrinks to", minMib, most, "MiB");
}

function isMore(part: number | undefined, whole: number | undefined): boolean {
  return part !== undefined && whole !== undefined && part > whole;
}

function tooMuch(
  context: CheckContext,
  at: readonly (string | number)[],
  what: string,
  part = 0,
  whole = 0,
  unit: string,
): void {
  context.report(
    at,
    `${what} ${grouped(part)} ${unit} of ${grouped(whole)} ${unit}`,
    "it cannot be more than there is",
  );
}

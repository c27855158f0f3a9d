import type { CheckContext } from "../context";
import { grouped } from "../quote";

/** What is taken out of a size is at most the size. */
export function sizes(context: CheckContext): void {
  for (const [i, host] of (context.estate.hosts ?? []).entries()) {
    const { controlDomain } = host;
    const what = "the control domain takes";
    atMost(context, ["hosts", i, "controlDomain", "memoryMib"], what, controlDomain?.memoryMib, host.memoryMib, "MiB");
    atMost(context, ["hosts", i, "controlDomain", "cpuMhz"], what, controlDomain?.cpuMhz, host.cpuMhz, "MHz");
  }
  for (const [i, vm] of (context.estate.vms ?? []).entries()) {
    const reserved = vm.reservation?.memoryMib;
    atMost(context, ["vms", i, "reservation", "memoryMib"], "the reservation is", reserved, vm.memoryMib, "MiB");
  }
}

function atMost(
  context: CheckContext,
  at: readonly (string | number)[],
  what: string,
  part: number | undefined,
  whole: number | undefined,
  unit: string,
): void {
  if (part === undefined || whole === undefined || part <= whole) return;
  context.report(
    at,
    `${what} ${grouped(part)} ${unit} of ${grouped(whole)} ${unit}`,
    "it cannot be more than there is",
  );
}

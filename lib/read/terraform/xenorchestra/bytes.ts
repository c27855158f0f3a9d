const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** Demand in MiB, rounded up: less than there is would promise too much. */
export function demandMib(bytes: number | undefined): number | undefined {
  return isSize(bytes) ? Math.ceil(bytes / MIB) : undefined;
}

/** What a host has in MiB, rounded down. */
export function capacityMib(bytes: number | undefined): number | undefined {
  return isSize(bytes) ? Math.floor(bytes / MIB) : undefined;
}

/** The size of a disk in GiB, rounded up. */
export function diskGib(bytes: number | undefined): number | undefined {
  return isSize(bytes) ? Math.ceil(bytes / GIB) : undefined;
}

/** What a storage repository holds in GiB, rounded down. */
export function capacityGib(bytes: number | undefined): number | undefined {
  return isSize(bytes) ? Math.floor(bytes / GIB) : undefined;
}

/** Of a memory size in bytes: the unit that was probably meant, where the size is too small for any guest. */
export function meantUnit(bytes: number | undefined): "MiB" | "GiB" | undefined {
  if (bytes === undefined || bytes <= 0 || bytes >= 4 * MIB) return undefined;
  return bytes < 128 ? "GiB" : "MiB";
}

function isSize(bytes: number | undefined): bytes is number {
  return bytes !== undefined && bytes >= 0;
}

import type { Reading } from "../fates/plan";
import type { Apart } from "../model/rules";
import { YES } from "../tri";

/** An anti-affinity rule in numbers: at most one of its VMs in each cell. */
export interface RuleCells {
  readonly count: number;
  /** By host: the cells it lies in. */
  readonly ofHost: readonly (readonly number[])[];
  /** Hosts that may lie in any cell: a VM there excludes every other. Only in the strict reading. */
  readonly anywhere: Uint8Array | undefined;
}

/**
 * Strict: a host that is in no domain of the kind is one by itself, one whose domains are unknown may be in any. Lenient: neither constrains
 * anything. A rule that may not be mandatory binds only the strict reading.
 */
export function cellsFor(apart: Apart, reading: Reading): RuleCells | undefined {
  const { cells } = apart;
  if (reading === "lenient") {
    return apart.mandatory === YES ? { count: cells.count, ofHost: cells.ofHost, anywhere: undefined } : undefined;
  }
  let { count } = cells;
  const ofHost = cells.ofHost.map((list, h) => {
    if (cells.none[h] !== 1) return list;
    count += 1;
    return [count - 1];
  });
  return { count, ofHost, anywhere: cells.unknown.includes(1) ? cells.unknown : undefined };
}

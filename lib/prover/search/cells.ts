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
 * Strict: a host whose domains are unknown may be in any. Lenient: it constrains nothing. A host that is known to be in no domain of the kind
 * constrains nothing in either. A rule that may not be mandatory binds only the strict reading.
 */
export function cellsFor(apart: Apart, reading: Reading): RuleCells | undefined {
  const { cells } = apart;
  if (reading === "strict") {
    return {
      count: cells.count,
      ofHost: cells.ofHost,
      anywhere: cells.unknown.includes(1) ? cells.unknown : undefined,
    };
  }
  return apart.mandatory === YES ? { count: cells.count, ofHost: cells.ofHost, anywhere: undefined } : undefined;
}

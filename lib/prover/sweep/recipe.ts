import type { Rulebook } from "../search/rulebook";

/**
 * A placement, and where each VM of it goes first if its host is lost: all that is needed to follow a `RefitProof` with `first` in any
 * scenario of lost hosts. Plain data in flat arrays, so that threads can share it.
 */
export interface Recipe {
  readonly hosts: number;
  readonly width: number;
  /** Hosts × dimensions: what the placement leaves. */
  readonly left: Float64Array;
  /** VMs × dimensions. */
  readonly demand: Float64Array;
  /** Of each VM, its host. */
  readonly place: Int32Array;
  /** Of each VM, where it goes first; -1: nowhere in particular. */
  readonly first: Int32Array;
  /** By VM: whether it has to run elsewhere when its host is lost; else it stays down with it. */
  readonly moves: Uint8Array;
  /** Of each VM, its place in the order in which they are put. */
  readonly rank: Int32Array;
  /** Of each VM, its row in `rows`, which says by host where it can run. */
  readonly rowOfVm: Int32Array;
  readonly rows: Uint8Array;
  readonly flows: Flows;
  readonly rules: Rulebook;
}

/** What each host sends where if it is lost, host by host: `from[h]` to `from[h + 1]` are positions of its flows. */
export interface Flows {
  readonly from: Int32Array;
  /** Ascending within a host. */
  readonly target: Int32Array;
  /** Flows × dimensions: their sums. */
  readonly amount: Float64Array;
  /** `vms` of a flow are at `start[flow]` to `start[flow + 1]`, in their order. VMs that stay down with the host are in none. */
  readonly start: Int32Array;
  readonly vms: Int32Array;
}

/** @param moving by host, the VMs that go elsewhere when it is lost */
export function flowsOf(
  moving: readonly (readonly number[])[],
  { first, rank, demand, width }: Pick<Recipe, "first" | "rank" | "demand" | "width">,
): Flows {
  const from = new Int32Array(moving.length + 1);
  const target: number[] = [];
  const start: number[] = [];
  const vms: number[] = [];
  moving.forEach((list, h) => {
    const sorted = [...list].sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || (rank[a] ?? 0) - (rank[b] ?? 0));
    sorted.forEach((vm, i) => {
      if (i === 0 || first[vm] !== first[sorted[i - 1] ?? 0]) {
        target.push(first[vm] ?? -1);
        start.push(vms.length);
      }
      vms.push(vm);
    });
    from[h + 1] = target.length;
  });
  start.push(vms.length);
  const amount = new Float64Array(target.length * width);
  for (let flow = 0; flow < target.length; flow += 1) {
    for (let i = start[flow] ?? 0; i < (start[flow + 1] ?? 0); i += 1) {
      const vm = vms[i] ?? 0;
      for (let d = 0; d < width; d += 1) {
        amount[flow * width + d] = (amount[flow * width + d] ?? 0) + (demand[vm * width + d] ?? 0);
      }
    }
  }
  return { from, target: Int32Array.from(target), amount, start: Int32Array.from(start), vms: Int32Array.from(vms) };
}

/** Position of the flow from one host to another, or -1. */
export function flowTo({ from, target }: Flows, h: number, to: number): number {
  let low = from[h] ?? 0;
  let high = (from[h + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = target[middle] ?? 0;
    if (found === to) return middle;
    if (found < to) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

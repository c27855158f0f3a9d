import type { EstateIndex, Id, PlacementModel } from "../estate";
import { movementOf } from "../prover";

/** One way in which clusters of which it is not told may be moved. */
export interface Way {
  /** Those of the open ones that are moved, sorted. */
  readonly repack: readonly Id[];
  /** All whose VMs stay where they are. */
  readonly pinned: ReadonlySet<Id>;
}

/** Beyond so many clusters of which it is not known whether their VMs may be moved, nothing is decided. */
const MOST_OPEN = 3;

/** The clusters of which it is not known whether their VMs may be moved, and every way that leaves; none where they are too many. */
export function waysOf(
  index: EstateIndex,
  placement: PlacementModel,
  clusters: Iterable<Id>,
): { readonly open: readonly Id[]; readonly ways: readonly Way[] } {
  const open: Id[] = [];
  const pinned: Id[] = [];
  for (const id of [...clusters].sort()) {
    const cluster = index.clusters.get(id);
    const movement = cluster === undefined ? "pinned" : movementOf(cluster, placement);
    if (movement === "unknown") open.push(id);
    else if (movement === "pinned") pinned.push(id);
  }
  if (open.length > MOST_OPEN) return { open, ways: [] };
  const ways = Array.from({ length: 2 ** open.length }, (_, mask): Way => {
    const repack = open.filter((_id, i) => Math.floor(mask / 2 ** i) % 2 === 1);
    return { repack, pinned: new Set([...pinned, ...open.filter((id) => !repack.includes(id))]) };
  });
  return { open, ways };
}

import type { Board } from "./board";
import type { Units } from "./units";

/** VMs that fit on no host but these; and with them there, the same of others: on none, at the end of each branch. */
export interface Cases {
  readonly unit: readonly number[];
  readonly on: readonly { readonly host: number; readonly then: Cases }[];
}

const MOST_UNITS = 64;
/** A larger tree is no proof that anyone reads, and makes the certificates long. */
const MOST_NODES = 120;

/**
 * What exhaustive search has found, as a small tree that can be checked: the unit with the fewest hosts on each of these in turn. Undefined
 * where the tree would be large, or where replicas may be left down.
 * @param board with the VMs that stay
 */
export function refuteByCases(board: Board, units: Units): Cases | undefined {
  if (units.optional.length > 0 || units.required.length > MOST_UNITS) return undefined;
  const open = new Set(units.required);
  let left = MOST_NODES;
  return branch();

  function branch(): Cases | undefined {
    left -= 1;
    const fewest = left < 0 ? undefined : narrowest(board, open);
    if (fewest === undefined) return undefined;
    const { unit, hosts } = fewest;
    const on: Cases["on"][number][] = [];
    open.delete(unit);
    for (const host of hosts) {
      board.tryPut(unit, host);
      const then = branch();
      for (const vm of unit) board.take(vm);
      if (then === undefined) return undefined;
      on.push({ host, then });
    }
    open.add(unit);
    return { unit, on };
  }
}

/** The unit with the fewest hosts that still take it. */
function narrowest(
  board: Board,
  open: Iterable<readonly number[]>,
): { readonly unit: readonly number[]; readonly hosts: readonly number[] } | undefined {
  let found: { readonly unit: readonly number[]; readonly hosts: readonly number[] } | undefined;
  for (const unit of open) {
    const hosts: number[] = [];
    for (let h = 0; h < board.hosts; h += 1) {
      if (!board.tryPut(unit, h)) continue;
      for (const vm of unit) board.take(vm);
      hosts.push(h);
    }
    if (found === undefined || hosts.length < found.hosts.length) found = { unit, hosts };
    if (hosts.length === 0) break;
  }
  return found;
}

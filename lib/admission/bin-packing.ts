/** Hosts that are left with what is free there, and where the VMs are that may fail. Ids are positions in these lists. */
export interface Pool {
  /** MiB that are free, by host; negative where more is used than there is. */
  readonly free: readonly number[];
  /** VMs that are planned for: MiB, and the host that each runs on. */
  readonly vms: readonly { readonly sizeMib: number; readonly host: number }[];
}

/** Hosts that fail one after the other, and a VM of the last of them for which XAPI finds no place; none: there are too few hosts. */
export interface Stop {
  readonly failed: readonly number[];
  readonly vm?: number;
}

/**
 * Whether XAPI plans a pool of this size exhaustively: every order in which that many hosts can fail. Beyond it estimates, more strictly.
 *
 * @see https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/binpack.ml (choose_heuristic)
 */
export function isPlannedExactly(hosts: number, failures: number): boolean {
  if (hosts > 32) return false;
  let orders = 1;
  for (let i = 0; i < failures; i++) orders *= hosts - i; // C(n, r) r!
  return orders < 3500;
}

/**
 * XAPI's exhaustive plan: in every order in which `failures` hosts can fail, the VMs of each find a place when it fails, the largest first, each
 * where most is free. `undefined`: they do; else the first order in which one does not.
 *
 * @see https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/binpack.ml (plan_always_possible, biggest_fit_decreasing)
 */
export function stopOf(pool: Pool, failures: number): Stop | undefined {
  const hosts = pool.free.map((_, host) => host);
  if (hosts.length < failures) return { failed: hosts };
  return failing(pool, hosts, [], failures);
}

function failing(pool: Pool, up: readonly number[], failed: readonly number[], left: number): Stop | undefined {
  if (left === 0) return undefined;
  for (const host of up) {
    const others = up.filter((other) => other !== host);
    const [gone, after] = [[...failed, host], restarted(pool, host, others)];
    if (typeof after === "number") return { failed: gone, vm: after };
    const stop = failing(after, others, gone, left - 1);
    if (stop !== undefined) return stop;
  }
  return undefined;
}

/** The pool after the VMs of a host were restarted on others, or the first VM without a place. Of equal hosts, the first is taken. */
function restarted({ free, vms }: Pool, failed: number, others: readonly number[]): Pool | number {
  const room = [...free];
  const placed = [...vms];
  const largestFirst = vms
    .map((vm, at) => ({ ...vm, at }))
    .filter(({ host }) => host === failed)
    .sort((a, b) => b.sizeMib - a.sizeMib);
  for (const { at, sizeMib } of largestFirst) {
    const [first] = others;
    if (first === undefined) return at;
    const host = others.reduce((best, other) => ((room[other] ?? 0) > (room[best] ?? 0) ? other : best), first);
    const rest = (room[host] ?? 0) - sizeMib;
    if (rest < 0) return at;
    room[host] = rest;
    placed[at] = { sizeMib, host };
  }
  return { free: room, vms: placed };
}

import type { EstateIndex, Id, Tolerance } from "../../estate";
import { compare } from "../blame";
import type { FailedDomain } from "../verdict";

/** The domains of one kind, and up to how many of them fail together. */
export interface ToleratedKind {
  readonly kind: Id;
  /** Positions in `domains` of the universe. */
  readonly from: number;
  readonly count: number;
  readonly atMost: number;
}

/** Every domain that a tolerance names, sorted by kind, then id; and how many of each kind may fail together. */
export interface Universe {
  readonly domains: readonly FailedDomain[];
  readonly kinds: readonly ToleratedKind[];
  /** Number of scenarios; `Number.MAX_SAFE_INTEGER` stands for more. */
  readonly total: number;
  /** In which order scenarios are gone through: after the empty one the largest, or the smallest. */
  readonly largestFirst: boolean;
}

/** @param hosts ids of the hosts of the scoped clusters, whatever their state */
export function universeOf(
  index: EstateIndex,
  tolerate: Tolerance,
  hosts: readonly Id[],
  largestFirst = false,
): Universe {
  const domains: FailedDomain[] = [];
  const kinds: ToleratedKind[] = [];
  for (const kind of Object.keys(tolerate).sort(compare)) {
    const ids = [...idsOfKind(index, kind, hosts)].sort(compare);
    kinds.push({ kind, from: domains.length, count: ids.length, atMost: Math.min(tolerate[kind] ?? 0, ids.length) });
    for (const id of ids) domains.push({ kind, id });
  }
  const total = kinds.map(({ count, atMost }) => subsets(count, atMost)).reduce((a, b) => a * b, 1n);
  return { domains, kinds, total: Number(total < MAX ? total : MAX), largestFirst };
}

const MAX = BigInt(Number.MAX_SAFE_INTEGER);

function idsOfKind(index: EstateIndex, kind: Id, hosts: readonly Id[]): readonly Id[] {
  if (kind === "host") return hosts;
  if (kind === "site") return [...index.sites.keys()];
  if (kind === "datastore") return [...index.datastores.keys()];
  return [...index.domains.values()].filter((domain) => domain.kind === kind).map((domain) => domain.id);
}

/** Number of subsets of at most `k` of `n`; `Number.MAX_SAFE_INTEGER` stands for more. */
export function countOfSubsets(n: number, k: number): number {
  const count = subsets(n, k);
  return Number(count < MAX ? count : MAX);
}

function subsets(n: number, k: number): bigint {
  let choose = 1n;
  let sum = 1n;
  for (let i = 0; i < k; i += 1) {
    choose = (choose * BigInt(n - i)) / BigInt(i + 1);
    sum += choose;
  }
  return sum;
}

/** Every scenario as ascending positions in `domains`, by size (see `largestFirst`), then in the order of the positions. */
export function* scenariosOf({ kinds, largestFirst }: Universe): Generator<readonly number[]> {
  const most = kinds.reduce((sum, kind) => sum + kind.atMost, 0);
  yield [];
  for (let i = 1; i <= most; i += 1) yield* ofSize(kinds, largestFirst ? most + 1 - i : i, 0, []);
}

function* ofSize(
  kinds: readonly ToleratedKind[],
  size: number,
  at: number,
  chosen: number[],
): Generator<readonly number[]> {
  const kind = kinds[at];
  if (kind === undefined) {
    if (size === 0) yield [...chosen];
    return;
  }
  const later = kinds.slice(at + 1).reduce((sum, next) => sum + next.atMost, 0);
  const most = Math.min(kind.atMost, size);
  for (let here = most; here >= Math.max(0, size - later); here -= 1) {
    for (const picked of combinations(kind.from, kind.count, here)) {
      yield* ofSize(kinds, size - here, at + 1, [...chosen, ...picked]);
    }
  }
}

/** Ascending combinations of `k` of the `n` numbers from `first` on, in lexicographic order. */
export function* combinations(first: number, n: number, k: number): Generator<readonly number[]> {
  if (k > n) return;
  const picked = Array.from({ length: k }, (_, i) => first + i);
  for (;;) {
    yield [...picked];
    let i = k - 1;
    while (i >= 0 && picked[i] === first + n - k + i) i -= 1;
    if (i < 0) return;
    let next = (picked[i] ?? 0) + 1;
    for (; i < k; i += 1, next += 1) picked[i] = next;
  }
}

import type { Problem } from "../fates/problem";
import { bundles } from "../search/units";
import type { Recipe } from "./recipe";

/** Hosts that are looked at for one VM. */
const MOST_CANDIDATES = 128;

type Shape = Pick<Recipe, "hosts" | "width" | "left" | "demand" | "rank" | "rows" | "rowOfVm" | "rules" | "place">;

/**
 * Where each VM goes first if its host is lost: spread so that no host would have to take much of any one lost host, in proportion to the room
 * it has left. VMs that rules keep apart go where they are apart whichever hosts are lost; those that rules hold together, together.
 */
export function firstChoices(base: Problem, moving: readonly (readonly number[])[], shape: Shape): Int32Array {
  const first = new Int32Array(base.model.vms.length).fill(-1);
  const heaviest = new Float64Array(shape.hosts);
  const taken = takenCells(shape);
  const { rank } = shape;
  moving.forEach((vms, from) => {
    const sent = new Float64Array(shape.hosts * shape.width);
    const units = [...bundles(base, vms)].sort((a, b) => (rank[a[0] ?? 0] ?? 0) - (rank[b[0] ?? 0] ?? 0));
    units.forEach((unit, u) => {
      const to = choose(unit, from, from + 1 + u, { shape, sent, heaviest, taken });
      if (to === -1) return;
      for (const vm of unit) {
        first[vm] = to;
        claim(shape, taken, vm, to);
        for (let d = 0; d < shape.width; d += 1) {
          sent[to * shape.width + d] = (sent[to * shape.width + d] ?? 0) + (shape.demand[vm * shape.width + d] ?? 0);
        }
      }
    });
    for (let h = 0; h < shape.hosts; h += 1) heaviest[h] = Math.max(heaviest[h] ?? 0, shareOf(shape, sent, h, []));
  });
  return first;
}

interface State {
  readonly shape: Shape;
  /** Hosts × dimensions: what this host sends to each so far. */
  readonly sent: Float64Array;
  /** By host: the largest share of its room that any one host before sends. */
  readonly heaviest: Float64Array;
  readonly taken: readonly Map<number, number>[];
}

/** The host that would have to give up the smallest share of its room. */
function choose(unit: readonly number[], from: number, start: number, state: State): number {
  const { shape, sent, heaviest, taken } = state;
  const { hosts, rows, rowOfVm } = shape;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  let seen = 0;
  for (let i = 0; i < hosts && seen < MOST_CANDIDATES; i += 1) {
    const h = (start + i) % hosts;
    if (h === from || unit.some((vm) => rows[(rowOfVm[vm] ?? 0) * hosts + h] !== 1)) continue;
    seen += 1;
    const own = shareOf(shape, sent, h, unit);
    const share = own + Math.max(own, heaviest[h] ?? 0);
    if (own > 1 || share >= least || unit.some((vm) => !isApart(shape, taken, vm, h))) continue;
    best = h;
    least = share;
  }
  return best;
}

/** What is sent, with more VMs, as the largest share of the room that is left there. */
function shareOf({ width, left, demand }: Shape, sent: Float64Array, h: number, more: readonly number[]): number {
  let share = 0;
  for (let d = 0; d < width; d += 1) {
    let amount = sent[h * width + d] ?? 0;
    for (const vm of more) amount += demand[vm * width + d] ?? 0;
    if (amount > 0) share = Math.max(share, amount / Math.max(0.5, left[h * width + d] ?? 0));
  }
  return share;
}

/** By anti-affinity rule: which VM holds each domain, by where it stands or goes first. */
function takenCells({ rules, place }: Shape): readonly Map<number, number>[] {
  return rules.apart.map((cells, r) => {
    const held = new Map<number, number>();
    for (const vm of rules.apartVms[r] ?? []) {
      for (const cell of cells.ofHost[place[vm] ?? -1] ?? []) held.set(cell, vm);
    }
    return held;
  });
}

function isApart({ rules }: Shape, taken: readonly Map<number, number>[], vm: number, h: number): boolean {
  return (rules.apartOfVm[vm] ?? []).every((r) => {
    const cells = rules.apart[r];
    if (cells === undefined || cells.anywhere !== undefined) return false;
    return (cells.ofHost[h] ?? []).every((cell) => (taken[r]?.get(cell) ?? vm) === vm);
  });
}

function claim({ rules }: Shape, taken: readonly Map<number, number>[], vm: number, h: number): void {
  for (const r of rules.apartOfVm[vm] ?? []) {
    for (const cell of rules.apart[r]?.ofHost[h] ?? []) taken[r]?.set(cell, vm);
  }
}

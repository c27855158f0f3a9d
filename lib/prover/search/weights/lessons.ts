import type { Problem } from "../../fates/problem";
import { Board } from "../board";
import type { Impossible, WeightItem } from "../impossible";
import { heaviest } from "./knapsack";

type Weights = Extract<Impossible, { kind: "weights" }>;
type Stepped = Extract<Impossible, { kind: "steps" }>;

const MOST_LESSONS = 8;

/** Weights that refuted one scenario often refute the next: they are tried before anything else, and cost next to nothing. */
export class Lessons {
  readonly #lessons: Lesson[] = [];

  learn(problem: Problem, proof: Impossible): void {
    if (this.#lessons.length >= MOST_LESSONS) return;
    if (proof.kind === "weights") this.#lessons.push(new Lesson(problem, proof.hosts, proof.items, proof));
    if (proof.kind === "steps") this.#lessons.push(new Lesson(problem, proof.hosts, itemsOf(problem, proof), proof));
  }

  refute(problem: Problem): Impossible | undefined {
    if (this.#lessons.length === 0) return undefined;
    const board = settled(problem);
    for (const lesson of this.#lessons) {
      const proof = lesson.refutes(board);
      if (proof !== undefined) return proof;
    }
    return undefined;
  }
}

/** Weights that grow in steps with one dimension, as weights for sizes. */
function itemsOf({ model }: Problem, { steps, dimension }: Stepped): readonly WeightItem[] {
  return steps.map(({ atLeast, weight }) => {
    return { demand: model.dimensions.map((_, d) => (d === dimension ? atLeast : 0)), weight };
  });
}

/** With the VMs that stay. */
function settled(problem: Problem): Board {
  const { cohorts } = problem.model;
  const board = new Board(problem);
  for (const [c, plan] of problem.plans.entries()) {
    if (plan.duty === "stays") for (const vm of cohorts[c]?.vms ?? []) board.put(vm, cohorts[c]?.home ?? -1);
  }
  return board;
}

class Lesson {
  readonly #hosts: ReadonlySet<number>;
  /** Of each VM the item that it counts as, or -1. */
  readonly #item: Int32Array;
  readonly #prices = new Map<string, number>();

  constructor(
    { model }: Problem,
    hosts: readonly number[],
    readonly items: readonly WeightItem[],
    readonly proof: Weights | Stepped,
  ) {
    const width = model.dimensions.length;
    this.#hosts = new Set(hosts);
    this.#item = Int32Array.from(model.vms, (_, vm) => {
      return itemOf(items, model.demand.subarray(vm * width, (vm + 1) * width));
    });
  }

  /** @param board with the VMs that stay */
  refutes(board: Board): Impossible | undefined {
    const { problem, width, left } = board;
    const { items, proof } = this;
    // Steps that showed it for some hosts may show it for any.
    const isInside = (h: number) => proof.kind === "steps" || this.#hosts.has(h);
    const used = new Set<number>();
    const counts = items.map(() => 0);
    for (const [c, { vms }] of problem.model.cohorts.entries()) {
      if (problem.plans[c]?.duty !== "required") continue;
      const row = problem.allowed(c);
      if (!row.every((can, h) => can === 0 || isInside(h))) continue;
      for (const [h, can] of row.entries()) if (can === 1) used.add(h);
      for (const vm of vms) {
        const item = this.#item[vm] ?? -1;
        if (item !== -1) counts[item] = (counts[item] ?? 0) + 1;
      }
    }
    let balance = counts.reduce((sum, count, i) => sum + count * (items[i]?.weight ?? 0), 0);
    if (!Number.isSafeInteger(balance) || balance <= 0) return undefined;
    // In a proof by steps any number of VMs may be so large: as many as the host has room for.
    const most = proof.kind === "steps" ? undefined : counts;
    const own = most?.join() ?? "";
    for (const h of used) {
      const room = [...left.subarray(h * width, (h + 1) * width)].map((amount) => Math.max(0, amount));
      balance -= this.#price(own, most, room);
      if (balance <= 0) return undefined;
    }
    return proof.kind === "steps" ? { ...proof, hosts: [...used].sort((a, b) => a - b) } : proof;
  }

  #price(own: string, counts: readonly number[] | undefined, room: readonly number[]): number {
    const key = `${own} ${room.join()}`;
    const known = this.#prices.get(key);
    if (known !== undefined) return known;
    const fitting = ({ demand }: WeightItem) =>
      demand.reduce(
        (most, amount, d) => (amount > 0 ? Math.min(most, Math.floor((room[d] ?? 0) / amount)) : most),
        Number.MAX_SAFE_INTEGER,
      );
    const items = this.items.map((item, i) => ({ ...item, count: counts?.[i] ?? fitting(item) }));
    const price = heaviest(items, room)?.weight ?? Number.POSITIVE_INFINITY;
    this.#prices.set(key, price);
    return price;
  }
}

/** The last of the heaviest that the demand reaches. */
function itemOf(items: readonly WeightItem[], demand: ArrayLike<number>): number {
  let best = -1;
  for (const [i, item] of items.entries()) {
    if (item.weight < (items[best]?.weight ?? 0) || !item.demand.every((amount, d) => amount <= (demand[d] ?? 0)))
      continue;
    best = i;
  }
  return best;
}

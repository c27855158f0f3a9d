import type { StepProof, SumProof } from "../estate";
import type { Lots } from "./lots";
import type { Model } from "./model";

/** The most that is reckoned to weigh on one host; more counts as without limit. */
const MOST_WEIGHT = 4096;

/** How a proof weighs VMs, and prices what a host offers. */
export class Scale {
  readonly hosts: ReadonlySet<number>;
  /** By weight: the least size on which so much can weigh. */
  readonly #lightest: readonly number[];
  readonly #factors: Float64Array;
  readonly #weights: Float64Array;
  #common: Common | undefined;

  constructor(
    readonly model: Model,
    readonly proof: SumProof | StepProof,
  ) {
    const { multipliers, hosts } = proof;
    this.hosts = new Set(hosts === "all" ? model.hosts.keys() : hosts);
    const factor = (name: string) => (Object.hasOwn(multipliers, name) ? (multipliers[name] ?? 0) : 0);
    this.#factors = Float64Array.from(model.sizes.dimensions, factor);
    const sizes = model.hosts.map((_, host) => this.size(model.sizes.room.most, host));
    this.#lightest = proof.kind === "sum" ? [] : lightest(proof.steps, Math.max(0, ...sizes));
    this.#weights = Float64Array.from(model.vms, (_, vm) => this.#weightOf(this.size(model.sizes.demand.least, vm)));
  }

  /** Whether it grows with size: the multipliers, steps and weights are above 0. */
  get isSound(): boolean {
    const { proof } = this;
    const steps = proof.kind === "sum" ? [] : proof.steps;
    return (
      Object.values(proof.multipliers).every((factor) => factor > 0) &&
      steps.every(({ atLeast, weight }) => atLeast > 0 && weight > 0)
    );
  }

  /** A row of sizes in one number. */
  size(rows: Float64Array, at: number): number {
    const width = this.#factors.length;
    return this.#factors.reduce(
      (sum, factor, d) => (factor === 0 ? sum : sum + factor * (rows[at * width + d] ?? 0)),
      0,
    );
  }

  weight(vm: number): number {
    return this.#weights[vm] ?? 0;
  }

  /** The most that can weigh on a host that offers so much. */
  price(size: number): number {
    if (this.proof.kind === "sum") return size;
    const above = this.#lightest.findIndex((least) => least > size);
    return above >= 0 ? above - 1 : Number.POSITIVE_INFINITY;
  }

  /** VMs that must run, wherever that is on hosts of the set only, and what these offer: the same in every scenario that only takes hosts. */
  common(before: Lots): Common {
    if (this.#common !== undefined) return this.#common;
    const { model, hosts } = this;
    let need = 0;
    for (const vm of model.considered.filter((one) => model.required.has(one))) {
      const home = before.home(vm);
      const mayRecover = before.dataGone(vm) > 0 && model.mayRecover(vm);
      if (mayRecover || (this.proof.kind === "steps" && before.isFixed(vm))) continue;
      const isBound = (home === undefined || hosts.has(home)) && before.hosts(vm, 1).every((host) => hosts.has(host));
      if (isBound) need += this.weight(vm);
    }
    const prices = model.hosts.map((_, host) =>
      hosts.has(host) ? this.price(this.size(model.sizes.room.most, host)) : 0,
    );
    this.#common = { need, prices };
    return this.#common;
  }

  #weightOf(size: number): number {
    if (this.proof.kind === "sum") return size;
    return this.proof.steps.findLast(({ atLeast }) => atLeast <= size)?.weight ?? 0;
  }
}

interface Common {
  readonly need: number;
  /** By host. */
  readonly prices: readonly number[];
}

/** By weight the least size of any multiset of steps that weighs so much (a knapsack), up to the first above `most`. */
function lightest(steps: StepProof["steps"], most: number): readonly number[] {
  const least = [0];
  while (least.length <= MOST_WEIGHT && (least.at(-1) ?? 0) <= most) {
    const weight = least.length;
    const ways = steps.map((step) => (least[Math.max(0, weight - step.weight)] ?? 0) + step.atLeast);
    least.push(ways.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
  }
  return least;
}

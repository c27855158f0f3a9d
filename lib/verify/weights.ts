import type { WeightProof } from "../estate";
import { heaviest } from "./knapsack";
import type { Lots } from "./lots";
import type { Model } from "./model";

const KNOWN = new WeakMap<Lots, Map<WeightProof, Weights>>();

/** VMs that can be on the hosts of a set only weigh more than any sets of them that these hosts can hold. */
export function weights(lots: Lots, proof: WeightProof): string | undefined {
  const { model } = lots;
  const before = lots.before ?? lots;
  const known = KNOWN.get(before) ?? new Map<WeightProof, Weights>();
  const own = known.get(proof) ?? new Weights(model, proof);
  KNOWN.set(before, known.set(proof, own));
  const isSound = ({ demand, weight }: WeightProof["items"][number]) =>
    weight > 0 && [weight, ...Object.values(demand)].every(Number.isSafeInteger);
  if (!proof.items.every(isSound)) return "a weight that is not above 0, or is no integer";
  if (lots.calm === before && own.exceedsAnyway(before, (host) => lots.isLost(host))) return undefined;
  const weighing: number[] = [];
  const room = model.sizes.room.most.slice();
  const width = model.sizes.dimensions.length;
  for (const vm of model.considered) {
    const { needs, stays, hosts } = lots.best(vm);
    if (!needs || !hosts.every((host) => own.hosts.has(host))) continue;
    if (!stays) weighing.push(vm);
    for (let d = 0; stays && d < width; d++) {
      const at = (hosts[0] ?? 0) * width + d;
      room[at] = Math.max(0, (room[at] ?? 0) - (model.sizes.demand.least[vm * width + d] ?? 0));
    }
  }
  const used = new Set(weighing.flatMap((vm) => lots.best(vm).hosts));
  const hosts = [...used].filter((host) => !lots.isLost(host));
  return own.exceeds(weighing, hosts, room) ? undefined : "they do not weigh more than the hosts can hold";
}

class Weights {
  readonly hosts: ReadonlySet<number>;
  readonly #demands: readonly (readonly number[])[];
  /** Of each VM the item that it counts as, or -1. */
  readonly #item: Int32Array;
  readonly #prices = new Map<string, number>();
  #required: readonly number[] | undefined;

  constructor(
    readonly model: Model,
    readonly proof: WeightProof,
  ) {
    const { dimensions, demand } = model.sizes;
    this.hosts = new Set(proof.hosts === "all" ? model.hosts.keys() : proof.hosts);
    const amount = (of: WeightProof["items"][number]["demand"], name: string) =>
      Object.hasOwn(of, name) ? Math.max(0, of[name] ?? 0) : 0;
    this.#demands = proof.items.map((item) => dimensions.map((name) => amount(item.demand, name)));
    this.#item = Int32Array.from(model.vms, (_, vm) => {
      const reaches = (least: readonly number[]) =>
        least.every((size, d) => (demand.least[vm * dimensions.length + d] ?? 0) >= size);
      return this.#demands.reduce((best, least, i) => {
        return reaches(least) && this.#weight(i) >= this.#weight(best) ? i : best;
      }, -1);
    });
  }

  /** Whether already those outweigh what is left that must run whatever hosts are lost, each host being as large as if nothing stayed there. */
  exceedsAnyway(before: Lots, isLost: (host: number) => boolean): boolean {
    const { model, hosts } = this;
    this.#required ??= model.considered.filter((vm) => {
      if (!model.required.has(vm) || before.isFixed(vm) || (before.dataGone(vm) > 0 && model.mayRecover(vm)))
        return false;
      return before.hosts(vm, 1).every((host) => hosts.has(host));
    });
    return this.exceeds(
      this.#required,
      [...hosts].filter((host) => !isLost(host)),
      model.sizes.room.most,
    );
  }

  exceeds(vms: readonly number[], hosts: readonly number[], room: Float64Array): boolean {
    const counts = new Array<number>(this.proof.items.length).fill(0);
    for (const vm of vms) {
      const item = this.#item[vm] ?? -1;
      if (item >= 0) counts[item] = (counts[item] ?? 0) + 1;
    }
    const need = counts.reduce((sum, count, i) => sum + count * this.#weight(i), 0);
    const width = this.model.sizes.dimensions.length;
    let have = 0;
    for (const host of hosts) have += this.#price(counts, [...room.slice(host * width, (host + 1) * width)]);
    return need > have && Number.isSafeInteger(need);
  }

  #weight(item: number): number {
    return this.proof.items[item]?.weight ?? 0;
  }

  #price(counts: readonly number[], room: readonly number[]): number {
    const key = `${counts} ${room}`;
    const items = counts.map((count, i) => ({ count, demand: this.#demands[i] ?? [], weight: this.#weight(i) }));
    const price = this.#prices.get(key) ?? heaviest(items, room);
    this.#prices.set(key, price);
    return price;
  }
}

import { flowTo, type Recipe } from "./recipe";
import { Stragglers } from "./stragglers";

/**
 * Follows one recipe through many scenarios of lost hosts, in about the time it takes to add up what the lost hosts send where. What is
 * added up for the first hosts of a scenario is kept for the next that begins with the same.
 */
export class Sweep {
  /** Hosts that the levels below stand for. */
  readonly #path: number[] = [];
  /** By number of lost hosts: what is left when all VMs go where they go first. */
  readonly #levels: Float64Array[];
  /** By number of lost hosts: those of which less than nothing is left. */
  readonly #overfull: number[][] = [[]];
  /** The last level, to work on; `#dirty` are the hosts on which it differs from it. */
  readonly #work: Float64Array;
  #workDepth = 0;
  readonly #dirty: number[] = [];
  readonly #lost: Uint8Array;
  readonly #stragglers: Stragglers;

  constructor(readonly recipe: Recipe) {
    this.#levels = [recipe.left];
    this.#work = recipe.left.slice();
    this.#lost = new Uint8Array(recipe.hosts);
    this.#stragglers = new Stragglers(recipe, this.#work, this.#lost, this.#dirty);
  }

  /** Whether following the recipe places every VM when these hosts are lost. */
  covers(hosts: ArrayLike<number>): boolean {
    const last = hosts[hosts.length - 1];
    if (last === undefined) return true;
    this.#descend(hosts);
    for (let i = 0; i < hosts.length; i += 1) this.#lost[hosts[i] ?? 0] = 1;
    const isCovered = this.#settle(hosts, last);
    for (let i = 0; i < hosts.length; i += 1) this.#lost[hosts[i] ?? 0] = 0;
    this.#restore();
    return isCovered;
  }

  /** Brings the levels to all hosts but the last. */
  #descend(hosts: ArrayLike<number>): void {
    const depth = hosts.length - 1;
    let same = 0;
    while (same < depth && same < this.#path.length && this.#path[same] === hosts[same]) same += 1;
    if (same === depth && this.#workDepth === depth && this.#path.length >= depth) return;
    this.#path.length = same;
    for (let i = same; i < depth; i += 1) {
      const h = hosts[i] ?? 0;
      const level = this.#levels[i + 1] ?? new Float64Array(this.#work.length);
      this.#levels[i + 1] = level;
      level.set(this.#levels[i] ?? level);
      const overfull = [...(this.#overfull[i] ?? [])];
      this.#send(h, level, overfull, undefined);
      this.#overfull[i + 1] = overfull;
      this.#path.push(h);
    }
    this.#work.set(this.#levels[depth] ?? this.recipe.left);
    this.#workDepth = depth;
  }

  /** Takes from `left` what a lost host sends; hosts of which less than nothing is left then are added to `overfull`. */
  #send(h: number, left: Float64Array, overfull: number[], dirty: number[] | undefined): void {
    const { flows, width } = this.recipe;
    const end = flows.from[h + 1] ?? 0;
    for (let flow = flows.from[h] ?? 0; flow < end; flow += 1) {
      const to = flows.target[flow] ?? -1;
      if (to === -1) continue;
      dirty?.push(to);
      let isOver = false;
      for (let d = 0; d < width; d += 1) {
        const rest = (left[to * width + d] ?? 0) - (flows.amount[flow * width + d] ?? 0);
        left[to * width + d] = rest;
        if (rest < 0) isOver = true;
      }
      if (isOver && !overfull.includes(to)) overfull.push(to);
    }
  }

  #settle(hosts: ArrayLike<number>, last: number): boolean {
    const { flows } = this.recipe;
    const overfull = [...(this.#overfull[hosts.length - 1] ?? [])];
    this.#send(last, this.#work, overfull, this.#dirty);
    const stragglers = this.#stragglers;
    stragglers.clear();
    for (let i = 0; i < hosts.length; i += 1) {
      const h = hosts[i] ?? 0;
      stragglers.addFlow(flowTo(flows, h, -1));
      for (let j = 0; j < hosts.length; j += 1) if (j !== i) stragglers.addFlow(flowTo(flows, h, hosts[j] ?? 0));
    }
    for (const to of overfull) if (this.#lost[to] === 0) stragglers.turnAway(to, hosts);
    return stragglers.place();
  }

  #restore(): void {
    const { width } = this.recipe;
    const level = this.#levels[this.#workDepth];
    for (const h of this.#dirty) {
      for (let i = h * width; i < (h + 1) * width; i += 1) this.#work[i] = level?.[i] ?? 0;
    }
    this.#dirty.length = 0;
  }
}

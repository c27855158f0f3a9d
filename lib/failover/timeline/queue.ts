import type { Id } from "../../estate";

/** A VM that is to be started, under one bound of every number. */
export interface Start {
  readonly vm: Id;
  /** Whose start slots it takes. */
  readonly cluster: Id;
  /** Starts of one queue follow each other. */
  readonly queue: string;
  /** Earliest start, seconds after the loss. */
  readonly ready: number;
  readonly boot: number;
  /** VMs that must be up before it starts; those that do not start are not waited for. */
  readonly after: readonly Id[];
  /** Its group, and those that must be up, with the delay after. */
  readonly group?: Id;
  readonly afterGroups: readonly Id[];
  readonly delay: number;
}

export interface Started {
  readonly start: number;
  readonly up: number;
  /** What it waited for last; undefined: nothing but its own readiness. */
  readonly waitedFor?: string;
}

/**
 * A simulation of discrete events: VMs start strictly in the order given, each when it is ready, what it waits for is up, and a start slot of its
 * cluster is free. Strict order makes it monotone: what is ready earlier, boots faster or has more slots never makes anything later.
 *
 * @param starts in the order in which they start
 */
export function simulateStarts(starts: readonly Start[], slotsOf: (cluster: Id) => number): ReadonlyMap<Id, Started> {
  const done = new Map<Id, Started>();
  const groupUp = new Map<Id, number>();
  const lastStart = new Map<string, number>();
  const busy = new Map<string, Busy>();
  for (const { vm, cluster, queue, ready, boot, after, group, afterGroups, delay } of starts) {
    const slots = busy.get(queue) ?? new Busy(Math.max(1, slotsOf(cluster)));
    busy.set(queue, slots);
    let start = ready;
    let waitedFor: string | undefined;
    const wait = (until: number, what: string): void => {
      if (until <= start) return;
      start = until;
      waitedFor = what;
    };
    for (const id of afterGroups) wait((groupUp.get(id) ?? 0) + delay, `group ${id}`);
    for (const id of after) wait(done.get(id)?.up ?? 0, id);
    wait(lastStart.get(queue) ?? 0, "those before it");
    wait(slots.freeAt, "a start slot");
    const up = start + boot;
    slots.take(up);
    lastStart.set(queue, start);
    if (group !== undefined) groupUp.set(group, Math.max(groupUp.get(group) ?? 0, up));
    done.set(vm, { start, up, ...(waitedFor === undefined ? {} : { waitedFor }) });
  }
  return done;
}

/** Start slots of a cluster: when each that is taken is free again, ascending. */
class Busy {
  readonly #ends: number[] = [];

  constructor(readonly slots: number) {}

  get freeAt(): number {
    return this.#ends.length < this.slots ? 0 : (this.#ends[0] ?? 0);
  }

  take(until: number): void {
    if (this.#ends.length >= this.slots) this.#ends.shift();
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) <= until) low = middle + 1;
      else high = middle;
    }
    this.#ends.splice(low, 0, until);
  }
}

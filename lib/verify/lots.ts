import { DATA_GONE, Fates, HOST_LOST, RUNS, STUCK } from "./fates";

/** What a VM needs in a scenario if all that is not told turns out for the worst. */
export interface Worst {
  /** `fails`: nothing shows that the scenario is survived; `stays`: it takes room where it is; `free`: it may be put anywhere. */
  readonly kind: "fails" | "nothing" | "stays" | "free";
  /** It must stand somewhere. */
  readonly required: boolean;
  /** It runs wherever it stands, and counts as a replica. */
  readonly counts: boolean;
}

const FAILS: Worst = { kind: "fails", required: true, counts: false };
const NOTHING: Worst = { kind: "nothing", required: false, counts: false };

/** And for the best: whether it takes room all the same, and where it can. */
export interface Best {
  readonly needs: boolean;
  /** Whether it may run, and count as a replica. */
  readonly runs: boolean;
  /** It may run again at another site, by a replication. */
  readonly recovers: boolean;
  readonly hosts: readonly number[];
  /** It cannot be anywhere else, for it is there. */
  readonly stays: boolean;
}

/** What VMs need in one scenario. */
export class Lots extends Fates {
  declare readonly before?: Lots;
  declare readonly calm: Lots | undefined;
  readonly #worst = new Map<number, Worst>();
  readonly #best = new Map<number, Best>();
  /** The host that VMs are supposed to be on after the failure. */
  #placed: ReadonlyMap<number, number> = new Map();

  /** Every way in which the loss of hosts and the fates of VMs that stay may turn out; this one alone where they are many. */
  ways(): readonly Lots[] {
    const { model, modes, world } = this;
    const open = model.hosts.filter((host) => world.hostGone(host) === 1).map(({ id }) => id);
    if (open.length > 5) return [this];
    const worlds = combinations(open.map((id) => [0, 2].map((gone) => [id, gone] as const)));
    return worlds.flatMap((gone) => {
      const settled = new Lots(model, modes, model.world(world.scenario, new Map(gone)), this.before);
      const fates = model.considered.flatMap((vm) => {
        const home = settled.home(vm);
        const all = home === undefined ? 0 : settled.fates(vm, home);
        const bits = [RUNS, STUCK, HOST_LOST, DATA_GONE].filter((bit) => all & bit);
        return bits.length > 1 ? [bits.map((bit) => [vm, bit] as const)] : [];
      });
      if (fates.length > 5) return [settled];
      return combinations(fates).map((way) => new Lots(model, modes, settled.world, this.before, new Map(way)));
    });
  }

  worst(vm: number): Worst {
    const kind = this.#kind(vm);
    const found = this.#worst.get(kind) ?? this.#findWorst(vm);
    this.#worst.set(kind, found);
    return found;
  }

  best(vm: number): Best {
    const kind = this.#kind(vm);
    const found = this.#best.get(kind) ?? this.#suppose(vm, this.#findBest(vm));
    this.#best.set(kind, found);
    return found;
  }

  #kind(vm: number): number {
    return this.supposed.size + this.#placed.size > 0 ? vm : (this.model.kind[vm] ?? vm);
  }

  /** The same, but that VMs are on the host, if they are to be placed at all. */
  with(vms: readonly number[], host: number): Lots {
    const { model, modes, world, before, supposed } = this;
    const lots = new Lots(model, modes, world, before, supposed);
    lots.#placed = new Map([...this.#placed, ...vms.map((vm) => [vm, host] as const)]);
    return lots;
  }

  #findWorst(vm: number): Worst {
    const { model } = this;
    const home = this.home(vm);
    if (this.isFixed(vm) && home === undefined) return FAILS;
    const wanted = model.mustRun.has(vm);
    const lost = wanted && !model.replicas.has(vm) ? FAILS : NOTHING;
    const required = !wanted || model.required.has(vm);
    if (home === undefined) {
      const safe = this.dataGone(vm) === 0 && this.mayBeLost(vm) === 0;
      if (wanted) return safe ? { kind: "free", required, counts: true } : lost;
      return this.needsNoRoom(vm) === 2 ? lost : { kind: "free", required, counts: safe };
    }
    const fates = this.fates(vm, home);
    const restarts = model.restarts(vm) === 2 && model.rank(vm) > 0;
    if (fates === RUNS) return { kind: "stays", required, counts: true };
    if (fates === DATA_GONE) return lost;
    if (wanted) {
      if (fates === HOST_LOST) return restarts ? { kind: "free", required, counts: true } : lost;
      if (required) return lost;
    } else if (fates & HOST_LOST && !(this.isPinned(vm) && model.mayStayDown(vm))) {
      if (fates === HOST_LOST && this.needsNoRoom(vm) < 2) return { kind: "free", required, counts: restarts };
      if (this.needsNoRoom(vm) < 2) return FAILS;
    }
    const free = fates === HOST_LOST || this.needsNoRoom(vm) === 2;
    return free ? lost : { kind: "stays", required, counts: false };
  }

  #findBest(vm: number): Best {
    const { model } = this;
    const home = this.home(vm);
    const run = this.#running(vm);
    const at = (hosts: readonly number[], needs: boolean): Best => ({
      needs,
      runs: run.recovers || run.hosts.length > 0,
      recovers: run.recovers,
      hosts,
      stays: needs && home !== undefined && hosts.every((host) => host === home),
    });
    if (run.recovers || !model.counts(vm)) return at([], false);
    if (this.isNeeded(vm)) return at(run.hosts, true);
    const noRoom = this.needsNoRoom(vm);
    const places = this.places(vm);
    const fates = this.#fates(vm);
    // Where it is, running or stuck, it takes room.
    const stays = places.filter((host) => this.fates(vm, host) & (RUNS | STUCK));
    if (places.length > 0 && (fates & ~(RUNS | STUCK)) === 0)
      return noRoom === 2 ? at([], false) : at(stays, noRoom === 0 || fates === RUNS);
    if (model.mustRun.has(vm)) return at(run.hosts, false);
    if (noRoom === 2) return at([], false);
    const isLost = (fates & HOST_LOST) !== 0;
    const reach = isLost || !this.isFixed(vm) ? this.#reach(vm) : [];
    const down = noRoom > 0 || (fates & DATA_GONE) !== 0 || (isLost && this.isPinned(vm) && model.mayStayDown(vm));
    return at([...new Set([...stays, ...reach])], !down);
  }

  #suppose(vm: number, best: Best): Best {
    const at = this.#placed.get(vm);
    return at === undefined ? best : { ...best, hosts: best.hosts.filter((host) => host === at), stays: true };
  }

  /** Whether a service is short without it, or it is no replica and must run. */
  isNeeded(vm: number): boolean {
    const { model } = this;
    if (model.required.has(vm)) return true;
    const id = model.vms[vm]?.id ?? "";
    return model.services.some(({ vms, quorum }) => {
      const others = vms.flatMap((other) => (other === id ? [] : (model.vmAt.get(other) ?? [])));
      return vms.includes(id) && others.filter((one) => this.mayCount(one)).length < (quorum ?? vms.length);
    });
  }

  /** Whether the VM may run, here or elsewhere. */
  mayCount(vm: number): boolean {
    if (!this.model.isOn(vm)) return false;
    const { recovers, hosts } = this.#running(vm);
    return !this.model.counts(vm) || recovers || hosts.length > 0;
  }

  /** The hosts where it may run; or it may recover elsewhere, where its data may be gone. */
  #running(vm: number): { readonly recovers: boolean; readonly hosts: readonly number[] } {
    const { model } = this;
    const gone = this.home(vm) === undefined ? this.dataGone(vm) : 0;
    const fates = this.#fates(vm);
    if ((gone > 0 || fates & DATA_GONE) && model.mayRecover(vm)) return { recovers: true, hosts: [] };
    if (gone === 2 || this.mayBeLost(vm) === 2) return { recovers: false, hosts: [] };
    if (!this.isFixed(vm)) return { recovers: false, hosts: this.#reach(vm) };
    const down = this.isPinned(vm) && !model.mustRun.has(vm) && model.mayStayDown(vm);
    const restarts = (fates & HOST_LOST) !== 0 && model.restarts(vm) > 0 && model.rank(vm) > 0 && !down;
    const runsOn = this.places(vm).filter((host) => this.fates(vm, host) & RUNS);
    return { recovers: false, hosts: [...new Set([...runsOn, ...(restarts ? this.#reach(vm) : [])])] };
  }

  /** Where a VM that stays may be before anything fails: nowhere, where it has no host and fits on none alone. */
  places(vm: number): readonly number[] {
    if (!this.isFixed(vm)) return [];
    const home = this.home(vm);
    return home === undefined ? (this.before ?? this).#reach(vm) : [home];
  }

  /** All that may become of a VM that stays. */
  #fates(vm: number): number {
    return this.places(vm).reduce((all, host) => all | this.fates(vm, host), 0);
  }

  /** The hosts that may run it and hold it alone. */
  #reach(vm: number): readonly number[] {
    return this.hosts(vm, 1).filter((host) => this.model.sizes.fits(host, [vm]) > 0);
  }
}

function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])),
    [[]],
  );
}

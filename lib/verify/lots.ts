import type { Id } from "../estate";
import type { Mode, Model } from "./model";
import { all, any, is, not, type Tri } from "./tri";
import type { World } from "./world";

/** What a VM needs in a scenario if all that is not told turns out for the worst. */
export type Worst =
  | { readonly kind: "fails" }
  | { readonly kind: "nothing" }
  | { readonly kind: "stays"; readonly host: number; readonly counts: boolean }
  | { readonly kind: "free"; readonly required: boolean; readonly counts: boolean };

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

/** What may become of a VM; each a bit. */
export const RUNS = 1;
export const STUCK = 2;
export const HOST_LOST = 4;
export const DATA_GONE = 8;

/** One scenario of a requirement, with one answer to who may be moved. */
export class Lots {
  readonly #reach = new Map<number, Uint8Array>();
  readonly #exposed = new Map<number, readonly number[]>();
  readonly #named: readonly number[];

  constructor(
    readonly model: Model,
    readonly modes: ReadonlyMap<Id, Mode>,
    readonly world: World,
    /** The same before anything fails. */
    readonly before?: Lots,
    /** What is supposed to become of VMs that stay at a known host. */
    readonly supposed: ReadonlyMap<number, number> = new Map(),
  ) {
    this.#named = world.scenario.flatMap(({ kind, id }) => (kind === "host" ? (model.hostAt.get(id) ?? []) : []));
  }

  /** This scenario is as before, but for the hosts that are named. */
  get #calm(): Lots | undefined {
    return this.world.isQuiet ? this.before : undefined;
  }

  isLost(host: number): boolean {
    return this.#calm === undefined ? this.#gone(host) === 2 : this.#named.includes(host);
  }

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

  isPinned(vm: number): boolean {
    return this.modes.get(this.model.vms[vm]?.cluster ?? "") === "pinned";
  }

  isFixed(vm: number): boolean {
    return this.isPinned(vm) || this.model.vms[vm]?.movable === false;
  }

  /** The host of a VM that stays where it is, if told. */
  home(vm: number): number | undefined {
    return this.isFixed(vm) ? this.model.hostAt.get(this.model.vms[vm]?.host ?? "") : undefined;
  }

  canRun(vm: number, host: number): Tri {
    if (host < 0 || host >= this.model.hosts.length) return 0;
    if (this.#calm !== undefined) return this.#named.includes(host) ? 0 : this.#calm.canRun(vm, host);
    const alike = this.model.alike[vm] ?? -1;
    const found =
      this.#reach.get(alike) ?? Uint8Array.from(this.model.hosts, (_, at) => this.model.canRun(this.world, vm, at));
    this.#reach.set(alike, found);
    return found[host] ?? 0;
  }

  hosts(vm: number, least: Tri): readonly number[] {
    return [...this.model.hosts.keys()].filter((host) => this.canRun(vm, host) >= least);
  }

  dataGone(vm: number): Tri {
    const v = this.model.vms[vm];
    if (this.#calm !== undefined) return this.#calm.dataGone(vm);
    return v === undefined ? 1 : this.world.dataGone(v);
  }

  /** What may become of a VM that ran on the host: a sum of situations. */
  fates(vm: number, host: number): number {
    const supposed = this.supposed.get(vm);
    if (supposed !== undefined) return supposed;
    const gone = this.dataGone(vm);
    return gone === 2 ? DATA_GONE : (gone === 1 ? DATA_GONE : 0) | this.#onHost(vm, host);
  }

  /** Whether some place that the platform may have given it is a bad one. */
  mayBeLost(vm: number): Tri {
    return any(this.#bad(vm).map((host) => Math.min(this.isPlace(vm, host), this.lostAt(vm, host))));
  }

  /** Hosts where it would be lost, or perhaps. */
  #bad(vm: number): readonly number[] {
    const key = 2 * (this.model.alike[vm] ?? -1) + (this.model.rank(vm) === 0 ? 1 : 0);
    const hosts = this.#calm === undefined ? [...this.model.hosts.keys()] : [...this.#calm.#bad(vm), ...this.#named];
    const found = this.#exposed.get(key) ?? hosts.filter((host) => this.lostAt(vm, host) > 0);
    this.#exposed.set(key, found);
    return found;
  }

  isPlace(vm: number, host: number): Tri {
    return Math.min((this.before ?? this).canRun(vm, host), this.model.fits(host, [vm]));
  }

  lostAt(vm: number, host: number): Tri {
    const fates = this.#onHost(vm, host);
    const restarts = this.model.rank(vm) === 0 ? 0 : this.model.restarts(vm);
    const outcomes = [
      [RUNS, 0],
      [STUCK, 2],
      [HOST_LOST, 2 - restarts],
    ].flatMap(([fate = 0, lost = 1]) => (fates & fate ? lost : []));
    return outcomes.every((lost) => lost === outcomes[0]) ? (outcomes[0] ?? 1) : 1;
  }

  worst(vm: number): Worst {
    const { model } = this;
    const home = this.home(vm);
    if (this.isFixed(vm) && home === undefined) return { kind: "fails" };
    const wanted = model.mustRun.has(vm);
    const lost = { kind: wanted && !model.replicas.has(vm) ? "fails" : "nothing" } as const;
    const required = !wanted || model.required.has(vm);
    if (home === undefined) {
      const safe = this.dataGone(vm) === 0 && this.mayBeLost(vm) === 0;
      if (wanted) return safe ? { kind: "free", required, counts: true } : lost;
      return this.#needsNoRoom(vm) === 2 ? lost : { kind: "free", required, counts: safe };
    }
    const fates = this.fates(vm, home);
    const restarts = model.restarts(vm) === 2 && model.rank(vm) > 0;
    if (fates === RUNS) return { kind: "stays", host: home, counts: true };
    if (fates === DATA_GONE) return lost;
    if (wanted) {
      if (fates === HOST_LOST) return restarts ? { kind: "free", required, counts: true } : lost;
      if (required) return lost;
    } else if (fates & HOST_LOST && !(this.isPinned(vm) && model.mayStayDown(vm))) {
      if (fates === HOST_LOST && this.#needsNoRoom(vm) < 2) return { kind: "free", required, counts: restarts };
      if (this.#needsNoRoom(vm) < 2) return { kind: "fails" };
    }
    return fates === HOST_LOST || this.#needsNoRoom(vm) === 2 ? lost : { kind: "stays", host: home, counts: false };
  }

  best(vm: number): Best {
    const { model } = this;
    const home = this.home(vm);
    const fates = home === undefined ? 0 : this.fates(vm, home);
    const run = this.#running(vm);
    const at = (hosts: readonly number[], needs: boolean): Best => ({
      needs,
      runs: run.recovers || run.hosts.length > 0,
      recovers: run.recovers,
      hosts,
      stays: needs && home !== undefined && hosts.every((host) => host === home),
    });
    if (run.recovers) return at([], false);
    if (this.isNeeded(vm)) return at(run.hosts, true);
    const noRoom = this.#needsNoRoom(vm);
    const remains = home !== undefined && (fates & ~(RUNS | STUCK)) === 0;
    if (remains) return noRoom === 2 ? at([], false) : at([home], noRoom === 0 || fates === RUNS);
    if (model.mustRun.has(vm)) return at(run.hosts, false);
    if (noRoom === 2) return at([], false);
    const reach =
      home === undefined || fates & HOST_LOST ? this.hosts(vm, 1).filter((host) => model.holds(vm, host)) : [];
    const hosts = home !== undefined && fates & (RUNS | STUCK) ? [...new Set([home, ...reach])] : reach;
    const lost = home === undefined || (fates & HOST_LOST) !== 0;
    const down = noRoom > 0 || (fates & DATA_GONE) !== 0 || (lost && this.isPinned(vm) && model.mayStayDown(vm));
    return at(hosts, !down);
  }

  /** Whether a service is short without it, or it is no replica and must run. */
  isNeeded(vm: number): boolean {
    const { model } = this;
    if (model.required.has(vm)) return true;
    const id = model.vms[vm]?.id ?? "";
    return model.services.some(({ vms, quorum }) => {
      const others = vms.flatMap((other) => (other === id ? [] : (model.vmAt.get(other) ?? [])));
      const runs = (one: number) => this.#running(one).recovers || this.#running(one).hosts.length > 0;
      const mayRun = (one: number) => model.isOn(one) && (!model.considered.includes(one) || runs(one));
      return vms.includes(id) && others.filter(mayRun).length < (quorum ?? vms.length);
    });
  }

  /** The hosts where it may run; or it may recover elsewhere, where its data may be gone. */
  #running(vm: number): { readonly recovers: boolean; readonly hosts: readonly number[] } {
    const { model } = this;
    const home = this.home(vm);
    const fates = home === undefined ? 0 : this.fates(vm, home);
    const gone = home === undefined ? this.dataGone(vm) : fates & DATA_GONE;
    if (gone > 0 && model.mayRecover(vm)) return { recovers: true, hosts: [] };
    const lost = home === undefined ? gone === 2 || (!this.isFixed(vm) && this.mayBeLost(vm) === 2) : false;
    const down = this.isPinned(vm) && !model.mustRun.has(vm) && model.mayStayDown(vm);
    const restarts = home === undefined || (fates & HOST_LOST && model.restarts(vm) > 0 && model.rank(vm) > 0 && !down);
    const reach = lost || !restarts ? [] : this.hosts(vm, 1).filter((host) => model.holds(vm, host));
    return { recovers: false, hosts: home !== undefined && fates & RUNS ? [...new Set([home, ...reach])] : reach };
  }

  /** "One whose data is gone, or that no surviving host can run, needs no room." */
  #needsNoRoom(vm: number): Tri {
    const gone = this.dataGone(vm);
    const nowhere = not(any(this.model.hosts.map((_, host) => this.canRun(vm, host))));
    return Math.max(this.home(vm) === undefined || gone === 2 ? gone : 0, nowhere);
  }

  #gone(host: number): Tri {
    const found = this.model.hosts[host];
    return found === undefined ? 0 : this.world.hostGone(found);
  }

  #onHost(vm: number, at: number): number {
    const [v, host] = [this.model.vms[vm], this.model.hosts[at]];
    if (v === undefined || host === undefined) return 0;
    const gone = this.#gone(at);
    if (gone === 2) return HOST_LOST;
    if (this.#calm !== undefined) return this.#calm.#onHost(vm, at);
    const cluster = this.model.cluster(vm);
    const { pdl, apd } = cluster?.ha?.componentProtection ?? {};
    const told = [pdl, apd].map((reaction) => is(reaction === undefined ? undefined : reaction === "restart"));
    const reacts = all([this.model.restarts(vm), ...told]);
    const either = (value: Tri, yes: number, no: number) => (value > 0 ? yes : 0) | (value < 2 ? no : 0);
    const noNetwork = cluster?.platform === "hyperv" ? STUCK | HOST_LOST : STUCK;
    const [network, disks] = [this.world.keepsNetworks(host, v), this.world.keepsDisks(host, v)];
    const kept = either(
      disks,
      either(network, RUNS, noNetwork),
      either(network, either(reacts, HOST_LOST, STUCK), STUCK),
    );
    return kept | (gone === 1 ? HOST_LOST : 0);
  }
}

function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])),
    [[]],
  );
}
